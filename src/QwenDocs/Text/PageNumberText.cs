using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>Reads the page numbers that documents print with the number of their pages: <c>Page 2 of 5</c>, <c>Seite 2/5</c>, <c>第 2 页 共 5 页</c>.</summary>
internal static partial class PageNumberText
{
    /// <summary>Returns every page number in a text that is not above the number of pages.</summary>
    public static IEnumerable<(int Number, int Total)> Find(string text)
    {
        foreach (Match match in PageOf().Matches(text))
        {
            int number = Value(match.Groups["number"]), total = Value(match.Groups["total"]);
            if (number > 0 && number <= total)
                yield return (number, total);
        }
    }

    /// <summary>Reads a number and the number of pages that stand alone, such as <c>2/5</c> or <c>- 2 / 5 -</c>.</summary>
    public static (int Number, int Total)? ReadBare(string text) =>
        Bare().Match(text) is { Success: true } match && Value(match.Groups["number"]) is > 0 and int number && Value(match.Groups["total"]) is > 1 and int total && number <= total ? (number, total) : null;

    private static int Value(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?:\b(?:page|pag|seite|blatt|sheet|pagina|página|pág)\b\s*[.:]?\s*(?:no\.?\s*)?(?<number>\d{1,4})\s*(?:of|out of|von|de|di|sur|van|/)\s*(?<total>\d{1,4})\b)|(?:第\s*(?<number>\d{1,4})\s*[页頁]\s*[,，/]?\s*[共总]\s*(?<total>\d{1,4})\s*[页頁])|(?:[共总]\s*(?<total>\d{1,4})\s*[页頁]\s*[,，/]?\s*第\s*(?<number>\d{1,4})\s*[页頁])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageOf();

    [GeneratedRegex(@"^[\s\-–—(\[]*(?<number>\d{1,3})\s*/\s*(?<total>\d{1,3})[\s\-–—)\]]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}

using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Documents;

namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>Finds in a page's text layer which page of its own document it is.</summary>
internal static partial class PrintedPageNumber
{
    /// <summary>Returns the number, or <see langword="null"/> where there is no text layer, or it prints none or several.</summary>
    public static async ValueTask<int?> FindAsync(DocumentPage page, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = string.Join(' ', (await page.ReadTextAsync(cancellationToken).ConfigureAwait(false)).Words);
        }
        catch (DocumentException)
        {
            return null;
        }

        int[] numbers = [.. PageOf().Matches(text).Where(static match => Number(match, 1) <= Number(match, 2)).Select(static match => Number(match, 1)).Distinct()];
        return numbers is [> 0 and int number] ? number : null;
    }

    private static int Number(Match match, int place) =>
        int.Parse(match.Groups.Values.Skip(1).Where(static group => group.Success).ElementAt(place - 1).ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:page|seite|pagina|página)\s*:?\s*(\d{1,4})\s*(?:of|von|de|di|/)\s*(\d{1,4})\b|第\s*(\d{1,4})\s*页\s*[,，/]?\s*共\s*(\d{1,4})\s*页", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageOf();
}

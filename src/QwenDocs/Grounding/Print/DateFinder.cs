using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Print;

/// <summary>Finds the dates in a cell. The patterns say where one may stand; <see cref="DateText"/> says what it means.</summary>
internal static partial class DateFinder
{
    public static IEnumerable<PrintedDate> Find(int cell, string text)
    {
        if (text.Length > 4000 || !text.Any(char.IsDigit) && !text.AsSpan().ContainsAny("年月"))
            yield break;
        List<(int Start, int End)> taken = [];
        foreach (Regex pattern in Patterns())
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (taken.Exists(span => match.Index < span.End && match.Index + match.Length > span.Start) || DateText.Read(match.Value) is not { } reading)
                    continue;
                taken.Add((match.Index, match.Index + match.Length));
                yield return new PrintedDate(new PrintSpan(cell, match.Index, match.Length), match.Value, reading.Date, reading.Alternatives);
            }
        }
    }

    /// <summary>Whether the day stands before the month for sure (true), behind it for sure (false), or either.</summary>
    public static bool? IsDayFirst(PrintedDate date)
    {
        string[] parts = date.Text.Split(['/', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0].Length > 2 || !int.TryParse(parts[0], out int first) || !int.TryParse(parts[1], out int second))
            return null;
        return first > 12 && second <= 12 ? true : second > 12 && first <= 12 ? false : null;
    }

    private static IEnumerable<Regex> Patterns() => [YearFirst(), EastAsian(), Numeric(), DayNamed(), NameDay(), Packed()];

    [GeneratedRegex(@"(?<!\d)(?:1[89]|2[01])\d{2}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d{1,2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?:(?:中華民國|中华民国|民國|民国|令和|平成|昭和|[RHSMT])\s?)?(?:\d{1,4}|[元〇○零一二三四五六七八九十]{1,5})\s?[年년]\s?(?:\d{1,2}|[一二三四五六七八九十元]{1,3})\s?[月월]\s?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,4})\s?[日号號일]?", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsian();

    // Recognition loses the space before a time: 25/12/20188:13:39.
    [GeneratedRegex(@"(?<![\d/])\d{1,2}\s?([./\-])\s?\d{1,2}\s?\1\s?(?:(?:19|20)\d{2}|\d{2}(?=\D|$|\d{2}:))(?!\.\d|/\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|ère|\.|º)?[\s\-./]{0,3}(?:(?:de|of|di)\s)?\p{L}{3,12}\.?[\s\-./,']{0,3}(?:(?:de|del)\s)?(?:(?:19|20)\d{2}(?=\D|$|\d{1,2}:\d)|\d{2}(?!\d))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayNamed();

    [GeneratedRegex(@"(?<!\p{L})\p{L}{3,12}\.?[\s\-./]{0,3}\d{1,2}(?:st|nd|rd|th)?[\s\-./,]{1,3}(?:19|20)\d{2}(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NameDay();

    [GeneratedRegex(@"(?<![\d\w])20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?![\d\w])", RegexOptions.CultureInvariant)]
    private static partial Regex Packed();
}

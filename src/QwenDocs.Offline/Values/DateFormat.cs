using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Offline.Values;

/// <summary>Reads printed dates; all dates of the document together tell whether the day or the month comes first.</summary>
internal sealed partial class DateFormat
{
    private readonly bool _monthFirst;

    public DateFormat(IEnumerable<string> texts)
    {
        int dayFirst = 0, monthFirst = 0;
        foreach (Match match in texts.SelectMany(text => Numeric().Matches(text)))
        {
            int first = Number(match, "a"), second = Number(match, "b");
            if (match.Groups["s"].Value != "." && first is > 0 and <= 12 && second is > 12 and <= 31)
                monthFirst++;
            if (first is > 12 and <= 31 && second is > 0 and <= 12)
                dayFirst++;
        }
        _monthFirst = monthFirst > dayFirst;
    }

    /// <summary>Returns the first date of a text.</summary>
    public DateOnly? Find(string text, out int start, out int length)
    {
        Match? found = null;
        DateOnly? date = null;
        foreach (Regex form in (Regex[])[YearFirst(), Numeric(), Named(), NamedFirst()])
        {
            foreach (Match match in form.Matches(text))
            {
                if ((found is null || match.Index < found.Index) && Read(match) is { } read)
                {
                    found = match;
                    date = read;
                    break;
                }
            }
        }
        start = found?.Index ?? -1;
        length = found?.Length ?? 0;
        return date;
    }

    /// <summary>Returns the date of a text that is nothing but eight digits, as Chinese customs print it; elsewhere eight digits are rather a number.</summary>
    public static DateOnly? Compact(string text) =>
        text.Trim() is { Length: 8 } digits && PrintedText.IsDigits(digits) && DateText.Read(digits)?.Date is { Year: >= 1990 and < 2100 } date ? date : null;

    private static int Number(Match match, string group) =>
        int.TryParse(WithoutSpaces(match.Groups[group].Value), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private DateOnly? Read(Match match)
    {
        string text = match.Groups["name"].Success ? match.Value : WithoutSpaces(match.Value);
        if (DateText.Read(text) is not { } reading)
            return null;
        // With points the day is first; elsewhere the other dates of the document tell.
        DateOnly? swapped = reading.Alternatives.Where(other => other.Year == reading.Date.Year).Cast<DateOnly?>().FirstOrDefault();
        return _monthFirst && swapped is not null ? swapped : reading.Date;
    }

    // Recognition may put a space between digits.
    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20|21)\d\d)\s?[-/.年]\s?(?<m>\d\s?\d?)\s?[-/.月]\s?(?<d>\d\s?\d?)(?!\d)\s?日?")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(?<a>\d\s?\d?)\s?(?<s>[./-])\s?(?<b>\d\s?\d?)\s?\k<s>\s?(?<y>\d\s?\d\s?\d\s?\d|\d\d)(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\s?(?:\.|er|st|nd|rd|th)?[\s-]?(?<name>\p{L}{3,10})[.,]?[\s-]?(?<y>\d{4}|\d\d)(?!\d)")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<name>\p{L}{3,10})\.?\s?(?<d>\d{1,2})(?:st|nd|rd|th)?\s?,?\s?(?<y>\d{4})(?!\d)")]
    private static partial Regex NamedFirst();
}

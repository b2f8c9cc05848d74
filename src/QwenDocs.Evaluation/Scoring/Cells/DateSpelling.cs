using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Evaluation.Scoring.Cells;

/// <summary>Reads the eight spellings of a whole date that ExtractBench takes for one.</summary>
internal static partial class DateSpelling
{
    // Years of two digits lie within 50 years of 2026, when the benchmark was published: the reference goes by the year in which it runs.
    private const int LastYearOfTwoDigits = 2075;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] MonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Returns a whole date as <c>yyyy-MM-dd</c>, and any other text as it is.</summary>
    public static string ToIso(string text) => TryRead(text, out DateOnly date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;

    /// <summary>Reads a whole date of the years 1900 to 2100. Where day and month could be either, the month stands first.</summary>
    public static bool TryRead(string text, out DateOnly date)
    {
        date = default;
        // Most cells are no dates: length and digits tell before any pattern is tried.
        if (text.Length is < 6 or > 50 || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        string probe = text.Contains(',', StringComparison.Ordinal) ? Comma().Replace(text, ", ").Trim() : text.Trim();
        if (Iso().Match(probe) is { Success: true } iso)
            return Make(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"), out date);
        if (Numeric().Match(probe) is { Success: true } numeric)
        {
            int first = Number(numeric, "a"), second = Number(numeric, "b"), year = Number(numeric, "y");
            if (numeric.Groups["y"].Length == 2)
                year += year + 2000 <= LastYearOfTwoDigits ? 2000 : 1900;
            return first <= 12 ? Make(year, first, second, out date) : Make(year, second, first, out date);
        }

        Match named = MonthFirst().Match(probe);
        if (!named.Success)
            named = DayFirst().Match(probe);
        return named.Success && (!named.Groups["w"].Success || IsWeekday(named.Groups["w"].Value))
            && MonthOf(named.Groups["n"].Value) is { } month && Make(Number(named, "y"), month, Number(named, "d"), out date);
    }

    private static bool Make(int year, int month, int day, out DateOnly date)
    {
        bool isDate = year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDate ? new DateOnly(year, month, day) : default;
        return isDate;
    }

    private static int? MonthOf(string name)
    {
        string folded = name.TrimEnd('.').ToLowerInvariant();
        int index = Array.IndexOf(MonthNames, folded);
        if (index < 0)
            index = Array.IndexOf(Months, folded == "sept" ? "sep" : folded);
        return index < 0 ? null : index + 1;
    }

    private static bool IsWeekday(string name)
    {
        string folded = name.TrimEnd('.').ToLowerInvariant();
        return folded.Length >= 3 && Weekdays.Any(day => day == folded || (folded.Length <= 4 && day.StartsWith(folded, StringComparison.Ordinal)));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s*,\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    // 03/05/2026, 3/5/26, 03-05-2026 and 3-5-26.
    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(?<s>[/-])(?<b>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    // March 5, 2026 and Thursday, March 5, 2026.
    [GeneratedRegex(@"^(?:(?<w>[A-Za-z]+\.?),? )?(?<n>[A-Za-z]+\.?) (?<d>[0-9]{1,2}),? (?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2}) (?<n>[A-Za-z]+\.?) (?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();
}

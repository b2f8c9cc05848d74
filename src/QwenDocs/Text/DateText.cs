using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>Finds the date in a folded text.</summary>
public static partial class DateText
{
    /// <summary>Reads a date, and its other reading where day and month may change places.</summary>
    /// <param name="text">The folded text (<see cref="PrintedText.Fold"/>).</param>
    /// <returns>The date and its other reading, or <see langword="null"/> where there is no date.</returns>
    public static (DateOnly Date, DateOnly? Other)? Read(string text)
    {
        text = Time().Replace(text, "").Trim();
        if (EastAsian().Match(text) is { Success: true } asian)
            return Single(EraYear(asian.Groups["era"].Value, Numeral(asian.Groups["y"].Value)), Numeral(asian.Groups["m"].Value), Numeral(asian.Groups["d"].Value));
        if (JapaneseLetter().Match(text) is { Success: true } letter)
            return Single(EraYear(letter.Groups["era"].Value, Number(letter.Groups["y"])), Number(letter.Groups["m"]), Number(letter.Groups["d"]));
        // Three digits of a year, or seven in a row, are Taiwan's: no other calendar of trade writes them so.
        if (Taiwanese().Match(text) is { Success: true } taiwanese)
            return Single(1911 + Number(taiwanese.Groups["y"]), Number(taiwanese.Groups["m"]), Number(taiwanese.Groups["d"]));
        if (YearFirst().Match(text) is { Success: true } iso)
            return Single(Number(iso.Groups["y"]), Number(iso.Groups["m"]), Number(iso.Groups["d"]));
        if (DayMonthYear().Match(text) is { Success: true } numeric)
            return Numeric(Number(numeric.Groups["a"]), Number(numeric.Groups["b"]), numeric.Groups["y"], numeric.Groups["s"].Value);
        if (DayNameYear().Match(text) is { Success: true } named)
            return Single(Year(named.Groups["y"]), MonthNames.Find(named.Groups["m"].Value), Number(named.Groups["d"]));
        if (NameDayYear().Match(text) is { Success: true } american)
            return Single(Year(american.Groups["y"]), MonthNames.Find(american.Groups["m"].Value), Number(american.Groups["d"]));
        return null;
    }

    private static (DateOnly, DateOnly?)? Numeric(int first, int second, Group year, string separator)
    {
        DateOnly? dayFirst = Make(Year(year), second, first);
        DateOnly? monthFirst = Make(Year(year), first, second);
        if (dayFirst is null && monthFirst is null && year.Length == 2)
            return Single(2000 + first, second, Number(year));
        // With points the day is first everywhere.
        if (separator == "." && dayFirst is not null)
            monthFirst = null;
        return dayFirst is { } date ? (date, monthFirst == date ? null : monthFirst) : monthFirst is { } other ? (other, null) : null;
    }

    private static (DateOnly, DateOnly?)? Single(int year, int month, int day) => Make(year, month, day) is { } date ? (date, null) : null;

    private static DateOnly? Make(int year, int month, int day)
    {
        // Years of the Buddhist era are 543 ahead; no paper of trade is dated 2400 otherwise.
        int common = year is >= 2400 and < 2700 ? year - 543 : year;
        return common is >= 1800 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(common, month)
            ? new DateOnly(common, month, day)
            : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static int Year(Group digits) => Number(digits) is var year && digits.Length == 2 ? year + (year < 70 ? 2000 : 1900) : year;

    private static int EraYear(string era, int year) => era switch
    {
        "民國" or "民国" or "中華民國" or "中华民国" => 1911 + year,
        "令和" or "R" => 2018 + year,
        "平成" or "H" => 1988 + year,
        "昭和" or "S" => 1925 + year,
        // 114年5月1日 without the word is Taiwan's as well.
        _ => year is > 79 and < 200 ? 1911 + year : year is < 80 and > 0 ? 2000 + year : year,
    };

    /// <summary>Reads digits, 元 for the first year of an era, 二〇二五 digit by digit, or 三十一.</summary>
    private static int Numeral(string text)
    {
        if (PrintedText.IsDigits(text))
            return int.Parse(text, CultureInfo.InvariantCulture);
        if (text is "元")
            return 1;
        if (text.AsSpan().ContainsAny("十廿卅拾百"))
            return ChineseNumerals.Read(text) is { } number and < 1000 ? (int)number : 0;
        int value = 0;
        foreach (char c in text)
            value = (value * 10) + (int)(ChineseNumerals.Read(c.ToString()) ?? 0);
        return value;
    }

    [GeneratedRegex(@"(?<=\d)(?:T|\s+|,\s*)\d{1,2}:\d{2}.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^[^\d]{0,12}?(?<era>民國|民国|中華民國|中华民国|令和|平成|昭和|西元|公元)?\s*(?<y>\d{1,4}|[元〇○零一二三四五六七八九十壹贰叁肆伍陆柒捌玖百]{1,5})\s*[年년]\s*(?<m>\d{1,2}|[零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s*[月월]\s*(?<d>\d{1,2}|[零〇一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,4})\s*[日号號일]?", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"^(?<era>[RHS]|令和|平成|昭和|民國|民国)\s?(?<y>\d{1,3})[./\-](?<m>\d{1,2})[./\-](?<d>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex JapaneseLetter();

    [GeneratedRegex(@"^(?:(?<y>1\d{2})[./\-](?<m>\d{1,2})[./\-](?<d>\d{1,2})|(?<y>1\d{2})(?<m>\d{2})(?<d>\d{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Taiwanese();

    [GeneratedRegex(@"^\D{0,24}(?:(?<y>\d{4})\s?[./\-]\s?(?<m>\d{1,2})\s?[./\-]\s?(?<d>\d{1,2})|(?<y>[12]\d{3})(?<m>\d{2})(?<d>\d{2}))(?!\d)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\D{0,24}(?<a>\d{1,2})\s?(?<s>[./\- ])\s?(?<b>\d{1,2})\s?\k<s>\s?(?<y>\d{4}|\d{2})(?!\d)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^\D{0,24}?(?<d>\d{1,2})(?:st|nd|rd|th|er|ère|\.|º)?[\s\-./]*(?:de |of |di )?(?<m>\p{L}{3,12})[\s\-./,']*(?:de |del )?(?<y>\d{4}|\d{2})(?!\d)\D*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayNameYear();

    [GeneratedRegex(@"^(?:\p{L}+[,.]?\s+)?(?<m>\p{L}{3,12})[\s\-./]*(?<d>\d{1,2})(?:st|nd|rd|th)?[\s\-./,]+(?<y>\d{4}|\d{2})(?!\d)\D*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NameDayYear();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>Reads the date of a printed text: ISO 8601, day, month or year first, with month names, in Chinese, and in the years of Taiwan, Japan and Thailand.</summary>
/// <remarks>
/// Source: ISO 8601, JIS X 0301 and the calendars of the Unicode CLDR. A label may stand before the date and a time of day behind it. Two digits are a year
/// of 1970 to 2069.
/// </remarks>
public static partial class DateText
{
    /// <summary>The longest text that is read, in UTF-16 characters; what is longer is no printed date.</summary>
    public const int MaxLength = 256;

    // Two digits from here on are taken for a year of this century that no document has reached: there are other readings then.
    private const int FirstFarYear = 2050;

    /// <summary>Reads the one date of a text.</summary>
    /// <param name="printed">The text as printed.</param>
    /// <returns>The date with its other readings, or <see langword="null"/> where there is none of the calendar.</returns>
    public static DateReading? Read(string? printed)
    {
        if (string.IsNullOrWhiteSpace(printed) || printed.Length > MaxLength)
            return null;
        string text = ThaiEra().Replace(ThaiPoint().Replace(GapInEastAsian().Replace(Time().Replace(PrintedText.Fold(printed), "").Trim(), ""), ""), "$1 ");
        if (EastAsian().Match(text) is { Success: true } asian)
            return InEastAsian(asian);
        if (EraLetter().Match(text) is { Success: true } letter)
            return Eras.YearOf(letter.Groups["era"].Value, Numeral(letter.Groups["y"].Value)) is { } eraYear ? Reading(eraYear, Number(letter.Groups["m"]), Number(letter.Groups["d"])) : null;
        // Three digits of a year, or seven in a row, are Taiwan's: no other calendar of trade writes them so.
        if (Taiwanese().Match(text) is { Success: true } taiwanese)
            return Reading(1911 + Number(taiwanese.Groups["y"]), Number(taiwanese.Groups["m"]), Number(taiwanese.Groups["d"]));
        if (YearFirst().Match(text) is { Success: true } iso)
            return Reading(Number(iso.Groups["y"]), Number(iso.Groups["m"]), Number(iso.Groups["d"]));
        if (DayMonthYear().Match(text) is { Success: true } numeric)
            return Numeric(numeric);
        if (Vietnamese().Match(text) is { Success: true } vietnamese)
            return Reading(Number(vietnamese.Groups["y"]), Number(vietnamese.Groups["m"]), Number(vietnamese.Groups["d"]));
        // 'Wednesday, May 1st, 2024' has the form of a day before a month, but 'st' is none.
        foreach (Regex form in (Regex[])[YearNameDay(), DayNameYear(), NameDayYear()])
        {
            if (form.Match(text) is { Success: true } match && Named(match) is { } named)
                return named;
        }

        return null;
    }

    private static DateReading? InEastAsian(Match match)
    {
        int year = Numeral(match.Groups["y"].Value), month = Numeral(match.Groups["m"].Value), day = Numeral(match.Groups["d"].Value);
        if (match.Groups["era"].Success)
            return Eras.YearOf(match.Groups["era"].Value, year) is { } eraYear ? Reading(eraYear, month, day) : null;
        if (match.Groups["y"].Value is "元")
            return null;
        if (year >= 1000)
            return Reading(year, month, day);
        // A word that is not known before a short year may be an era.
        if (match.Groups["word"].Value is { Length: > 0 } word && word[^1] is not (':' or ' ' or '(' or '日' or '於' or '于' or '自' or '至' or ','))
            return null;
        // 114年5月1日 without the word is Taiwan's; below 80 the century may be left out in China, or the era in Japan.
        return year switch
        {
            > 79 and < 200 => Reading(1911 + year, month, day),
            > 0 and <= 12 => Reading(2000 + year, month, day, Make(2018 + year, month, day)),
            > 12 and < 80 => Reading(2000 + year, month, day, Make((year > 31 ? 1925 : 1988) + year, month, day)),
            _ => null,
        };
    }

    private static DateReading? Numeric(Match match)
    {
        int first = Number(match.Groups["a"]), second = Number(match.Groups["b"]), third = Year(match.Groups["y"]);
        string separator = match.Groups["s"].Value;
        DateOnly? dayFirst = Make(third, second, first), monthFirst = Make(third, first, second);
        DateOnly? yearFirst = match.Groups["y"].Length == 2 && match.Groups["a"].Length == 2 ? Make(Year(match.Groups["a"]), second, Number(match.Groups["y"])) : null;
        // With points the day is first as a rule, and the year first in Hungary and East Asia: that is offered where it gives the later date.
        if (separator == "." && dayFirst is not null)
            (monthFirst, yearFirst) = (null, yearFirst > dayFirst ? yearFirst : null);
        // 67 may be short for 2567 of the Buddhist era, which is 2024, on a document of Thailand.
        bool isShort = match.Groups["y"].Length == 2;
        DateOnly? buddhist = isShort && third >= FirstFarYear ? Make(third + 500, second, first) ?? Make(third + 500, first, second) : null;
        return Choose([dayFirst, monthFirst, yearFirst], isShort, buddhist);
    }

    /// <summary>Makes a reading of the dates that there are. Two digits that give a year which no document has reached may be one of the last century, as in a date of birth.</summary>
    private static DateReading? Choose(ReadOnlySpan<DateOnly?> found, bool isShort, DateOnly? further = null)
    {
        List<DateOnly> readings = [];
        foreach (DateOnly? reading in found)
        {
            if (reading is { } date && !readings.Contains(date))
                readings.Add(date);
        }

        if (isShort && readings.Count > 0 && readings[0].Year >= FirstFarYear)
            readings.Insert(1, readings[0].AddYears(-100));
        if (further is { } other && readings.Count > 0)
            readings.Add(other);
        return readings.Count == 0 ? null : new DateReading(readings[0], readings[1..]);
    }

    private static DateReading? Named(Match match)
    {
        int day = Number(match.Groups["d"]), year = Year(match.Groups["y"]);
        if (MonthNames.IsThai(match.Groups["m"].Value) && match.Groups["y"].Length == 2)
            return InThai(day, MonthNames.Find(match.Groups["m"].Value), Number(match.Groups["y"]));
        return Choose([.. MonthNames.Find(match.Groups["m"].Value).Select(month => Make(year, month, day))], isShort: match.Groups["y"].Length == 2);
    }

    /// <summary>Two digits behind a Thai month are a year of the Buddhist era, 67 for 2567; a small number may be one of the common era.</summary>
    private static DateReading? InThai(int day, IReadOnlyList<int> months, int year)
    {
        if (months.Count == 0)
            return null;
        // From 2543 to 2585, 2000 to 2042, there is no other year that documents are dated with.
        DateOnly? buddhist = Make(2500 + year, months[0], day), common = Make(year < 43 ? 2000 + year : 1900 + year, months[0], day);
        DateOnly[] readings = [.. (year is >= 43 and < 86 ? new[] { buddhist } : [common, buddhist]).OfType<DateOnly>()];
        return readings.Length == 0 ? null : new DateReading(readings[0], readings[1..]);
    }

    private static DateReading? Reading(int year, int month, int day, DateOnly? other = null) =>
        Make(year, month, day) is { } date ? new DateReading(date, other is { } second && second != date ? [second] : []) : null;

    private static DateOnly? Make(int year, int month, int day)
    {
        // Years of the Buddhist era are 543 ahead; no document of trade is dated 2400 otherwise.
        int common = year is >= 2400 and < 2700 ? year - 543 : year;
        return common is >= 1800 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(common, month)
            ? new DateOnly(common, month, day)
            : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static int Year(Group digits) => Number(digits) is var year && digits.Length == 2 ? year + (year < 70 ? 2000 : 1900) : year;

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

    // A time of day behind the date, and the offset of an ISO date.
    [GeneratedRegex(@"(?<=\d)(?:T\d{2}:?\d{2}|(?:T|\s+|,\s*)\d{1,2}[:h]\d{2}).*$|(?<=^\d{4}-\d{2}-\d{2})(?:Z|[+\-]\d{2}:?\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    // ม.ค. is one word, and the words for the year or the era (ปี, พ.ศ., ค.ศ.) stand before the year.
    [GeneratedRegex(@"(?<=[\u0E00-\u0E7F])\.", RegexOptions.CultureInvariant)]
    private static partial Regex ThaiPoint();

    [GeneratedRegex(@"([\u0E00-\u0E7F]|[0-9])\s*(?:(?<=\s)(?:ปี|พศ|คศ|พุทธศักราช|คริสตศักราช)\s*)+(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex ThaiEra();

    [GeneratedRegex(@"(?<=[年月日號号년월일令和平成昭大正明治民國国元中華华]) +| +(?=[年月日號号년월일和成正治國国])", RegexOptions.CultureInvariant)]
    private static partial Regex GapInEastAsian();

    [GeneratedRegex(
        @"^(?<word>\D{0,24}?)(?:(?<![\p{L}])(?<era>[MTSHR]|ROC|R\.O\.C\.)\.? ?|(?<era>中華民國|中华民国|民國|民国|令和|平成|昭和|大正|明治|西元|公元|西暦|西曆|서기|佛历|佛曆|[㋿㍻㍼㍽㍾]|(?<!\p{L})[令平昭大明民]) ?)?"
        + @"(?<y>\d{1,4}|[元〇○零一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖百]{1,5})[年년] ?(?<m>\d{1,2}|[正元零〇一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3})[月월]"
        + @" ?(?<d>\d{1,2}|[零〇一二三四五六七八九十廿卅壹贰貳叁參肆伍陆陸柒捌玖拾]{1,4})[日号號일]?",
        RegexOptions.CultureInvariant)]
    private static partial Regex EastAsian();

    [GeneratedRegex(
        @"^(?:\D{0,24}?[: 日])?(?<era>[MTSHR]|ROC|R\.O\.C\.|令和|平成|昭和|大正|明治|中華民國|民國|民国|[㋿㍻㍼㍽㍾令平昭大明民])[. ]?\s?(?<y>\d{1,3}|元)\s?(?<s>[./\-])\s?(?<m>\d{1,2})\s?\k<s>\s?(?<d>\d{1,2})(?!\d)\.?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex EraLetter();

    [GeneratedRegex(@"^(?:[^\d]{0,24}[: ])?(?:(?<y>1\d{2})[./\-](?<m>\d{1,2})[./\-](?<d>\d{1,2})|(?<y>1\d{2})(?<m>\d{2})(?<d>\d{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Taiwanese();

    [GeneratedRegex(@"^\D{0,24}(?:(?<y>\d{4})\s?[./\-]\s?(?<m>\d{1,2})\s?[./\-]\s?(?<d>\d{1,2})|(?<y>[12]\d{3})(?<m>\d{2})(?<d>\d{2}))(?!\d)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\D{0,24}(?<!\p{L})(?<a>\d{1,2})\s?(?<s>[./\- ])\s?(?<b>\d{1,2})\s?\k<s>\s?(?<y>\d{4}|\d{2})(?!\d)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^(?:\D{0,24},\s?)?(?:ngày\s)?(?<d>\d{1,2})\s?tháng\s(?<m>\d{1,2}),?\s(?:năm\s)?(?<y>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"^(?<y>\d{4})[\s\-./,]+(?<m>\p{L}[\p{L}\p{M}]{1,19})[\s\-./,]+(?<d>\d{1,2})(?:st|nd|rd|th|\.)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YearNameDay();

    [GeneratedRegex(
        @"^\D{0,24}?(?<d>\d{1,2})(?:st|nd|rd|th|er|ère|\.|º|-го)?[\s\-./]*(?:de |of |di |d'|den )?(?<m>\p{L}[\p{L}\p{M}]{1,19})[\s\-./,']*(?:de |del |di )?(?<y>\d{4}|\d{2})(?!\d)\D*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayNameYear();

    [GeneratedRegex(@"^(?:\p{L}+[,.:]?\s+){0,3}?(?<m>\p{L}[\p{L}\p{M}]{1,19})[\s\-./]*(?<d>\d{1,2})(?:st|nd|rd|th)?[\s\-./,]+(?<y>\d{4}|\d{2})(?!\d)\D*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NameDayYear();
}

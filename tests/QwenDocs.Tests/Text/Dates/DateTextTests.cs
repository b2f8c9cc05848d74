using System.Globalization;
using CsCheck;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text;

public sealed class DateTextTests
{
    // So many of the forms leave nothing open.
    private const int SureForms = 15;

    private static readonly string[] ThaiMonths = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    private static readonly Func<DateOnly, string>[] Forms =
    [
        date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        date => date.ToString("yyyy/M/d", CultureInfo.InvariantCulture),
        date => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        date => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        date => date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
        date => date.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant(),
        date => $"{date.Day}. {CultureInfo.GetCultureInfo("de-DE").DateTimeFormat.GetMonthName(date.Month)} {date.Year}",
        date => $"{date.Year}年{date.Month}月{date.Day}日",
        date => $"{date.Year} 年 {date.Month:00} 月 {date.Day:00} 日",
        date => $"民國{date.Year - 1911}年{date.Month}月{date.Day}日",
        date => date.Year >= 2020 ? $"令和{date.Year - 2018}年{date.Month}月{date.Day}日" : $"平成{date.Year - 1988}年{date.Month}月{date.Day}日",
        date => date.Year >= 2020 ? $"R{date.Year - 2018}年{date.Month}月{date.Day}日" : $"H{date.Year - 1988}年{date.Month}月{date.Day}日",
        date => $"{date.Day} {ThaiMonths[date.Month - 1]} {date.Year + 543}",
        date => $"{date.Day} {ThaiMonths[date.Month - 1]} พ.ศ. {date.Year + 543}",
        date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z",
        date => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        date => date.ToString("d.M.yy", CultureInfo.InvariantCulture),
        date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        date => date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture),
        date => date.ToString("yy-MM-dd", CultureInfo.InvariantCulture),
        date => date.ToString("dd-MM-yy", CultureInfo.InvariantCulture),
        date => date.ToString("MM/dd/yy", CultureInfo.InvariantCulture),
        date => $"{date.Day} {ThaiMonths[date.Month - 1]} {(date.Year + 543) % 100:00}",
        date => $"{date.Day} {ThaiMonths[date.Month - 1]} {date.Year % 100:00}",
    ];

    private static readonly Gen<DateOnly> Days = Gen.DateOnly[new DateOnly(1990, 1, 1), new DateOnly(2068, 12, 31)];

    [Fact]
    public void Every_day_reads_back_or_is_among_the_readings() =>
        Gen.Select(Days, AnyOf.Values("yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "dd-MM-yy", "yy-MM-dd", "yy/MM/dd", "MM/dd/yy", "dd.MM.yy", "yyyy年M月d日", "d MMMM yyyy", "yyyyMMdd")).Sample(
            static (date, form) => DateText.Read(date.ToString(form, CultureInfo.InvariantCulture)) is { } read && (read.Date == date || read.Alternatives.Contains(date)),
            iter: 5_000);

    [Fact]
    public void Every_day_reads_back_from_the_years_of_Japan()
    {
        JapaneseCalendar calendar = new();
        string[] letters = ["", "M", "T", "S", "H", "R"], names = ["", "明治", "大正", "昭和", "平成", "令和"];
        string[] forms = ["{0}{2}.{3}.{4}", "{0}.{2:00}.{3:00}.{4:00}", "{0}{2}年{3}月{4}日", "{0} {2}/{3}/{4}", "{1}{2}年{3}月{4}日", "{1} {2} 年 {3} 月 {4} 日", "{1}{2}.{3}.{4}", "発行日:{1}{2}年{3}月{4}日"];
        Gen.Select(Gen.DateOnly[new DateOnly(1873, 1, 1), new DateOnly(2060, 12, 31)], AnyOf.Values(forms)).Sample(
            (date, form) =>
            {
                var time = date.ToDateTime(TimeOnly.MinValue);
                int era = calendar.GetEra(time);
                string text = string.Format(CultureInfo.InvariantCulture, form, letters[era], names[era], calendar.GetYear(time), date.Month, date.Day);
                return DateText.Read(text) is { Alternatives.Count: 0 } read && read.Date == date;
            },
            iter: 5_000);
    }

    [Fact]
    public void The_month_names_of_the_cultures_are_known()
    {
        string[] cultures = ["en", "de", "fr", "es", "it", "pt", "ca", "nl", "da", "nb", "sv", "fi", "et", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "tr", "id", "el", "ru", "uk"];
        List<string> missing = [];
        foreach (string name in cultures)
        {
            DateTimeFormatInfo format = CultureInfo.GetCultureInfo(name).DateTimeFormat;
            for (int month = 1; month <= 12; month++)
            {
                foreach (string word in (string[])[format.MonthNames[month - 1], format.MonthGenitiveNames[month - 1]])
                {
                    string last = word.Split(' ', '\u2019', '\'')[^1];
                    if (!last.Any(char.IsDigit) && !MonthNames.Find(last).Contains(month))
                        missing.Add($"{name} {month} {last}");
                }
            }
        }

        missing.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("marras", 11)]
    [InlineData("marraskuuta", 11)]
    [InlineData("Sept.", 9)]
    [InlineData("DÉC", 12)]
    [InlineData("Mrz", 3)]
    public void Abbreviations_are_whole_words(string word, int month) => MonthNames.Find(word).ShouldBe([month]);

    [Theory]
    [InlineData("market")]
    [InlineData("decimal")]
    [InlineData("marrow")]
    [InlineData("janitor")]
    [InlineData("")]
    public void A_word_that_only_begins_like_a_month_is_none(string word) => MonthNames.Find(word).ShouldBeEmpty();

    [Theory]
    [InlineData("5 มีนาคม 2567", 2024, 3, 5)]
    [InlineData("วันที่ 5 มีนาคม พ.ศ. 2567", 2024, 3, 5)]
    [InlineData("5 มี.ค. 2567", 2024, 3, 5)]
    [InlineData("5 ม.ค. 67", 2024, 1, 5)]
    [InlineData("31 ธันวาคม 2024", 2024, 12, 31)]
    [InlineData("12 พฤศจิกายน ค.ศ. 2024", 2024, 11, 12)]
    [InlineData("๕ มีนาคม ๒๕๖๗", 2024, 3, 5)]
    [InlineData("30 ก.ย. 2566", 2023, 9, 30)]
    public void Thai_months_are_read_in_both_eras(string text, int year, int month, int day) => DateText.Read(text).ShouldNotBeNull().Date.ShouldBe(new DateOnly(year, month, day));

    [Fact]
    public void Two_digits_behind_a_thai_month_are_open_where_both_eras_may_be_meant()
    {
        DateReading reading = DateText.Read("5 ม.ค. 24").ShouldNotBeNull();

        reading.Date.ShouldBe(new DateOnly(2024, 1, 5));
        reading.Alternatives.ShouldBe([new DateOnly(1981, 1, 5)]);
    }

    [Fact]
    public void Whatever_form_a_date_is_written_in_it_is_read_or_offered_or_refused() =>
        Gen.Select(Gen.DateOnly[new DateOnly(1991, 1, 1), new DateOnly(2040, 12, 31)], AnyOf.Values(Forms)).Sample(
            static (date, form) => DateText.Read(form(date)) is not { } reading || reading.Date == date || reading.Alternatives.Contains(date),
            iter: 5_000);

    [Fact]
    public void A_date_with_a_year_of_four_digits_and_a_name_or_an_era_has_one_reading() =>
        Gen.Select(Gen.DateOnly[new DateOnly(1991, 1, 1), new DateOnly(2040, 12, 31)], AnyOf.Values(Forms[..SureForms])).Sample(
            static (date, form) => DateText.Read(form(date)) is { Alternatives.Count: 0 } reading && reading.Date == date,
            iter: 5_000);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.OneOf(
            Gen.String,
            Gen.Char["0123456789.-/ 年月日令和平成RHSTM元一二三十:T+ZMaydeJn,"].Array[0, 30].Select(static characters => new string(characters))).Sample(
            static text => DateText.Read(text) is not { } reading || reading.Date.Year is >= 1800 and <= 2200,
            iter: 5_000);

    [Fact]
    public async Task A_text_of_100_000_characters_is_refused_at_once()
    {
        foreach (string piece in (string[])["1", "1.", "年", "May ", "令", "- ", "R", "\u0301", "1 January "])
        {
            string text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
            await Task.Run(() => DateText.Read(text).ShouldBeNull(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }
}

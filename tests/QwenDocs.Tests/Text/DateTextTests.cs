using System.Globalization;
using CsCheck;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text;

public sealed class DateTextTests
{
    private static readonly Gen<DateOnly> Days = Gen.DateOnly[new DateOnly(1990, 1, 1), new DateOnly(2068, 12, 31)];

    [Fact]
    public void Every_day_reads_back_or_is_among_the_readings() =>
        Gen.Select(Days, AnyOf.Values("yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "dd-MM-yy", "yy-MM-dd", "yy/MM/dd", "MM/dd/yy", "dd.MM.yy", "yyyy年M月d日", "d MMMM yyyy", "yyyyMMdd")).Sample(
            static (date, form) => DateText.Read(date.ToString(form, CultureInfo.InvariantCulture)) is { } read && (read.Date == date || read.Alternatives.Contains(date)),
            iter: 20_000);

    [Fact]
    public void Every_day_reads_back_from_the_years_of_Japan()
    {
        JapaneseCalendar calendar = new();
        string[] letters = ["", "M", "T", "S", "H", "R"], names = ["", "明治", "大正", "昭和", "平成", "令和"];
        string[] forms = ["{0}{2}.{3}.{4}", "{0}.{2:00}.{3:00}.{4:00}", "{0}{2}年{3}月{4}日", "{0} {2}/{3}/{4}", "{1}{2}年{3}月{4}日", "{1} {2} 年 {3} 月 {4} 日", "{1}{2}.{3}.{4}", "発行日:{1}{2}年{3}月{4}日"];
        Gen.Select(Gen.DateOnly[new DateOnly(1873, 1, 1), new DateOnly(2060, 12, 31)], AnyOf.Values(forms)).Sample(
            (date, form) =>
            {
                DateTime time = date.ToDateTime(TimeOnly.MinValue);
                int era = calendar.GetEra(time);
                string text = string.Format(CultureInfo.InvariantCulture, form, letters[era], names[era], calendar.GetYear(time), date.Month, date.Day);
                return DateText.Read(text) is { Alternatives.Count: 0 } read && read.Date == date;
            },
            iter: 20_000);
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

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.OneOf(
            Gen.String,
            Gen.Char["0123456789.-/ 年月日令和平成RHSTM元一二三十:T+ZMaydeJn,"].Array[0, 30].Select(static characters => new string(characters))).Sample(
            static text => DateText.Read(text) is not { } reading || reading.Date.Year is >= 1800 and <= 2200,
            iter: 50_000);

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

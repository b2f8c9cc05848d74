using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class PrintedDateTests
{
    [Theory]
    [InlineData("S64.1.7", "1989-01-07")]
    [InlineData("T15.12.24", "1926-12-24")]
    [InlineData("M45.7.29", "1912-07-29")]
    [InlineData("平成35年4月1日", "2023-04-01")]
    [InlineData("民國115年5月6日", "2026-05-06")]
    [InlineData("S99.1.1", null)]
    [InlineData("昭和65年1月1日", null)]
    [InlineData("T16.1.1", null)]
    [InlineData("M99.1.1", null)]
    [InlineData("H99.1.1", null)]
    [InlineData("R99年1月1日", null)]
    public void An_era_has_no_years_behind_its_last(string printed, string? expected) =>
        (PrintedDate.Read(printed) is { IsValid: true } date ? date.ToString() : null).ShouldBe(expected);

    [Theory]
    [InlineData("2025-05-01", "2025-05-01")]
    [InlineData("2025/5/1", "2025-05-01")]
    [InlineData("2025.05.01", "2025-05-01")]
    [InlineData("20250501", "2025-05-01")]
    [InlineData("01.05.2025", "2025-05-01")]
    [InlineData("1.5.2025", "2025-05-01")]
    [InlineData("1.5.25", "2025-05-01")]
    [InlineData("1 May 2025", "2025-05-01")]
    [InlineData("May 1, 2025", "2025-05-01")]
    [InlineData("01-MAY-25", "2025-05-01")]
    [InlineData("1st May 2025", "2025-05-01")]
    [InlineData("1. Mai 2025", "2025-05-01")]
    [InlineData("1er mai 2025", "2025-05-01")]
    [InlineData("1 de mayo de 2025", "2025-05-01")]
    [InlineData("1 maggio 2025", "2025-05-01")]
    [InlineData("1 mei 2025", "2025-05-01")]
    [InlineData("2025年5月1日", "2025-05-01")]
    [InlineData("2025 年 05 月 01 日", "2025-05-01")]
    [InlineData("二〇二五年五月一日", "2025-05-01")]
    [InlineData("民國114年5月1日", "2025-05-01")]
    [InlineData("中華民國 114年05月01日", "2025-05-01")]
    [InlineData("114/05/01", "2025-05-01")]
    [InlineData("1140501", "2025-05-01")]
    [InlineData("令和7年5月1日", "2025-05-01")]
    [InlineData("R7.5.1", "2025-05-01")]
    [InlineData("2568-05-01", "2025-05-01")]
    [InlineData("2025-05-31T10:00:00", "2025-05-31")]
    [InlineData("31.05.2025 14:30", "2025-05-31")]
    [InlineData("31/05/2025", "2025-05-31")]
    [InlineData("05/31/2025", "2025-05-31")]
    [InlineData("Datum: 31.12.2024", "2024-12-31")]
    [InlineData("平成31年4月30日", "2019-04-30")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("昭和64年1月7日", "1989-01-07")]
    [InlineData("15 déc. 2024", "2024-12-15")]
    [InlineData("15. März 2024", "2024-03-15")]
    [InlineData("15-Mrz-2024", "2024-03-15")]
    [InlineData("Thu, Feb 29, 2024", "2024-02-29")]
    [InlineData("２０２５年１２月３１日", "2025-12-31")]
    [InlineData("二〇二五年十二月三十一日", "2025-12-31")]
    [InlineData("2025년 5월 31일", "2025-05-31")]
    [InlineData("05/05/2025", "2025-05-05")]
    [InlineData("発行日 R6.5.1", "2024-05-01")]
    [InlineData("Wednesday, May 1st, 2024", "2024-05-01")]
    [InlineData("R6年5月1日", "2024-05-01")]
    [InlineData("H30年5月1日", "2018-05-01")]
    [InlineData("S64年1月7日", "1989-01-07")]
    [InlineData("令 和 6 年 5 月 1 日", "2024-05-01")]
    [InlineData("R.06.05.10", "2024-05-10")]
    [InlineData("R6/5/1", "2024-05-01")]
    [InlineData("H30-5-1", "2018-05-01")]
    [InlineData("令6.5.1", "2024-05-01")]
    [InlineData("㋿6年5月1日", "2024-05-01")]
    [InlineData("大正12年9月1日", "1923-09-01")]
    [InlineData("明治45年7月1日", "1912-07-01")]
    [InlineData("民國 113 年 5 月 1 日", "2024-05-01")]
    [InlineData("生年月日:昭和64年1月7日", "1989-01-07")]
    [InlineData("12. marraskuuta 2024", "2024-11-12")]
    [InlineData("3 lipca 2024", "2024-07-03")]
    [InlineData("5 ožujka 2024", "2024-03-05")]
    [InlineData("15 Ağustos 2024", "2024-08-15")]
    [InlineData("5 března 2024", "2024-03-05")]
    [InlineData("5 мая 2024 г.", "2024-05-05")]
    [InlineData("2024. május 5.", "2024-05-05")]
    [InlineData("ngày 5 tháng 6 năm 2024", "2024-06-05")]
    [InlineData("2025-05-01T00:00:00Z", "2025-05-01")]
    [InlineData("2025-05-01+02:00", "2025-05-01")]
    [InlineData("Shanghai, 15 Jan 2025", "2025-01-15")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = PrintedDate.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<PrintedDate>(printed);
    }

    [Theory]
    [InlineData("01.05.67", "2067-05-01", "1967-05-01")]
    [InlineData("1 May 58", "2058-05-01", "1958-05-01")]
    [InlineData("24-06-05", "2005-06-24", "2024-06-05")]
    [InlineData("25.10.13.", "2013-10-25", "2025-10-13")]
    public void The_other_year_is_offered(string printed, string expected, string alternative)
    {
        var value = PrintedDate.Read(printed);

        value.ToString().ShouldBe(expected);
        value.Alternative.ShouldBe(DateOnly.ParseExact(alternative, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        value.Problem.ShouldNotBeNull().ShouldContain("year");
    }

    [Theory]
    [InlineData("03/04/2025", "2025-04-03", "either way")]
    [InlineData("3-4-2025", "2025-04-03", "either way")]
    [InlineData("03/04/25", "2025-04-03", "either way")]
    [InlineData("12/11/2024", "2024-11-12", "either way")]
    [InlineData("1 2 2025", "2025-02-01", "either way")]
    [InlineData("24-06-05", "2005-06-24", "more than one way")]
    [InlineData("25-10-13", "2013-10-25", "more than one way")]
    [InlineData("31-12-24", "2024-12-31", "more than one way")]
    [InlineData("24.06.05", "2005-06-24", "more than one way")]
    [InlineData("6年5月1日", "2006-05-01", "more than one way")]
    [InlineData("12 listopada 2024", "2024-11-12", "another language")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = PrintedDate.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<PrintedDate>(printed);
    }

    [Theory]
    [InlineData("2025-02-29", "no date")]
    [InlineData("31.04.2025", "no date")]
    [InlineData("32/13/2025", "no date")]
    [InlineData("May 2025", "no date")]
    [InlineData("2025", "no date")]
    [InlineData("soon", "no date")]
    [InlineData("2025-13-01", "no date")]
    [InlineData("0000-00-00", "no date")]
    [InlineData("1 Foo 2025", "no date")]
    [InlineData("KW 18/2025", "no date")]
    [InlineData("12345", "no date")]
    [InlineData("2025年13月1日", "no date")]
    [InlineData("30 Feb 2024", "no date")]
    [InlineData("TBA", "no date")]
    [InlineData("n/a", "no date")]
    [InlineData("31/02/2025", "no date")]
    [InlineData("31.06.2025", "no date")]
    [InlineData("2025-00-10", "no date")]
    [InlineData("Q2 2025", "no date")]
    [InlineData("upon receipt", "no date")]
    [InlineData("30 days net", "no date")]
    [InlineData("1O.05.2025", "no date")]
    [InlineData("康徳7年5月1日", "no date")]
    [InlineData("1 Marchmallow 2024", "no date")]
    [InlineData("1 Decemberish 2024", "no date")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = PrintedDate.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<PrintedDate>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<PrintedDate>();

    [Fact]
    public void Both_readings_are_kept() =>
        PrintedDate.Read("03/04/2025").Alternative.ShouldBe(new DateOnly(2025, 3, 4));

    [Fact]
    public void The_year_first_is_kept_as_the_other_reading() =>
        PrintedDate.Read("24-06-05").Alternative.ShouldBe(new DateOnly(2024, 6, 5));

    [Fact]
    public void Every_day_reads_back_from_every_unambiguous_form() =>
        CsCheck.Check.Sample(CsCheck.Gen.DateOnly[new DateOnly(1990, 1, 1), new DateOnly(2099, 12, 31)], date =>
        {
            string[] forms = ["yyyy-MM-dd", "dd.MM.yyyy", "yyyy年M月d日", "d MMMM yyyy", "MMM d, yyyy", "dd-MMM-yyyy", "yyyyMMdd"];
            return forms.All(form => PrintedDate.Read(date.ToString(form, System.Globalization.CultureInfo.InvariantCulture)).Date == date);
        });
}

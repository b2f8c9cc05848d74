using QwenDocs.Records.Values;
using QwenDocs.Records.Values.HarmonizedSystem;

namespace QwenDocs.Records.Tests;

public sealed class HsCodeTests
{
    [Theory]
    [InlineData("8471.30", "847130")]
    [InlineData("84.71.30", "847130")]
    [InlineData("8471 30", "847130")]
    [InlineData("847130", "847130")]
    [InlineData("8471.30.01.00", "8471300100")]
    [InlineData("8471.30.0100", "8471300100")]
    [InlineData("8471 30 00 00", "8471300000")]
    [InlineData("8471300000", "8471300000")]
    [InlineData("8471.30-0100", "8471300100")]
    [InlineData("8471300000999", "8471300000999")]
    [InlineData("８４７１３０００", "84713000")]
    [InlineData("8471 30 00", "84713000")]
    [InlineData("HS 84713000", "84713000")]
    [InlineData("HS84713000", "84713000")]
    [InlineData("H.S. Code: 8471.30", "847130")]
    [InlineData("HS 2022: 847130", "847130")]
    [InlineData("Zolltarifnummer 84713000", "84713000")]
    [InlineData("商品编号：8471300000", "8471300000")]
    [InlineData("0101.21", "010121")]
    [InlineData("01012100", "01012100")]
    [InlineData("6109.10.000", "610910000")]
    [InlineData("240411", "240411")]
    [InlineData("HTSUS 9405.42.0000", "9405420000")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = HsCode.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<HsCode>(printed);
    }

    [Theory]
    [InlineData("8517.12", "851712", "superseded edition")]
    [InlineData("8803300000", "8803300000", "superseded edition")]
    [InlineData("8471", "8471", "Only a heading")]
    [InlineData("9903.88.03", "99038803", "national")]
    [InlineData("998314", "998314", "national")]
    [InlineData("1012100", "01012100", "leading zero")]
    [InlineData("10121", "010121", "leading zero")]
    [InlineData("847I30", "847130", "letter")]
    [InlineData("B471.30", "847130", "letter")]
    [InlineData("8471300000.0", "8471300000", "spreadsheet")]
    [InlineData("847130.0", "847130", "spreadsheet")]
    [InlineData("8471300000.00", "8471300000", "spreadsheet")]
    [InlineData("84713000,0", "84713000", "spreadsheet")]
    [InlineData("8471300000.5", "84713000005", "decimals")]
    [InlineData("2009-11-20", "20091120", "date")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = HsCode.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<HsCode>(printed);
    }

    [Theory]
    [InlineData("770000", "no subheading")]
    [InlineData("000000", "no subheading")]
    [InlineData("123456", "no subheading")]
    [InlineData("854951", "no subheading")]
    [InlineData("640300", "no subheading")]
    [InlineData("101210", "a zero may be lost")]
    [InlineData("847", "this one has 3")]
    [InlineData("12345678901234", "14")]
    [InlineData("laptop", "not a tariff code")]
    [InlineData("8471.30 / 8471.41", "More than one")]
    [InlineData("847130; 847141", "More than one")]
    [InlineData("8471.30 8471.41", "More than one")]
    [InlineData("847130 847141", "More than one")]
    [InlineData("84713000\n84714100", "More than one")]
    [InlineData("8.4713E+09", "not a tariff code")]
    [InlineData("8471301", "8 and more")]
    [InlineData("8471-X", "not a tariff code")]
    [InlineData("8471.3", "incomplete")]
    [InlineData("HS 3926.9", "incomplete")]
    [InlineData("4011 1", "incomplete")]
    [InlineData("n/a", "not a tariff code")]
    [InlineData("TBD", "not a tariff code")]
    [InlineData("84713", "8 and more")]
    [InlineData("various", "not a tariff code")]
    [InlineData("8471.30 + 8471.41", "More than one")]
    [InlineData("150790 & 151190", "More than one")]
    [InlineData("84.7", "this one has 3")]
    [InlineData("500000", "no subheading")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = HsCode.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<HsCode>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<HsCode>();

    [Fact]
    public void All_5612_subheadings_are_valid_and_current()
    {
        HsTable.Subheadings.Length.ShouldBe(5612);
        foreach (int code in HsTable.Subheadings)
        {
            var value = HsCode.Read(code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
            value.Problem.ShouldBeNull();
            value.Status.ShouldBe(HsStatus.Current);
            value.Section.ShouldBeInRange(1, 21);
        }
    }

    [Fact]
    public void The_145_codes_that_went_with_2022_are_superseded_and_a_thousand_others_are_not_valid()
    {
        List<int> superseded = [];
        List<int> others = [];
        for (int code = 10_000; code < 980_000; code++)
        {
            var value = HsCode.Read(code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
            if (value.Status == HsStatus.Superseded && value.IsValid && value.Problem!.Contains("superseded", StringComparison.Ordinal))
                superseded.Add(code);
            else if (value.Status != HsStatus.Current)
                others.Add(value.IsValid ? -code : code);
        }

        superseded.Count.ShouldBe(145);
        others.Count.ShouldBe(970_000 - 145 - 5612);
        others.ShouldAllBe(code => code > 0);
    }

    [Theory]
    [InlineData("84713000", HsScheme.AnyEight)]
    [InlineData("8471.3000", HsScheme.SwissEight)]
    [InlineData("8471.30", HsScheme.Hs6)]
    [InlineData("8471.30.00.00", HsScheme.NorthAmericanTen)]
    [InlineData("8471.30.0000", HsScheme.NorthAmericanTen)]
    [InlineData("8471.30-0000", HsScheme.KoreanTen)]
    [InlineData("8471.3000.00", HsScheme.ChineseTen)]
    [InlineData("8471300000", HsScheme.AnyTen)]
    [InlineData("847130000", HsScheme.JapaneseNine)]
    [InlineData("8471300000999", HsScheme.ChineseThirteen)]
    public void The_scheme_follows_from_length_and_dots(string printed, HsScheme scheme) => HsCode.Read(printed).Scheme.ShouldBe(scheme);

    [Fact]
    public void The_parts_are_told()
    {
        var code = HsCode.Read("8471.30.00.00");

        (code is { Chapter: "84", Heading: "8471", Subheading: "847130", NationalSuffix: "0000", Section: 16 }).ShouldBeTrue();
        $"{code:D}".ShouldBe("8471.30.00.00");
    }
}

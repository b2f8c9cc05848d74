using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("10 pcs", "10 H87")]
    [InlineData("10 Stk", "10 H87")]
    [InlineData("10Stk.", "10 H87")]
    [InlineData("5个", "5 H87")]
    [InlineData("1,250.5 kg", "1250.5 KGM")]
    [InlineData("1.250,5 kg", "1250.5 KGM")]
    [InlineData("100 台", "100 H87")]
    [InlineData("2,5 m²", "2.5 MTK")]
    [InlineData("12 m2", "12 MTK")]
    [InlineData("3 cm3", "3 CMQ")]
    [InlineData("0.125 kg", "0.1250 KGM")]
    [InlineData("1 234,5 kg", "1234.5 KGM")]
    [InlineData("kg 12.5", "12.5 KGM")]
    [InlineData("12", "12")]
    [InlineData("1,000,000 PCS", "1000000 H87")]
    [InlineData("１０ 千克", "10 KGM")]
    [InlineData("20 双", "20 PR")]
    [InlineData("-5 pcs", "-5 H87")]
    [InlineData("1.000.000 Stück", "1000000 H87")]
    [InlineData("7 SETS", "7 SET")]
    [InlineData("10 CTNS", "10 XCT")]
    [InlineData("24.000,00 KGS", "24000.00 KGM")]
    [InlineData("5,5 t", "5.5 TNE")]
    [InlineData("1万个", "10000 H87")]
    [InlineData("1.5 million pcs", "1500000.0 H87")]
    [InlineData("5 Mio. Stück", "5000000 H87")]
    [InlineData("5千克", "5 KGM")]
    [InlineData("5千个", "5 MIL")]
    [InlineData("12l", "12 LTR")]
    [InlineData("3 m", "3 MTR")]
    [InlineData("minus 5 kg", "-5 KGM")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Quantity.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Quantity>(printed);
    }

    [Theory]
    [InlineData("1.234 kg", "1.2340 KGM", "thousands or for decimals")]
    [InlineData("1,234 kg", "1234 KGM", "thousands or for decimals")]
    [InlineData("(5 pcs)", "-5 H87", "as minus or not")]
    [InlineData("5-pcs", "-5 H87", "as minus or not")]
    [InlineData("approx. 12 kg", "12 KGM", "bound or an estimate")]
    [InlineData("min. 12 kg", "12 KGM", "bound or an estimate")]
    [InlineData("5 furlongs", "5 furlongs", "no unit")]
    [InlineData("3 A10", "3 A10", "form of a code")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = Quantity.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<Quantity>(printed);
    }

    [Theory]
    [InlineData("kg", "no number")]
    [InlineData("", "nothing")]
    [InlineData("5 x 20 kg", "cannot be read")]
    [InlineData("1..5 kg", "cannot be read")]
    [InlineData("ten pcs", "no number")]
    [InlineData("10-20 kg", "cannot be read")]
    [InlineData("1,2,3 kg", "cannot be read")]
    [InlineData("--", "no number")]
    [InlineData("m2", "no number")]
    [InlineData("n/a", "no number")]
    [InlineData("1/2 kg", "cannot be read")]
    [InlineData("2½ kg", "cannot be read")]
    [InlineData("5 pcs 3 boxes", "cannot be read")]
    [InlineData("n.a.", "no number")]
    [InlineData("pcs", "no number")]
    [InlineData("5 +/- 10% kg", "cannot be read")]
    [InlineData("1.2.3 kg", "cannot be read")]
    [InlineData("12:30", "cannot be read")]
    [InlineData("see list", "no number")]
    [InlineData("2 x 10", "cannot be read")]
    [InlineData("kg/m", "no number")]
    [InlineData("1,2,3", "cannot be read")]
    [InlineData("various", "no number")]
    [InlineData("1.23.456 kg", "cannot be read")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Quantity.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Quantity>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Quantity>();

    [Fact]
    public void The_other_reading_is_kept() =>
        (Quantity.Read("1.234 kg") is { Value: 1.234m, Alternative: 1234m }).ShouldBeTrue();

    [Fact]
    public void Words_for_one_unit_make_no_difference() => Quantity.Read("10,0 Stück").ShouldBe(Quantity.Read("10 pcs"));
}

using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class UnitCodeTests
{
    [Theory]
    [InlineData("pcs", "H87")]
    [InlineData("PCS.", "H87")]
    [InlineData("Stk", "H87")]
    [InlineData("Stück", "H87")]
    [InlineData("ST", "H87")]
    [InlineData("pièce", "H87")]
    [InlineData("pièces", "H87")]
    [InlineData("个", "H87")]
    [InlineData("件", "H87")]
    [InlineData("台", "H87")]
    [InlineData("H87", "H87")]
    [InlineData("C62", "C62")]
    [InlineData("units", "C62")]
    [InlineData("套", "SET")]
    [InlineData("set", "SET")]
    [InlineData("千克", "KGM")]
    [InlineData("公斤", "KGM")]
    [InlineData("kg", "KGM")]
    [InlineData("KGS", "KGM")]
    [InlineData("kilogrammes", "KGM")]
    [InlineData("米", "MTR")]
    [InlineData("m", "MTR")]
    [InlineData("m²", "MTK")]
    [InlineData("m2", "MTK")]
    [InlineData("平方米", "MTK")]
    [InlineData("m³", "MTQ")]
    [InlineData("CBM", "MTQ")]
    [InlineData("L", "LTR")]
    [InlineData("Liter", "LTR")]
    [InlineData("t", "TNE")]
    [InlineData("Tonnen", "TNE")]
    [InlineData("Paar", "PR")]
    [InlineData("双", "PR")]
    [InlineData("doz", "DZN")]
    [InlineData("Std.", "HUR")]
    [InlineData("heures", "HUR")]
    [InlineData("Karton", "XCT")]
    [InlineData("ctns", "XCT")]
    [InlineData("Paletten", "XPX")]
    [InlineData("箱", "XCT")]
    [InlineData("KWH", "KWH")]
    [InlineData("lbs", "LBR")]
    [InlineData("ｋｇ", "KGM")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = UnitCode.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<UnitCode>(printed);
    }

    [Theory]
    [InlineData("A10", "A10", "form of a code")]
    [InlineData("4L", "4L", "form of a code")]
    [InlineData("E48", "E48", "form of a code")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = UnitCode.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<UnitCode>(printed);
    }

    [Theory]
    [InlineData("furlong", "no unit")]
    [InlineData("123", "no unit")]
    [InlineData("xyzzy", "no unit")]
    [InlineData("k g m x", "no unit")]
    [InlineData("é", "no unit")]
    [InlineData("--", "no unit")]
    [InlineData("个台双", "no unit")]
    [InlineData("12kg", "no unit")]
    [InlineData("per piece of", "no unit")]
    [InlineData("abc", "no unit")]
    [InlineData("N/A", "no unit")]
    [InlineData("qty", "no unit")]
    [InlineData("each of", "no unit")]
    [InlineData("???", "no unit")]
    [InlineData("1", "no unit")]
    [InlineData("kg/m3", "no unit")]
    [InlineData("colour", "no unit")]
    [InlineData("see note", "no unit")]
    [InlineData("USD/pc", "no unit")]
    [InlineData("%%", "no unit")]
    [InlineData("Rabatt", "no unit")]
    [InlineData("总计", "no unit")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = UnitCode.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<UnitCode>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<UnitCode>();
}

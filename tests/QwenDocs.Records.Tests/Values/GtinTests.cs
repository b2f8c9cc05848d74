using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class GtinTests
{
    [Theory]
    [InlineData("4006381333931", "4006381333931")]
    [InlineData("4 006381 333931", "4006381333931")]
    [InlineData("EAN 4006381333931", "4006381333931")]
    [InlineData("96385074", "96385074")]
    [InlineData("036000291452", "036000291452")]
    [InlineData("0 36000 29145 2", "036000291452")]
    [InlineData("00012345600012", "00012345600012")]
    [InlineData("GTIN-13: 4006381333931", "4006381333931")]
    [InlineData("UPC 036000291452", "036000291452")]
    [InlineData("5901234123457", "5901234123457")]
    [InlineData("9780306406157", "9780306406157")]
    [InlineData("(01) 04006381333931", "04006381333931")]
    [InlineData("(01)04006381333931", "04006381333931")]
    [InlineData("GTIN: 04006381333931", "04006381333931")]
    [InlineData("EAN-13 5901234123457", "5901234123457")]
    [InlineData("EAN: 5 901234 123457", "5901234123457")]
    [InlineData("Barcode: 5901234123457", "5901234123457")]
    [InlineData("条形码：6901234567892", "6901234567892")]
    [InlineData("商品条码 6901234567892", "6901234567892")]
    [InlineData("UPC-A 0-36000-29145-2", "036000291452")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Gtin.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Gtin>(printed);
    }

    [Theory]
    [InlineData("4006381333930", "check digit")]
    [InlineData("4006381333913", "check digit")]
    [InlineData("96385075", "check digit")]
    [InlineData("036000291453", "check digit")]
    [InlineData("12345", "8, 12, 13 or 14")]
    [InlineData("123456789", "8, 12, 13 or 14")]
    [InlineData("40063813339311", "check digit")]
    [InlineData("400638133393X", "8, 12, 13 or 14")]
    [InlineData("EAN", "8, 12, 13 or 14")]
    [InlineData("5901234123456", "check digit")]
    [InlineData("4006381333931 / 5901234123457", "8, 12, 13 or 14")]
    [InlineData("ISBN 0-306-40615-2", "8, 12, 13 or 14")]
    [InlineData("40O6381333931", "8, 12, 13 or 14")]
    [InlineData("4006381333", "8, 12, 13 or 14")]
    [InlineData("400638133393", "check digit")]
    [InlineData("ohne", "8, 12, 13 or 14")]
    [InlineData("SKU 12345678", "8, 12, 13 or 14")]
    [InlineData("B00EXAMPLE", "8, 12, 13 or 14")]
    [InlineData("012345678901", "check digit")]
    [InlineData("4006318333931", "check digit")]
    [InlineData("(01)04006381333931(10)AB12", "8, 12, 13 or 14")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Gtin.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Gtin>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Gtin>();

    [Fact]
    public void Fourteen_digits_compare_across_lengths() => Gtin.Read("036000291452").Gtin14.ShouldBe("00036000291452");
}

using QwenDocs.Records;

namespace QwenDocs.Tests.Records.Values;

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
    public void What_is_right_is_normalised(string printed, string expected)
    {
        Gtin value = Gtin.Read(printed);

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
    public void What_is_wrong_says_why(string printed, string problem)
    {
        Gtin value = Gtin.Read(printed);

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

using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class EoriTests
{
    [Theory]
    [InlineData("DE1234567", "DE1234567")]
    [InlineData("DE 1234567", "DE1234567")]
    [InlineData("EORI: DE1234567", "DE1234567")]
    [InlineData("EORI-Nr. DE123456789012345", "DE123456789012345")]
    [InlineData("GB123456789000", "GB123456789000")]
    [InlineData("GB 123 456 789 000", "GB123456789000")]
    [InlineData("XI123456789000", "XI123456789000")]
    [InlineData("FR12345678901234", "FR12345678901234")]
    [InlineData("NL123456789", "NL123456789")]
    [InlineData("PL123456789000000", "PL123456789000000")]
    [InlineData("ATEOS1000000001", "ATEOS1000000001")]
    [InlineData("EORI No: GB123456789000", "GB123456789000")]
    [InlineData("EORI-Nummer: DE 123 4567", "DE1234567")]
    [InlineData("EORI number GB 123456789000", "GB123456789000")]
    [InlineData("EORI#: IE1234567A", "IE1234567A")]
    [InlineData("IT12345678901", "IT12345678901")]
    [InlineData("ESA12345678", "ESA12345678")]
    [InlineData("BE0123456789", "BE0123456789")]
    [InlineData("LU12345678", "LU12345678")]
    [InlineData("CZ12345678", "CZ12345678")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Eori.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Eori>(printed);
    }

    [Theory]
    [InlineData("DE12A4567", "German")]
    [InlineData("GB12345678900", "British")]
    [InlineData("XX1234567", "country code")]
    [InlineData("1234567", "country code")]
    [InlineData("D", "country code")]
    [InlineData("DE1234567890123456", "15 letters")]
    [InlineData("PL123", "Polish")]
    [InlineData("FR123", "French")]
    [InlineData("GB123456789", "British")]
    [InlineData("EORI", "first two")]
    [InlineData("DE12", "German")]
    [InlineData("DE", "country code")]
    [InlineData("GB", "country code")]
    [InlineData("EU123456789", "country code")]
    [InlineData("UK123456789000", "country code")]
    [InlineData("GB12345678900A", "British")]
    [InlineData("DE-EORI", "German")]
    [InlineData("not registered", "country code")]
    [InlineData("N/A", "country code")]
    [InlineData("DE1234567/DE7654321", "country code")]
    [InlineData("0E1234567", "country code")]
    [InlineData("FR1234", "French")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Eori.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Eori>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Eori>();
}

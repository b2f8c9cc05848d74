using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class IbanTests
{
    [Theory]
    [InlineData("DE89370400440532013000", "DE89370400440532013000")]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("DE89 3704 0044 0532 0130 00 COBADEFFXXX", "DE89370400440532013000")]
    [InlineData("IBAN: DE89 3704 0044 0532 0130 00 BIC: COBADEFF", "DE89370400440532013000")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00, SWIFT COBADEFFXXX", "DE89370400440532013000")]
    [InlineData("BIC: COBADEFFXXX IBAN: DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("COBADEFFXXX / DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("IBAN: DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606")]
    [InlineData("CH93 0076 2011 6238 5295 7", "CH9300762011623852957")]
    [InlineData("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300")]
    [InlineData("BE68 5390 0754 7034", "BE68539007547034")]
    [InlineData("ES91 2100 0418 4502 0005 1332", "ES9121000418450200051332")]
    [InlineData("IT60 X054 2811 1010 0000 0123 456", "IT60X0542811101000000123456")]
    [InlineData("AT61 1904 3002 3457 3201", "AT611904300234573201")]
    [InlineData("PL61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874")]
    [InlineData("NO93 8601 1117 947", "NO9386011117947")]
    [InlineData("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S")]
    [InlineData("nl91abna0417164300", "NL91ABNA0417164300")]
    [InlineData("SA03 8000 0000 6080 1016 7519", "SA0380000000608010167519")]
    [InlineData("IBAN NO93 8601 1117 947", "NO9386011117947")]
    [InlineData("IBAN NO NL91 ABNA 0417 1643 00", "NL91ABNA0417164300")]
    [InlineData("International Bank Account Number: DE89370400440532013000", "DE89370400440532013000")]
    [InlineData("IBAN NO: NL91 ABNA 0417 1643 00", "NL91ABNA0417164300")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Iban.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Iban>(printed);
    }

    [Theory]
    [InlineData("DE89370400440532013001", "check digits")]
    [InlineData("DE8937040044053201300", "22 characters")]
    [InlineData("DE893704004405320130000", "22 characters")]
    [InlineData("US12345678901234567890", "No IBAN")]
    [InlineData("DE89", "not an IBAN")]
    [InlineData("370400440532013000", "not an IBAN")]
    [InlineData("GB29NWBK60161331926891", "check digits")]
    [InlineData("CN1234", "No IBAN")]
    [InlineData("NL91ABNA0417146300", "check digits")]
    [InlineData("IBAN", "not an IBAN")]
    [InlineData("BE68539007547035", "check digits")]
    [InlineData("DE89 3704 0044 0532 0130 0O", "check digits")]
    [InlineData("DE89 37O4 0044 0532 0130 00", "check digits")]
    [InlineData("0E89370400440532013000", "not an IBAN")]
    [InlineData("DE98 3704 0044 0532 0130 00", "check digits")]
    [InlineData("GB29 NWBK 6016 1331 9268 1", "22 characters")]
    [InlineData("COBADEFFXXX", "not an IBAN")]
    [InlineData("Konto 532013000 BLZ 37040044", "not an IBAN")]
    [InlineData("6222 0213 0600 1234 567", "not an IBAN")]
    [InlineData("XX89370400440532013000", "No IBAN")]
    [InlineData("HK12345678", "No IBAN")]
    [InlineData("siehe unten", "not an IBAN")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Iban.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Iban>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Iban>();

    [Fact]
    public void The_document_form_has_groups_of_four() =>
        $"{Iban.Read("BE68539007547034"):P}".ShouldBe("BE68 5390 0754 7034");
}

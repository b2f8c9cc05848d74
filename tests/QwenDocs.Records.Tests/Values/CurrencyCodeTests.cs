using QwenDocs.Records.Values;
using QwenDocs.Records.Values.Amounts;

namespace QwenDocs.Records.Tests;

public sealed class CurrencyCodeTests
{
    [Theory]
    [InlineData("EUR", "EUR")]
    [InlineData("eur", "EUR")]
    [InlineData("€", "EUR")]
    [InlineData("Euro", "EUR")]
    [InlineData("US$", "USD")]
    [InlineData("USD", "USD")]
    [InlineData("美元", "USD")]
    [InlineData("RMB", "CNY")]
    [InlineData("人民币", "CNY")]
    [InlineData("CNY", "CNY")]
    [InlineData("￥CNY", "CNY")]
    [InlineData("CNY人民币", "CNY")]
    [InlineData("HK$", "HKD")]
    [InlineData("NT$", "TWD")]
    [InlineData("S$", "SGD")]
    [InlineData("C$", "CAD")]
    [InlineData("A$", "AUD")]
    [InlineData("£", "GBP")]
    [InlineData("zł", "PLN")]
    [InlineData("Kč", "CZK")]
    [InlineData("Fr.", "CHF")]
    [InlineData("₹", "INR")]
    [InlineData("R$", "BRL")]
    [InlineData("円", "JPY")]
    [InlineData("₩", "KRW")]
    [InlineData("(USD)", "USD")]
    [InlineData("EUR €", "EUR")]
    [InlineData("港币", "HKD")]
    [InlineData("XCG", "XCG")]
    [InlineData("ＵＳＤ", "USD")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = CurrencyCode.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<CurrencyCode>(printed);
    }

    [Theory]
    [InlineData("DEM", "DEM", "no longer")]
    [InlineData("HRK", "HRK", "no longer")]
    [InlineData("BGN", "BGN", "no longer")]
    [InlineData("ITL", "ITL", "no longer")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = CurrencyCode.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<CurrencyCode>(printed);
    }

    [Theory]
    [InlineData("¥", "CNY, JPY")]
    [InlineData("￥", "CNY, JPY")]
    [InlineData("$", "USD, CAD")]
    [InlineData("元", "CNY, TWD")]
    [InlineData("kr", "SEK, NOK")]
    [InlineData("Rs.", "INR, PKR")]
    [InlineData("peso", "MXN")]
    [InlineData("XYZ", "no currency")]
    [InlineData("EUR/USD", "no currency")]
    [InlineData("12", "no currency")]
    [InlineData("kg", "no currency")]
    [InlineData("dollars", "USD, CAD")]
    [InlineData("dollar", "USD, CAD")]
    [InlineData("francs", "(CHF, XAF, XOF)")]
    [InlineData("krona", "SEK, NOK")]
    [InlineData("rupees", "INR, PKR")]
    [InlineData("pounds", "currencies (GBP, EGP)")]
    [InlineData("Bitcoin", "no currency")]
    [InlineData("BTC", "no currency")]
    [InlineData("EURO/USD", "no currency")]
    [InlineData("%", "no currency")]
    [InlineData("EUP", "no currency")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = CurrencyCode.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<CurrencyCode>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<CurrencyCode>();

    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("EUR", 2)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("TND", 3)]
    [InlineData("KRW", 0)]
    public void Minor_units_are_those_of_the_standard(string code, int expected) => CurrencyCode.Read(code).MinorUnits.ShouldBe(expected);

    [Fact]
    public void All_178_codes_are_valid()
    {
        CurrencyTable.All.Count().ShouldBe(178);
        foreach (string code in CurrencyTable.All)
            CurrencyCode.Read(code).Problem.ShouldBeNull(code);
    }

    [Fact]
    public void An_ambiguous_sign_names_its_candidates() => CurrencyCode.Read("¥").Candidates.ShouldBe(["CNY", "JPY"]);
}

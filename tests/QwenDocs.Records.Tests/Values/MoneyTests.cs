using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("1,234.56 EUR", "1234.56 EUR")]
    [InlineData("1.234,56 €", "1234.56 EUR")]
    [InlineData("€ 1 234,56", "1234.56 EUR")]
    [InlineData("1 234,56 €", "1234.56 EUR")]
    [InlineData("CHF 1'234.50", "1234.50 CHF")]
    [InlineData("CHF 1’234.50", "1234.50 CHF")]
    [InlineData("INR 1,23,456.78", "123456.78 INR")]
    [InlineData("₹1,23,456.00", "123456.00 INR")]
    [InlineData("US$ 1,234,567", "1234567 USD")]
    [InlineData("1.234.567 EUR", "1234567 EUR")]
    [InlineData("(12.00) USD", "-12.00 USD")]
    [InlineData("USD (1,234.50)", "-1234.50 USD")]
    [InlineData("12.00- EUR", "-12.00 EUR")]
    [InlineData("-12.00 EUR", "-12.00 EUR")]
    [InlineData("EUR -12,00", "-12.00 EUR")]
    [InlineData("−12,00 €", "-12.00 EUR")]
    [InlineData("100.- CHF", "100 CHF")]
    [InlineData("CHF 100.–", "100 CHF")]
    [InlineData("100,-- €", "100 EUR")]
    [InlineData("-.50 CHF", "0.50 CHF")]
    [InlineData("１２３．４５ CNY", "123.45 CNY")]
    [InlineData("1,234円", "1234 JPY")]
    [InlineData("1.234 KRW", "1234 KRW")]
    [InlineData("KWD 1234.567", "1234.5670 KWD")]
    [InlineData("USD 12.50 CR", "-12.50 USD")]
    [InlineData("USD 12.50 DR", "12.50 USD")]
    [InlineData("EUR 0,125", "0.1250 EUR")]
    [InlineData("1234.5", "1234.5")]
    [InlineData("12,5", "12.5")]
    [InlineData("0", "0")]
    [InlineData("١٢٣٫٤٥ SAR", "123.45 SAR")]
    [InlineData("壹仟贰佰叁拾肆元伍角陆分", "1234.56 CNY")]
    [InlineData("人民币 1,234.56", "1234.56 CNY")]
    [InlineData("Fr. 12.50", "12.50 CHF")]
    [InlineData("1 234 567,89 PLN", "1234567.89 PLN")]
    [InlineData("1.234,567 EUR", "1234.5670 EUR")]
    [InlineData("+5.00 EUR", "5.00 EUR")]
    [InlineData("US$.50", "0.50 USD")]
    [InlineData("INR 500.00/-", "500.00 INR")]
    [InlineData("₹ 1,500/-", "1500 INR")]
    [InlineData("INR 1,25,000.00/-", "125000.00 INR")]
    [InlineData("INR 500/= only", "500 INR")]
    [InlineData("SEK 1 234:-", "1234 SEK")]
    [InlineData("JPY 5,000-也", "5000 JPY")]
    [InlineData("5,000円也", "5000 JPY")]
    [InlineData("JPY5,000－", "5000 JPY")]
    [InlineData("▲1,234円", "-1234 JPY")]
    [InlineData("△ 1,234 円", "-1234 JPY")]
    [InlineData("<1,234.56> USD", "-1234.56 USD")]
    [InlineData("minus 12.00 EUR", "-12.00 EUR")]
    [InlineData("-US$12.50", "-12.50 USD")]
    [InlineData("US$-12.50", "-12.50 USD")]
    [InlineData("EUR-12.50", "-12.50 EUR")]
    [InlineData("12.50 EUR-", "-12.50 EUR")]
    [InlineData("(USD 12.00)", "-12.00 USD")]
    [InlineData("USD 1.5 million", "1500000.0 USD")]
    [InlineData("EUR 10 Mio.", "10000000 EUR")]
    [InlineData("10 Mio. €", "10000000 EUR")]
    [InlineData("RMB 2万元", "20000 CNY")]
    [InlineData("TWD 15萬", "150000 TWD")]
    [InlineData("3億円", "300000000 JPY")]
    [InlineData("5百万円", "5000000 JPY")]
    [InlineData("5 lakh INR", "500000 INR")]
    [InlineData("2 crore INR", "20000000 INR")]
    [InlineData("KWD 12.500", "12.5000 KWD")]
    [InlineData("BHD 12.500", "12.5000 BHD")]
    [InlineData("TND 12.500", "12.5000 TND")]
    [InlineData("KWD 1.234", "1.2340 KWD")]
    [InlineData("200.000 VNĐ", "200000 VND")]
    [InlineData("US-$ 12.50", "12.50 USD")]
    [InlineData("RMB(CNY) 12.50", "12.50 CNY")]
    [InlineData("Total (incl. VAT): EUR 12.50", "12.50 EUR")]
    [InlineData("***500.00*** USD", "500.00 USD")]
    [InlineData("NT$5,000元整", "5000 TWD")]
    [InlineData("JP¥5,000整", "5000 JPY")]
    [InlineData("KD 12.500", "12.5000 KWD")]
    [InlineData("BD 1.250", "1.2500 BHD")]
    [InlineData("د.ك 12.500", "12.5000 KWD")]
    [InlineData("$12.50 USD", "12.50 USD")]
    [InlineData("CHF 1'000.—", "1000 CHF")]
    [InlineData("3만 5천원", "35000 KRW")]
    [InlineData("1억 2,000만원", "120000000 KRW")]
    [InlineData("二万五千元", "25000 CNY")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Money.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Money>(printed);
    }

    [Theory]
    [InlineData("1,234 EUR", "1234 EUR", "thousands or for decimals")]
    [InlineData("1.234", "1234", "thousands or for decimals")]
    [InlineData("$ 12.00", "12.00", "several currencies")]
    [InlineData("¥1,234.50", "1234.50", "several currencies")]
    [InlineData("12.00 kr", "12.00", "several currencies")]
    [InlineData("Rs. 500", "500", "several currencies")]
    [InlineData("12.00 DEM", "12.00 DEM", "no longer")]
    [InlineData("12.00 foo", "12.00", "no currency")]
    [InlineData("KWD 12,500", "12.5000 KWD", "thousands or for decimals")]
    [InlineData("¥5,000-", "5000", "as minus or not")]
    [InlineData("500- EUR", "-500 EUR", "as minus or not")]
    [InlineData("12.50 -", "-12.50", "as minus or not")]
    [InlineData("EUR - 12.50", "-12.50 EUR", "as minus or not")]
    [InlineData("-.50 USD", "0.50 USD", "as minus or not")]
    [InlineData("(12.50 EUR", "12.50 EUR", "as minus or not")]
    [InlineData("-(1.00)", "-1.00", "as minus or not")]
    [InlineData("-12.50 CR", "-12.50", "as minus or not")]
    [InlineData("less USD 12.00", "-12.00 USD", "as minus or not")]
    [InlineData("./. 12,00 EUR", "-12.00 EUR", "as minus or not")]
    [InlineData("▼1,234円", "-1234 JPY", "as minus or not")]
    [InlineData("USD 3K", "3000 USD", "thousands, millions")]
    [InlineData("1.5M€", "1500000.0 EUR", "thousands, millions")]
    [InlineData("TEUR 12", "12000 EUR", "thousands, millions")]
    [InlineData("USD 2.5 billion", "2500000000.0 USD", "thousands, millions")]
    [InlineData("INR 5 Cr", "50000000 INR", "thousands, millions")]
    [InlineData("(in thousands) USD 12", "12000 USD", "thousands, millions")]
    [InlineData("12.5O EUR", "12.5 EUR", "letter touches the digits")]
    [InlineData("12, 50 EUR", "12.50 EUR", "two numbers")]
    [InlineData("< 12.50 EUR", "12.50 EUR", "bound or an estimate")]
    [InlineData("~12.50 EUR", "12.50 EUR", "bound or an estimate")]
    [InlineData("12.50 foo EUR", "12.50 EUR", "not known")]
    [InlineData("EUR 12.50/kg", "12.50 EUR", "not known")]
    [InlineData("+12.50- EUR", "-12.50 EUR", "as minus or not")]
    [InlineData("-+12.50 EUR", "-12.50 EUR", "as minus or not")]
    [InlineData("+/-12.50 EUR", "-12.50 EUR", "as minus or not")]
    [InlineData("min. 12.50 EUR", "12.50 EUR", "bound or an estimate")]
    [InlineData("ab EUR 5,00", "5.00 EUR", "bound or an estimate")]
    [InlineData("ca. 12.50 EUR", "12.50 EUR", "bound or an estimate")]
    [InlineData("12.50 EUR (max.)", "12.50 EUR", "bound or an estimate")]
    [InlineData("5 lakh crore INR", "5000000000000 INR", "thousands, millions")]
    [InlineData("単位：千円 1,234", "1234000 JPY", "thousands, millions")]
    [InlineData("1,234 (百万円)", "1234000000 JPY", "thousands, millions")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = Money.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<Money>(printed);
    }

    [Theory]
    [InlineData("12.34,56 EUR", "cannot be read")]
    [InlineData("1,2,3 EUR", "cannot be read")]
    [InlineData("1.23.456 EUR", "cannot be read")]
    [InlineData("19%", "percentage")]
    [InlineData("EUR", "no amount")]
    [InlineData("n/a", "no amount")]
    [InlineData("--", "no amount")]
    [InlineData("1,234.567.890", "cannot be read")]
    [InlineData("12 34 EUR", "cannot be read")]
    [InlineData("1..2", "cannot be read")]
    [InlineData("10 - 20 EUR", "cannot be read")]
    [InlineData("total", "no amount")]
    [InlineData("N/A", "no amount")]
    [InlineData("see below", "no amount")]
    [InlineData("TBD", "no amount")]
    [InlineData("USD", "no amount")]
    [InlineData("1,23,4 USD", "cannot be read")]
    [InlineData("1.2.3", "cannot be read")]
    [InlineData("EUR 12,34,56", "cannot be read")]
    [InlineData("5 x 3", "cannot be read")]
    [InlineData("7.5%", "percentage")]
    [InlineData("1/2 EUR", "cannot be read")]
    [InlineData("USD 12, USD 50", "cannot be read")]
    [InlineData("5x100 EUR", "cannot be read")]
    [InlineData("Adv $17, DoS $19", "cannot be read")]
    [InlineData("1O5.00 EUR", "cannot be read")]
    [InlineData("12½ EUR", "cannot be read")]
    [InlineData("±12 EUR", "cannot be read")]
    [InlineData("EUR 12.50 per 100 kg", "cannot be read")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Money.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Money>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Money>();

    [Fact]
    public void The_other_reading_is_kept() =>
        (Money.Read("1,234 EUR") is { Amount: 1234m, Alternative: 1.234m }).ShouldBeTrue();

    [Fact]
    public void The_document_s_currency_settles_an_ambiguous_sign()
    {
        Money money = Money.Read("¥1,234").WithCurrency(CurrencyCode.Read("JPY"));

        money.ToString().ShouldBe("1234 JPY");
        money.Problem.ShouldBeNull();
        money.Alternative.ShouldBeNull();
    }

    [Fact]
    public void A_currency_of_three_decimals_settles_the_point() =>
        Money.Read("12.500").WithCurrency(CurrencyCode.Read("KWD")).ShouldBe(Money.From(12.5m, CurrencyCode.Read("KWD")));

    [Fact]
    public void Trailing_zeros_make_no_difference() => Money.Read("12.5 EUR").ShouldBe(Money.Read("12,50 €"));

    [Fact]
    public void A_json_number_has_a_decimal_point() =>
        System.Text.Json.JsonSerializer.Deserialize<Money>("1.234").ShouldBe(Money.From(1.234m, null));
}

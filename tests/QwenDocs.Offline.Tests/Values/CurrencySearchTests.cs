using QwenDocs.Offline.Values;

namespace QwenDocs.Offline.Tests.Values;

public class CurrencySearchTests
{
    [Theory]
    [InlineData("Gesamtbetrag EUR 1.428,00", "EUR")]
    [InlineData("Total: $ 12.50", "USD")]
    [InlineData("価格 ¥11,300.00", "CNY")]
    [InlineData("合计人民币1,200.00", "CNY")]
    [InlineData("Razem 12,50 zł", "PLN")]
    [InlineData("500,00 kr DKK", "DKK")]
    [InlineData("Alle Preise in Euro", "EUR")]
    [InlineData("US-$", "USD")]
    [InlineData("CHF 25", "CHF")]
    [InlineData("Summe 12,00 e", "EUR")]
    [InlineData("IBAN FR76 3000 6000 0112 3456 7890 189", "EUR")]
    public void The_currency_is_found_by_its_code_sign_or_word(string text, string code) => CurrencySearch.Find([text]).ShouldBe(code);

    [Theory]
    [InlineData("Mo.-Fr. 08.30 - 12.30 Uhr")]
    [InlineData("RCS PARIS XXX XXX XXX")]
    [InlineData("Paris, le 03.02.2024")]
    [InlineData("$14 UStG")]
    [InlineData("REAL ESTATE")]
    [InlineData("")]
    public void Words_and_marks_that_are_no_currency_here_are_none(string text) => CurrencySearch.Find([text]).ShouldBeNull();

    [Fact]
    public void The_currency_that_is_named_most_often_is_the_document_s() =>
        CurrencySearch.Find(["1 USD = 0,92 EUR", "Total 120,00 EUR", "Tax 20,00 €"]).ShouldBe("EUR");
}

using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public class InvoiceTests
{
    internal static readonly Invoice Good = new()
    {
        Number = "R-1",
        TypeCode = "380",
        IssueDate = new DateOnly(2026, 3, 5),
        DueDate = new DateOnly(2026, 4, 4),
        Currency = CurrencyCode.Read("EUR"),
        Seller = new Party { Name = "Muster GmbH", TaxId = "DE136695976", Country = CountryCode.Read("DE") },
        Buyer = new Party { Name = "深圳贸易有限公司", TaxId = "91110000600037341L", Country = CountryCode.Read("CN") },
        Iban = Iban.Read("DE89 3704 0044 0532 0130 00"),
        Lines =
        [
            new() { Quantity = 10, UnitPrice = 5.00m, TaxRate = 19, NetAmount = 50.00m },
            new() { Quantity = 10000, UnitPrice = 0.0520m, TaxRate = 7, NetAmount = 52.00m, Unit = "C62" },
            new() { Quantity = 3, UnitPrice = 10.00m, Discount = 5.00m, TaxRate = 7, NetAmount = 25.00m },
        ],
        Taxes =
        [
            new() { Rate = 19, TaxableAmount = 50.00m, TaxAmount = 9.50m },
            new() { Rate = 7, TaxableAmount = 77.00m, TaxAmount = 5.39m },
        ],
        LineTotal = 127.00m,
        TotalWithoutTax = 127.00m,
        TaxTotal = 14.89m,
        Total = 141.89m,
        PrepaidAmount = 41.89m,
        AmountDue = 100.00m,
    };

    [Fact]
    public void A_right_invoice_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void The_number_of_a_place_is_no_tax_identifier() =>
        RecordFindings.Of(Good with { Seller = Good.Seller! with { TaxId = "GLN 4000001123452" } })
            .ShouldHaveSingleItem().ShouldBe("warning $.seller.taxId");

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() => RecordFindings.Of(new Invoice { Number = "1", Total = 10 }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Allowances_charges_and_rounding_count() =>
        RecordFindings.Of(Good with
        {
            AllowanceTotal = 7.00m,
            ChargeTotal = 10.00m,
            TotalWithoutTax = 130.00m,
            TaxTotal = 15.49m,
            Taxes = [new() { Rate = 19, TaxableAmount = 53.28m, TaxAmount = 10.12m }, new() { Rate = 7, TaxableAmount = 76.72m, TaxAmount = 5.37m }],
            Total = 145.49m,
            RoundingAmount = 0.01m,
            AmountDue = 103.61m,
        }).ShouldBeEmpty();

    [Fact]
    public void Every_sum_is_checked_to_the_cent()
    {
        RecordFindings.Of(Good with { LineTotal = 127.01m, TotalWithoutTax = 127.01m, Total = 141.90m, PrepaidAmount = 41.90m, Taxes = [] })
            .ShouldBe(["error $.lineTotal"]);
        RecordFindings.Of(Good with { LineTotal = null, TotalWithoutTax = 128.00m, Total = 142.89m, PrepaidAmount = 42.89m, Taxes = [] })
            .ShouldBe(["error $.totalWithoutTax"]);
        RecordFindings.Of(Good with { TaxTotal = 14.90m, Total = 141.90m, PrepaidAmount = 41.90m }).ShouldBe(["error $.taxTotal"]);
        RecordFindings.Of(Good with { Total = 141.88m, AmountDue = 99.99m }).ShouldBe(["error $.total"]);
        RecordFindings.Of(Good with { AmountDue = 100.01m }).ShouldBe(["error $.amountDue"]);
    }

    [Fact]
    public void What_was_prepaid_may_be_unstated() => RecordFindings.Of(Good with { PrepaidAmount = null }).ShouldBe(["warning $.amountDue"]);

    [Theory]
    [InlineData(9.51, new string[0])]
    [InlineData(9.60, new[] { "warning $.taxes[0].taxAmount" })]
    [InlineData(19.50, new[] { "error $.taxes[0].taxAmount" })]
    public void Tax_follows_from_the_rate(double tax, string[] findings)
    {
        decimal amount = (decimal)tax;
        RecordFindings.Of(Good with
        {
            Taxes = [Good.Taxes[0] with { TaxAmount = amount }, Good.Taxes[1]],
            TaxTotal = amount + 5.39m,
            Total = 127.00m + amount + 5.39m,
            AmountDue = 127.00m + amount + 5.39m - 41.89m,
        }).ShouldBe(findings);
    }

    [Fact]
    public void The_lines_of_a_rate_add_up_to_what_is_taxed() =>
        RecordFindings.Of(Good with { Lines = [Good.Lines[0] with { TaxRate = 7 }, .. Good.Lines.Skip(1)] })
            .ShouldBe(["error $.taxes[0].taxableAmount", "error $.taxes[1].taxableAmount"], ignoreOrder: true);

    [Fact]
    public void Taxable_amounts_add_up_to_the_net_total() =>
        RecordFindings.Of(Good with { Lines = [], LineTotal = null, Taxes = [Good.Taxes[0]], TaxTotal = 9.50m, Total = 136.50m, AmountDue = 94.61m })
            .ShouldBe(["warning $.totalWithoutTax"]);

    [Theory]
    [InlineData("5.00", "50.00", null, true)]
    [InlineData("5.00", "50.06", null, true)]
    [InlineData("5.00", "51.00", null, false)]
    [InlineData("5.00", "59.50", null, true)]
    [InlineData("50.00", "50.00", null, true)]
    [InlineData("50.00", "50.00", "10", true)]
    [InlineData("50.00", "50.00", "100", false)]
    [InlineData("0", "0", "0", true)]
    public void A_line_is_quantity_times_price_within_the_printed_precision(string price, string amount, string? priceBase, bool holds)
    {
        InvoiceLine line = new() { Quantity = 10, UnitPrice = Number(price), NetAmount = Number(amount), PriceBaseQuantity = priceBase is null ? null : Number(priceBase), TaxRate = 19 };

        RecordFindings.Of(line).ShouldBe(holds ? [] : ["warning $.netAmount"]);
    }

    [Fact]
    public void Payment_is_not_due_before_the_invoice_is_issued() =>
        RecordFindings.Of(Good with { DueDate = new DateOnly(2026, 3, 4) }).ShouldBe(["warning $.dueDate"]);

    [Fact]
    public void Check_digits_and_codes_are_checked()
    {
        RecordFindings.Of(Good with { Seller = Good.Seller! with { TaxId = "DE136695977" } }).ShouldBe(["error $.seller.taxId"]);
        RecordFindings.Of(Good with { Buyer = Good.Buyer! with { TaxId = "91110000600037341M" } }).ShouldBe(["error $.buyer.taxId"]);
        RecordFindings.Of(Good with { Seller = Good.Seller! with { TaxId = "201/123/40209" } }).ShouldBeEmpty();
        RecordFindings.Of(Good with { Iban = Iban.Read("DE88 3704 0044 0532 0130 00") }).ShouldBe(["error $.iban"]);
        RecordFindings.Of(Good with { Currency = CurrencyCode.Read("$") }).ShouldBe(["error $.currency"]);
    }

    [Fact]
    public void Dinars_have_three_decimals() =>
        RecordFindings.Of(new Invoice { Currency = CurrencyCode.Read("KWD"), TotalWithoutTax = 1.001m, TaxTotal = 0.050m, Total = 1.050m }).ShouldBe(["error $.total"]);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

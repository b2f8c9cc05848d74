using QwenDocs.Records.Trade;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class CommercialInvoiceTests
{
    internal static readonly CommercialInvoice Good = new()
    {
        Number = "SZ-2026-0318",
        IssueDate = new DateOnly(2026, 3, 2),
        ContractNumber = "HT20260115",
        LetterOfCreditNumber = null,
        Seller = new Party { Name = "深圳市明辉电子有限公司 Shenzhen Minghui Electronics Co., Ltd.", TaxId = "91440300MA5FKQ8X29", City = "深圳", Country = CountryCode.Read("CN") },
        Buyer = new Party { Name = "Nordlicht Handels GmbH", TaxId = "DE136695976", Street = "Speicherstadt 4", PostalCode = "20457", City = "Hamburg", Country = CountryCode.Read("DE") },
        DeliveryTerm = Incoterm.Read("CIF Hamburg (Incoterms 2020)"),
        PaymentTerms = "T/T 30 days after B/L date",
        OriginCountry = CountryCode.Read("CN"),
        PortOfLoading = "Yantian, China",
        PortOfDischarge = "Hamburg, Germany",
        ShippingMarks = "N/M",
        Items =
        [
            new()
            {
                LineNumber = "1", ArticleNumber = "MH-65W", Description = "电源适配器 Power adapter 65 W", HsCode = HsCode.Read("8504.40.90"), Quantity = 2000, Unit = "PCS",
                UnitPrice = 3.25m, Amount = 6500.00m, NetWeight = 480.0m, GrossWeight = 520.0m,
            },
            new()
            {
                LineNumber = "2", ArticleNumber = "NB-14", Description = "笔记本电脑 Portable computer", HsCode = HsCode.Read("8471.30"), Quantity = 50, Unit = "pcs",
                UnitPrice = 412.50m, Amount = 20625.00m, NetWeight = 95.5m, GrossWeight = 118.0m,
            },
        ],
        Currency = CurrencyCode.Read("USD"),
        CurrencySign = "US$",
        GoodsTotal = 27125.00m,
        Discount = 125.00m,
        Freight = 850.00m,
        Insurance = 60.00m,
        Total = 27000.00m,
        TotalInWords = "SAY US DOLLARS TWENTY-SEVEN THOUSAND ONLY",
        TotalQuantity = 2050,
        PackageCount = 30,
        NetWeight = 575.5m,
        GrossWeight = 638.0m,
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<CommercialInvoice>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_invoice_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() => RecordFindings.Of(new CommercialInvoice { Total = 10, DeliveryTerm = Incoterm.Read("FOB Ningbo") }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void The_lines_add_up_to_the_goods() =>
        RecordFindings.Of(Good with { GoodsTotal = 27126.00m, Total = 27001.00m }).ShouldBe(["error $.goodsTotal"]);

    [Theory]
    [InlineData(27000.00, true)]
    [InlineData(27125.00, true)]
    [InlineData(27910.00, true)]
    [InlineData(27975.00, true)]
    [InlineData(26875.00, false)]
    [InlineData(27000.01, false)]
    public void The_total_is_the_goods_with_or_without_discount_and_charges(double total, bool isRight) =>
        RecordFindings.Of(Good with { Total = (decimal)total }).ShouldBe(isRight ? [] : ["error $.total"]);

    [Theory]
    [InlineData("CIF Hamburg", new string[0])]
    [InlineData("DAP Hamburg", new string[0])]
    [InlineData("CFR Hamburg", new[] { "warning $.insurance" })]
    [InlineData("FOB Yantian", new[] { "warning $.freight", "warning $.insurance" })]
    [InlineData("EXW Shenzhen", new[] { "warning $.freight", "warning $.insurance" })]
    public void Charges_go_with_the_delivery_term(string term, string[] findings) =>
        RecordFindings.Of(Good with { DeliveryTerm = Incoterm.Read(term) }).ShouldBe(findings);

    [Theory]
    [InlineData("USD", "$", true)]
    [InlineData("USD", "US$", true)]
    [InlineData("USD", null, true)]
    [InlineData("CNY", "¥", true)]
    [InlineData("USD", "€", false)]
    [InlineData("USD", "¥", false)]
    public void The_currency_is_one_that_the_sign_stands_for(string currency, string? sign, bool agrees) =>
        RecordFindings.Of(Good with { Currency = CurrencyCode.Read(currency), CurrencySign = sign }).ShouldBe(agrees ? [] : ["warning $.currency"]);

    [Fact]
    public void Yen_have_no_decimals()
    {
        CommercialInvoice invoice = new() { Currency = CurrencyCode.Read("JPY"), Total = 1200.00m };

        RecordFindings.Of(invoice).ShouldBeEmpty();
        RecordFindings.Of(invoice with { Total = 1200.50m }).ShouldBe(["warning $.currency"]);
    }

    [Fact]
    public void Weights_add_up()
    {
        RecordFindings.Of(Good with { NetWeight = 580.0m }).ShouldBe(["error $.netWeight"]);
        RecordFindings.Of(Good with { NetWeight = 575.6m }).ShouldBe(["warning $.netWeight"], "each line may be rounded");
        RecordFindings.Of(Good with { NetWeight = 576m }).ShouldBeEmpty("a total without decimals is rounded");
        RecordFindings.Of(Good with { GrossWeight = 630.0m }).ShouldBe(["error $.grossWeight"]);
        RecordFindings.Of(Good with { GrossWeight = 660.0m }).ShouldBe(["warning $.grossWeight"], "pallets may count in the total alone");
    }

    [Fact]
    public void Net_is_not_above_gross()
    {
        RecordFindings.Of(new CommercialInvoice { NetWeight = 12, GrossWeight = 10 }).ShouldBe(["error $.netWeight"]);
        RecordFindings.Of(Good.Items[0] with { NetWeight = 521 }).ShouldBe(["error $.netWeight"]);
    }

    [Fact]
    public void Quantities_add_up_where_the_unit_is_the_same()
    {
        RecordFindings.Of(Good with { TotalQuantity = 2051 }).ShouldBe(["error $.totalQuantity"]);
        RecordFindings.Of(Good with { TotalQuantity = 2051, Items = [Good.Items[0], Good.Items[1] with { Unit = "sets" }] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_line_is_quantity_times_price() => RecordFindings.Of(Good.Items[0] with { Amount = 6600.00m }).ShouldBe(["warning $.amount"]);

    [Fact]
    public void Codes_are_checked_where_they_stand() =>
        RecordFindings.Of(Good with { Items = [Good.Items[0] with { HsCode = HsCode.Read("8517.12") }, Good.Items[1]], Seller = Good.Seller! with { TaxId = "91440300MA5FKQ8X28" } })
            .ShouldBe(["error $.seller.taxId", "warning $.items[0].hsCode"]);
}

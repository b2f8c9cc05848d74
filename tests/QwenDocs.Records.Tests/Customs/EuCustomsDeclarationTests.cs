using QwenDocs.Records.Customs;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class EuCustomsDeclarationTests
{
    internal static readonly EuCustomsDeclaration Good = new()
    {
        Mrn = Mrn.Read("26DE48510000123450"),
        LocalReference = "LRN-2026-00318",
        DeclarationType = "IM",
        AdditionalDeclarationType = "A",
        AcceptanceDate = new DateOnly(2026, 4, 8),
        Exporter = new CustomsParty { Name = "Shenzhen Minghui Electronics Co., Ltd. 深圳市明辉电子有限公司", City = "Shenzhen", Country = CountryCode.Read("CN") },
        Consignee = new CustomsParty { Name = "Nordlicht Handels GmbH", Eori = Eori.Read("DE1234567"), City = "Hamburg", Country = CountryCode.Read("DE") },
        Declarant = new CustomsParty { Name = "Zollagentur Elbe GmbH", Eori = Eori.Read("DE7654321"), Country = CountryCode.Read("DE") },
        ItemCount = 2,
        PackageCount = 30,
        ReferenceNumber = "SZ-2026-0318",
        DispatchCountry = CountryCode.Read("CN"),
        DestinationCountry = CountryCode.Read("DE"),
        TransportIdentity = "MSC OSCAR",
        IsContainerised = true,
        DeliveryTerm = Incoterm.Read("CIF Hamburg"),
        BorderTransportIdentity = "9074729",
        BorderTransportNationality = CountryCode.Read("PA"),
        Currency = CurrencyCode.Read("USD"),
        TotalInvoiced = 27125.00m,
        ExchangeRate = 1.0852m,
        TransactionNature = "11",
        BorderTransportMode = "1",
        InlandTransportMode = "3",
        BorderOffice = "DE004851",
        GoodsLocation = "HHLA CTA",
        GrossWeight = 638.0m,
        Items =
        [
            new()
            {
                ItemNumber = 1, Description = "Power adapters, static converters", ShippingMarks = "N/M", PackageCount = 20, PackageKind = "CT",
                ContainerNumbers = [ContainerNumber.Read("TGHU8011225")], CommodityCode = HsCode.Read("8504 40 60 90"), OriginCountry = CountryCode.Read("CN"), GrossWeight = 520.0m,
                Preference = "100", Procedure = "4000", AdditionalProcedures = ["000"], NetWeight = 480.0m, PreviousDocuments = ["N337-26DE485100000077-1"], SupplementaryQuantity = 2000,
                ItemPrice = 6500.00m, ValuationMethod = "1", Documents = [new() { Code = "N380", Reference = "SZ-2026-0318" }, new() { Code = "N705", Reference = "MEDUXK123456" }],
                StatisticalValue = 6100.00m,
                Taxes = [new() { Type = "A00", Base = 5989.68m, Rate = 3.3m, Amount = 197.66m, PaymentMethod = "E" }, new() { Type = "B00", Base = 6187.34m, Rate = 19, Amount = 1175.59m, PaymentMethod = "E" }],
            },
            new()
            {
                ItemNumber = 2, Description = "Portable computers", PackageCount = 10, PackageKind = "CT", CommodityCode = HsCode.Read("8471300000"), AdditionalCodes = ["4099"],
                OriginCountry = CountryCode.Read("CN"), GrossWeight = 118.0m, Preference = "100", Procedure = "4000", AdditionalProcedures = ["000"], NetWeight = 95.5m,
                ItemPrice = 20625.00m, ValuationMethod = "1", Documents = [new() { Code = "N380", Reference = "SZ-2026-0318" }], StatisticalValue = 19010.00m,
                Taxes = [new() { Type = "A00", Base = 19005.71m, Rate = 0, Amount = 0.00m, PaymentMethod = "E" }, new() { Type = "B00", Base = 19005.71m, Rate = 19, Amount = 3611.08m, PaymentMethod = "E" }],
            },
        ],
        TaxTotal = 4984.33m,
        DeferredPayment = "DE123456",
        Place = "Hamburg",
        DeclarationDate = new DateOnly(2026, 4, 8),
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<EuCustomsDeclaration>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_declaration_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() => RecordFindings.Of(new EuCustomsDeclaration { DeclarationType = "IM", ItemCount = 2, IsContainerised = true }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Counts_and_sums_are_those_of_the_items()
    {
        RecordFindings.Of(Good with { ItemCount = 3 }).ShouldBe(["error $.itemCount"]);
        RecordFindings.Of(Good with { PackageCount = 20 }).ShouldBe(["error $.packageCount"]);
        RecordFindings.Of(Good with { GrossWeight = 683.0m }).ShouldBe(["error $.grossWeight"]);
        RecordFindings.Of(Good with { TotalInvoiced = 27215.00m }).ShouldBe(["error $.totalInvoiced"]);
        RecordFindings.Of(Good with { TaxTotal = 4894.33m }).ShouldBe(["warning $.taxTotal"]);
    }

    [Fact]
    public void Net_is_not_above_gross() => Item(Good.Items[1] with { NetWeight = 955 }).ShouldBe(["error $.netWeight"]);

    [Theory]
    [InlineData("B00", null)]
    [InlineData("A00", null)]
    [InlineData("A35", null)]
    [InlineData("A445", null)]
    [InlineData("1A1", null)]
    [InlineData("423", null)]
    [InlineData("VAT", null)]
    [InlineData("MwSt", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("BOO", "warning $.type")]
    [InlineData("B0O", "warning $.type")]
    [InlineData("BO0", "warning $.type")]
    [InlineData(" BOO ", "warning $.type")]
    [InlineData("AO0", "warning $.type")]
    [InlineData("A3S", "warning $.type")]
    [InlineData("AlO", "warning $.type")]
    [InlineData("BQ0", "warning $.type")]
    public void A_letter_in_the_place_of_a_digit_of_a_type_of_tax_is_doubted(string? type, string? expected) =>
        RecordFindings.Of(new CustomsTax { Type = type }).ShouldBe(expected is null ? [] : [expected]);

    [Theory]
    [InlineData("IM", "8504406090", "4000", new string[0])]
    [InlineData("EX", "85044060", "1000", new string[0])]
    [InlineData("CO", "85044060", "4000", new string[0])]
    [InlineData("IM", "85044060", "4000", new[] { "warning $.items[0].commodityCode" })]
    [InlineData("EX", "850440", "1000", new[] { "warning $.items[0].commodityCode" })]
    [InlineData("IM", "8504406090", "1000", new[] { "warning $.items[0].procedure" })]
    [InlineData("EX", "85044060", "4000", new[] { "warning $.items[0].procedure" })]
    public void Code_and_procedure_go_with_the_declaration_type(string type, string code, string procedure, string[] findings) =>
        RecordFindings.Of(new EuCustomsDeclaration { DeclarationType = type, Items = [new() { CommodityCode = HsCode.Read(code), Procedure = procedure }] }).ShouldBe(findings);

    [Fact]
    public void Codes_have_their_forms()
    {
        Item(Good.Items[0] with { Procedure = "40 00 000" }).ShouldBe(["warning $.procedure"]);
        Item(Good.Items[0] with { AdditionalProcedures = ["C07", "4000"] }).ShouldBe(["warning $.additionalProcedures"]);
        Item(Good.Items[0] with { Preference = "10" }).ShouldBe(["warning $.preference"]);
        Item(Good.Items[0] with { ValuationMethod = "7" }).ShouldBe(["warning $.valuationMethod"]);
        Item(Good.Items[0] with { QuotaNumber = "90006" }).ShouldBe(["warning $.quotaNumber"]);
        Item(Good.Items[0] with { QuotaNumber = "090006" }).ShouldBeEmpty();
        RecordFindings.Of(Good with { BorderTransportMode = "6" }).ShouldBe(["warning $.borderTransportMode"]);
        RecordFindings.Of(Good with { InlandTransportMode = "30" }).ShouldBe(["warning $.inlandTransportMode"]);
        RecordFindings.Of(Good with { BorderOffice = "4851" }).ShouldBe(["warning $.borderOffice"]);
    }

    [Fact]
    public void A_preference_has_its_proof_of_origin()
    {
        Item(Good.Items[0] with { Preference = "300", Documents = [] }).ShouldBe(["warning $.documents"]);
        Item(Good.Items[0] with { Preference = "300", Documents = [new() { Code = "N954" }] }).ShouldBeEmpty();
    }

    [Fact]
    public void Containers_go_with_box_19()
    {
        RecordFindings.Of(Good with { IsContainerised = false }).ShouldBe(["warning $.isContainerised"]);
        RecordFindings.Of(Good with { Items = [Good.Items[0] with { ContainerNumbers = [] }, Good.Items[1]] }).ShouldBe(["warning $.isContainerised"]);
    }

    [Fact]
    public void An_MRN_begins_with_the_year_of_acceptance() =>
        RecordFindings.Of(Good with { AcceptanceDate = new DateOnly(2025, 4, 8) }).ShouldBe(["warning $.acceptanceDate"]);

    [Theory]
    [InlineData("5989.68", "3.3", "197.66", true)]
    [InlineData("5989.68", "3.3", "197.65", true)]
    [InlineData("1200", "2.5", "30", true)]
    [InlineData("480", "1.44", "691.20", true)]
    [InlineData("5989.68", "3.3", "179.66", false)]
    [InlineData("5989.68", "33", "197.66", false)]
    public void Base_times_rate_is_the_tax(string taxBase, string rate, string amount, bool holds) =>
        RecordFindings.Of(new CustomsTax { Base = Number(taxBase), Rate = Number(rate), Amount = Number(amount) }).ShouldBe(holds ? [] : ["warning $.amount"]);

    [Fact]
    public void Identifiers_are_checked_where_they_stand() =>
        RecordFindings.Of(Good with { Mrn = Mrn.Read("26DE48510000123451"), Consignee = Good.Consignee! with { Eori = Eori.Read("1234567") } })
            .ShouldBe(["error $.mrn", "error $.consignee.eori"]);

    private static IReadOnlyList<string> Item(EuCustomsItem item) => RecordFindings.Of(item);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

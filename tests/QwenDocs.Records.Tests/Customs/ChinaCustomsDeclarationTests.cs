using QwenDocs.Records.Customs;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class ChinaCustomsDeclarationTests
{
    internal static readonly ChinaCustomsDeclaration Import = new()
    {
        Direction = TradeDirection.Import,
        PreEntryNumber = "531620261123456789",
        CustomsNumber = "531620261123456789",
        DomesticParty = new ChinaCustomsParty { Name = "深圳市明辉电子有限公司", CreditCode = Uscc.Read("91440300MA5FKQ8X29"), CustomsCode = "4403160X1Z" },
        OverseasParty = "NORDLICHT HANDELS GMBH",
        BorderOffice = "5316",
        ImportExportDate = new DateOnly(2026, 3, 5),
        DeclarationDate = new DateOnly(2026, 3, 6),
        TransportMode = "2",
        TransportIdentity = "MSC OSCAR/024E",
        TransportDocument = "MEDUXK123456",
        StoragePlace = "盐田国际集装箱码头",
        UserOrProducer = new ChinaCustomsParty { Name = "深圳市明辉电子有限公司", CreditCode = Uscc.Read("91440300MA5FKQ8X29") },
        SupervisionMode = "0110",
        LevyNature = "101",
        DeparturePort = "汉堡(德国)",
        ContractNumber = "HT20260115",
        TradingCountry = CountryCode.Read("德国"),
        ForeignCountry = CountryCode.Read("DEU"),
        ForeignPort = "汉堡(德国)",
        BorderPort = "盐田港(470101)",
        PackageKind = "纸制或纤维板制盒/箱(22)",
        PackageCount = 30,
        GrossWeight = 638.0m,
        NetWeight = 575.5m,
        TransactionTerm = "CIF",
        Documents = ["原产地证明 E12345678"],
        ContainerNumbers = [ContainerNumber.Read("TGHU8011225")],
        MarksAndRemarks = "N/M",
        Items =
        [
            new()
            {
                ItemNumber = 1, TariffCode = HsCode.Read("8504401990"), Name = "电源适配器", Specification = "0|0|直流稳压电源|功率65W|精度低于万分之一|MINGHUI牌|型号MH-65W|||",
                FirstQuantity = 2000, FirstUnit = "个", SecondQuantity = 480.0m, SecondUnit = "千克", UnitPrice = 3.25m, TotalPrice = 6500.00m, Currency = CurrencyCode.Read("美元"),
                OriginCountry = CountryCode.Read("德国(DEU)"), DestinationCountry = CountryCode.Read("中国(CHN)"), DomesticPlace = "深圳特区(44031)", LevyMode = "照章征税(1)",
            },
            new()
            {
                ItemNumber = 2, TariffCode = HsCode.Read("8471301000999"), Name = "笔记本电脑", Specification = "4|3|NORDLICHT牌|型号NB-14", FirstQuantity = 50, FirstUnit = "台",
                SecondQuantity = 95.5m, SecondUnit = "千克", TransactionQuantity = 50, TransactionUnit = "台", UnitPrice = 412.5m, TotalPrice = 20625m, Currency = CurrencyCode.Read("USD"),
                OriginCountry = CountryCode.Read("DE"), DestinationCountry = CountryCode.Read("CN"), DomesticPlace = "深圳特区(44031)", LevyMode = "照章征税(1)",
            },
        ],
        HasSpecialRelationship = false,
        IsPriceInfluenced = false,
        HasRoyalties = false,
        IsSelfPaid = true,
        Declarant = "张伟 53100123",
        DeclaringParty = new ChinaCustomsParty { Name = "深圳市联运报关有限公司", CreditCode = Uscc.Read("91310115MA1K4ABC3E") },
    };

    private static readonly ChinaCustomsDeclaration Export = Import with
    {
        Direction = TradeDirection.Export,
        PreEntryNumber = null,
        CustomsNumber = "531620260123456789",
        ImportExportDate = new DateOnly(2026, 3, 8),
        TransactionTerm = "FOB",
    };

    private static readonly ChinaCustomsCharge Freight = new() { Mark = "3", Amount = 1200, Currency = CurrencyCode.Read("USD") };

    private static readonly ChinaCustomsCharge Insurance = new() { Mark = "1", Amount = 0.3m };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<ChinaCustomsDeclaration>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void Right_declarations_give_no_findings()
    {
        RecordFindings.Of(Import).ShouldBeEmpty();
        RecordFindings.Of(Export).ShouldBeEmpty();
        RecordFindings.Of(new ChinaCustomsDeclaration { TransactionTerm = "FOB", NetWeight = 1 }).ShouldBeEmpty();
    }

    [Fact]
    public void They_come_back_as_they_were_written()
    {
        RecordFindings.ShouldComeBack(Import);
        RecordFindings.ShouldComeBack(Export with { Freight = Freight, Insurance = Insurance });
    }

    [Fact]
    public void The_elements_of_a_specification_are_parted()
    {
        Import.Items[1].SpecificationElements.ShouldBe(["4", "3", "NORDLICHT牌", "型号NB-14"]);
        Import.Items[0].SpecificationElements.Count.ShouldBe(10);
        new ChinaCustomsItem().SpecificationElements.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("531620261123456789", new string[0])]
    [InlineData("5316 2026 1123456789", new string[0])]
    [InlineData("53162026I123456789", new string[0])]
    [InlineData("531620260123456789", new[] { "error $.customsNumber" })]
    [InlineData("531620262123456789", new[] { "error $.customsNumber" })]
    [InlineData("531620261I23456789", new[] { "error $.customsNumber" })]
    [InlineData("531620161123456789", new[] { "error $.customsNumber" })]
    [InlineData("531620251123456789", new[] { "warning $.customsNumber" })]
    [InlineData("161234567", new[] { "warning $.customsNumber" })]
    public void The_number_tells_direction_and_year(string number, string[] findings) => RecordFindings.Of(Import with { CustomsNumber = number }).ShouldBe(findings);

    [Fact]
    public void Codes_have_their_lengths()
    {
        RecordFindings.Of(Import with { BorderOffice = "531" }).ShouldBe(["warning $.borderOffice"]);
        RecordFindings.Of(Import with { SupervisionMode = "110" }).ShouldBe(["warning $.supervisionMode"]);
        RecordFindings.Of(Import with { LevyNature = "1010" }).ShouldBe(["warning $.levyNature"]);
        RecordFindings.Of(Import with { TransportMode = "22" }).ShouldBe(["warning $.transportMode"]);
        RecordFindings.Of(Import with { BorderOffice = "大鹏海关", SupervisionMode = "一般贸易", LevyNature = "一般征税", TransportMode = "水路运输" }).ShouldBeEmpty();
        RecordFindings.Of(Import with { DomesticParty = Import.DomesticParty! with { CustomsCode = "44031" } }).ShouldBe(["warning $.domesticParty.customsCode"]);
        RecordFindings.Of(Import with { DomesticParty = Import.DomesticParty! with { CreditCode = Uscc.Read("91440300MA5FKQ8X28") } }).ShouldBe(["error $.domesticParty.creditCode"]);
    }

    [Theory]
    [InlineData("8504401990", true)]
    [InlineData("8504401990999", true)]
    [InlineData("85044019", false)]
    [InlineData("850440", false)]
    public void A_tariff_code_has_ten_digits_or_thirteen(string code, bool isRight) =>
        RecordFindings.Of(new ChinaCustomsItem { TariffCode = HsCode.Read(code) }).ShouldBe(isRight ? [] : ["warning $.tariffCode"]);

    [Fact]
    public void The_price_is_that_of_the_unit_of_sale()
    {
        ChinaCustomsItem item = Import.Items[0];

        RecordFindings.Of(item with { TotalPrice = 5600.00m }).ShouldBe(["warning $.totalPrice"]);
        RecordFindings.Of(item with { UnitPrice = 13.5417m }).ShouldBeEmpty("the price may be that of the second unit");
        RecordFindings.Of(item with { TransactionQuantity = 200, TransactionUnit = "盒", UnitPrice = 32.50m }).ShouldBeEmpty();
        RecordFindings.Of(item with { TransactionQuantity = 200, TransactionUnit = "盒" }).ShouldBe(["warning $.totalPrice"]);
    }

    [Fact]
    public void Items_run_without_gaps() =>
        RecordFindings.Of(Import with { Items = [Import.Items[0], Import.Items[1] with { ItemNumber = 3 }] }).ShouldBe(["warning $.items[1].itemNumber"]);

    [Fact]
    public void Weights_agree()
    {
        RecordFindings.Of(Import with { NetWeight = 585.5m }).ShouldBe(["warning $.netWeight"]);
        RecordFindings.Of(Import with { GrossWeight = 500.0m }).ShouldBe(["error $.netWeight"]);
        RecordFindings.Of(Import with { PackageCount = 0 }).ShouldBe(["warning $.packageCount"]);
    }

    [Fact]
    public void Imports_state_what_the_price_lacks()
    {
        RecordFindings.Of(Import with { TransactionTerm = "FOB", Freight = Freight, Insurance = Insurance }).ShouldBeEmpty();
        RecordFindings.Of(Import with { TransactionTerm = "FOB(3)" }).ShouldBe(["warning $.freight", "warning $.insurance"]);
        RecordFindings.Of(Import with { TransactionTerm = "C&F", Insurance = Insurance }).ShouldBeEmpty();
        RecordFindings.Of(Import with { TransactionTerm = "C&F", Freight = Freight }).ShouldBe(["warning $.freight", "warning $.insurance"]);
        RecordFindings.Of(Import with { Freight = Freight }).ShouldBe(["warning $.freight"]);
    }

    [Fact]
    public void Exports_state_what_the_price_has()
    {
        RecordFindings.Of(Export with { TransactionTerm = "CIF", Freight = Freight, Insurance = Insurance }).ShouldBeEmpty();
        RecordFindings.Of(Export with { TransactionTerm = "CIF" }).ShouldBe(["warning $.freight", "warning $.insurance"]);
        RecordFindings.Of(Export with { TransactionTerm = "2", Freight = Freight }).ShouldBeEmpty();
        RecordFindings.Of(Export with { Freight = Freight }).ShouldBe(["warning $.freight"]);
        RecordFindings.Of(Export with { TransactionTerm = "市场价", Freight = Freight }).ShouldBeEmpty();
    }

    [Fact]
    public void A_charge_has_its_mark_and_an_amount_its_currency()
    {
        ChinaCustomsDeclaration fob = Import with { TransactionTerm = "FOB", Freight = Freight, Insurance = Insurance };

        RecordFindings.Of(fob with { Freight = Freight with { Mark = "2" } }).ShouldBeEmpty();
        RecordFindings.Of(fob with { Freight = Freight with { Mark = "4" } }).ShouldBe(["warning $.freight.mark"]);
        RecordFindings.Of(fob with { Insurance = Insurance with { Mark = "2", Currency = CurrencyCode.Read("USD") } }).ShouldBe(["warning $.insurance.mark"]);
        RecordFindings.Of(fob with { Freight = Freight with { Currency = null } }).ShouldBe(["warning $.freight.currency"]);
        RecordFindings.Of(fob with { OtherCharges = new ChinaCustomsCharge { Mark = "0", Amount = 5 } }).ShouldBe(["warning $.otherCharges.mark"]);
    }

    [Fact]
    public void Dates_are_in_order()
    {
        RecordFindings.Of(Import with { DeclarationDate = new DateOnly(2026, 3, 4) }).ShouldBe(["warning $.declarationDate"]);
        RecordFindings.Of(Export with { ImportExportDate = new DateOnly(2026, 3, 5) }).ShouldBe(["warning $.importExportDate"]);
    }

    [Theory]
    [InlineData("4|3|NORDLICHT牌|型号NB-14", false)]
    [InlineData("4||NORDLICHT牌|型号NB-14", false)]
    [InlineData("0|3|工业传动|减速比10:1|WILLI牌|PG120 [A]", false)]
    [InlineData("1｜0｜家用｜塑料｜无｜||", false)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("0I3I工业传动I减速比10:1", true)]
    [InlineData("0|3]工业传动|减速比10:1|WILLI牌", true)]
    [InlineData("0]3|工业传动|减速比10:1", true)]
    [InlineData("0|3|工业传动I减速比10:1|WILLI牌", true)]
    [InlineData("0|3|工业传动|减速比10:1]WILLI牌", true)]
    [InlineData("0|3|工业传动[减速比10:1|WILLI牌", true)]
    [InlineData("0|3|工业传动丨减速比10:1", true)]
    [InlineData("O|3|工业传动|减速比10:1", true)]
    [InlineData("7|3|工业传动|减速比10:1", true)]
    [InlineData("工业传动", true)]
    public void The_elements_of_a_specification_stand_between_bars(string? specification, bool isDoubted) =>
        RecordFindings.Of(Import with { NetWeight = null, Items = [Import.Items[1] with { ItemNumber = 1, Specification = specification }] })
            .ShouldBe(isDoubted ? ["warning $.items[0].specification"] : []);

    [Fact]
    public void Items_of_one_tariff_code_have_as_many_elements()
    {
        ChinaCustomsItem item = Import.Items[1] with { Specification = "4|3|办公|8英寸|NORDLICHT牌|NB-14" };
        ChinaCustomsDeclaration Of(string second, string code = "8471301000999") =>
            Import with { NetWeight = null, Items = [item with { ItemNumber = 1 }, item with { ItemNumber = 2, Specification = second, TariffCode = HsCode.Read(code) }] };

        RecordFindings.Of(Of("4|3|办公|9英寸|NORDLICHT牌|NB-15")).ShouldBeEmpty();
        RecordFindings.Of(Of("4|3|办公9英寸|NORDLICHT牌|NB-15")).ShouldBe(["warning $.items[1].specification"]);
        RecordFindings.Of(Of("4|3|办公|NORDLICHT牌|NB-15", "8504401990")).ShouldBeEmpty();
    }
}

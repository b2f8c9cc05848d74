using QwenDocs.Records.Trade;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class PackingListTests
{
    internal static readonly PackingList Good = new()
    {
        Number = "PL-2026-0318",
        IssueDate = new DateOnly(2026, 3, 2),
        InvoiceNumber = "SZ-2026-0318",
        InvoiceDate = new DateOnly(2026, 3, 2),
        ContractNumber = "HT20260115",
        Seller = new Party { Name = "深圳市明辉电子有限公司", Country = CountryCode.Read("CN") },
        Buyer = new Party { Name = "Nordlicht Handels GmbH", Country = CountryCode.Read("DE") },
        PortOfLoading = "YANTIAN",
        PortOfDischarge = "HAMBURG",
        ShippingMarks = "NORDLICHT / HAMBURG / C/NO. 1-30 / MADE IN CHINA",
        ContainerNumbers = [ContainerNumber.Read("TGHU 801122 5")],
        Items =
        [
            new()
            {
                PackageNumbers = "C/NO. 1-20", ArticleNumber = "MH-65W", Description = "电源适配器 Power adapter 65 W", HsCode = HsCode.Read("850440"), Quantity = 2000, Unit = "PCS",
                QuantityPerPackage = 100, PackageCount = 20, PackageKind = "纸箱 CTNS", NetWeight = 480.0m, GrossWeight = 520.0m, PackageSize = "50×40×30 cm", Volume = 1.200m,
            },
            new()
            {
                PackageNumbers = "21-30", ArticleNumber = "NB-14", Description = "笔记本电脑 Portable computer", HsCode = HsCode.Read("847130"), Quantity = 50, Unit = "PCS",
                QuantityPerPackage = 5, PackageCount = 10, PackageKind = "纸箱 CTNS", NetWeight = 95.5m, GrossWeight = 118.0m, PackageSize = "600*400*350MM", Volume = 0.840m,
            },
        ],
        TotalQuantity = 2050,
        PackageCount = 30,
        NetWeight = 575.5m,
        GrossWeight = 638.0m,
        Volume = 2.040m,
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<PackingList>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_packing_list_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() =>
        RecordFindings.Of(new PackingList { PackageCount = 3, GrossWeight = 12, Items = [new() { PackageNumbers = "1-3" }] }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Every_column_adds_up()
    {
        RecordFindings.Of(Good with { PackageCount = 31 }).ShouldBe(["error $.packageCount"]);
        RecordFindings.Of(Good with { TotalQuantity = 2000 }).ShouldBe(["error $.totalQuantity"]);
        RecordFindings.Of(Good with { NetWeight = 557.5m }).ShouldBe(["error $.netWeight"]);
        RecordFindings.Of(Good with { GrossWeight = 600.0m }).ShouldBe(["error $.grossWeight"]);
        RecordFindings.Of(Good with { GrossWeight = 683.0m }).ShouldBe(["warning $.grossWeight"]);
        RecordFindings.Of(Good with { Volume = 2.400m }).ShouldBe(["warning $.volume"]);
        RecordFindings.Of(new PackingList { NetWeight = 12, GrossWeight = 10 }).ShouldBe(["error $.netWeight"]);
    }

    [Fact]
    public void Goods_in_the_package_of_the_line_above_count_no_package() =>
        RecordFindings.Of(new PackingList { PackageCount = 3, Items = [new() { PackageNumbers = "1-3", PackageCount = 3 }, new() { Description = "spare cable" }] }).ShouldBeEmpty();

    [Theory]
    [InlineData("1-20", 20, true)]
    [InlineData("C/NO. 1-20", 20, true)]
    [InlineData("CTN NO.: 1~18, 20, 22", 20, true)]
    [InlineData("箱号:１－２０", 20, true)]
    [InlineData("5", 1, true)]
    [InlineData("A1-A20", 7, true)]
    [InlineData("20-1", 7, true)]
    [InlineData("1-20", 21, false)]
    [InlineData("1-10, 12", 12, false)]
    public void Package_numbers_run_over_as_many_packages(string numbers, int count, bool agrees) =>
        RecordFindings.Of(new PackingListItem { PackageNumbers = numbers, PackageCount = count }).ShouldBe(agrees ? [] : ["warning $.packageCount"]);

    [Theory]
    [InlineData("50×40×30 cm", 20, 1.2, true)]
    [InlineData("50x40x30", 20, 1.21, true)]
    [InlineData("500*400*300mm", 20, 1.2, true)]
    [InlineData("0,5 x 0,4 x 0,3 m", 20, 1.2, true)]
    [InlineData("see annex", 20, 9.9, true)]
    [InlineData("20x16x12 in", 20, 1.26, true)]
    [InlineData("50×40×30 cm", 20, 12, false)]
    [InlineData("50×40×30 cm", 2, 1.2, false)]
    public void The_volume_is_that_of_the_packages(string size, int count, double volume, bool agrees) =>
        RecordFindings.Of(new PackingListItem { PackageSize = size, PackageCount = count, Volume = (decimal)volume }).ShouldBe(agrees ? [] : ["warning $.volume"]);

    [Fact]
    public void A_line_is_packages_of_so_many_and_net_is_not_above_gross()
    {
        RecordFindings.Of(Good.Items[0] with { QuantityPerPackage = 90 }).ShouldBe(["warning $.quantity"]);
        RecordFindings.Of(Good.Items[0] with { NetWeight = 530 }).ShouldBe(["error $.netWeight"]);
    }

    [Fact]
    public void A_wrong_container_number_is_found_in_the_list() =>
        RecordFindings.Of(Good with { ContainerNumbers = [ContainerNumber.Read("TGHU8011224")] }).ShouldBe(["error $.containerNumbers[0]"]);
}

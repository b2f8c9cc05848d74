using QwenDocs.Records.Transport;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class BillOfLadingTests
{
    internal static readonly BillOfLading Good = new()
    {
        Number = "MEDUXK123456",
        Kind = "ORIGINAL",
        BookingNumber = "177IXKXK1234",
        Carrier = "MSC Mediterranean Shipping Company S.A.",
        CarrierScac = "MSCU",
        Shipper = new Party { Name = "NINGBO HAITIAN TRADING CO., LTD. 宁波海天贸易有限公司", City = "Ningbo", Country = CountryCode.Read("CN") },
        Consignee = new Party { Name = "TO ORDER OF DEUTSCHE BANK AG" },
        NotifyParty = new Party { Name = "Nordlicht Handels GmbH", City = "Hamburg", Country = CountryCode.Read("DE") },
        Vessel = "MSC OSCAR",
        VesselImo = ImoNumber.Read("9074729"),
        Voyage = "024W",
        PlaceOfReceipt = "NINGBO CY",
        PortOfLoading = "NINGBO, CHINA",
        PortOfLoadingCode = UnLocode.Read("CNNGB"),
        PortOfDischarge = "HAMBURG, GERMANY",
        PortOfDischargeCode = UnLocode.Read("DEHAM"),
        Containers =
        [
            new() { Number = ContainerNumber.Read("MSCU 719234-4"), SealNumber = "FX1234567", SizeType = "40HC", PackageCount = 400, GrossWeight = 8200.00m, TareWeight = 3900, Volume = 55.2m },
            new() { Number = ContainerNumber.Read("TGHU 801122-5"), SealNumber = "FX1234568", SizeType = "45G1", PackageCount = 380, GrossWeight = 7900.50m, TareWeight = 3860, Volume = 52.8m },
        ],
        Items =
        [
            new() { ShippingMarks = "N/M", PackageCount = 500, PackageKind = "CARTONS", Description = "POWER ADAPTERS 电源适配器", HsCode = HsCode.Read("850440"), GrossWeight = 10100.50m, Volume = 68.0m },
            new() { ShippingMarks = "N/M", PackageCount = 280, PackageKind = "CARTONS", Description = "FURNITURE PARTS", HsCode = HsCode.Read("7326.90"), GrossWeight = 6000.00m, Volume = 40.0m },
        ],
        ContainerCount = 2,
        PackageCount = 780,
        GrossWeight = 16100.50m,
        Volume = 108.0m,
        DeliveryTerm = Incoterm.Read("FOB NINGBO"),
        FreightPayment = FreightPayment.Collect,
        FreightPayableAt = "DESTINATION",
        OriginalCount = 3,
        OnBoardDate = new DateOnly(2026, 3, 8),
        IssuePlace = "NINGBO",
        IssueDate = new DateOnly(2026, 3, 9),
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<BillOfLading>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_bill_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() => RecordFindings.Of(new BillOfLading { PackageCount = 3, FreightPayment = FreightPayment.Prepaid }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Totals_are_those_of_the_containers_and_of_the_goods()
    {
        RecordFindings.Of(Good with { PackageCount = 781 }).ShouldBe(["error $.packageCount", "warning $.packageCount"]);
        RecordFindings.Of(Good with { GrossWeight = 16010.50m }).ShouldBe(["error $.grossWeight", "warning $.grossWeight"]);
        RecordFindings.Of(Good with { Volume = 180.0m }).ShouldBe(["error $.volume", "warning $.volume"]);
        RecordFindings.Of(Good with { PackageCount = 781, Items = [] }).ShouldBe(["error $.packageCount"]);
        RecordFindings.Of(Good with { PackageCount = 781, Containers = [], ContainerCount = null }).ShouldBe(["warning $.packageCount"]);
    }

    [Fact]
    public void Every_container_stands_once_and_all_are_there()
    {
        RecordFindings.Of(Good with { Containers = [Good.Containers[0], Good.Containers[1] with { Number = Good.Containers[0].Number }] }).ShouldBe(["warning $.containers[1].number"]);
        RecordFindings.Of(Good with { ContainerCount = 3 }).ShouldBe(["error $.containerCount"]);
        RecordFindings.Of(Good with { Containers = [Good.Containers[0] with { Number = ContainerNumber.Read("MSCU7192345") }, Good.Containers[1]] }).ShouldBe(["error $.containers[0].number"]);
    }

    [Fact]
    public void A_container_holds_only_so_much()
    {
        RecordFindings.Of(Good.Containers[0] with { GrossWeight = 32_000 }).ShouldBeEmpty();
        RecordFindings.Of(Good.Containers[0] with { GrossWeight = 33_000 }).ShouldBe(["warning $.grossWeight"]);
        RecordFindings.Of(Good.Containers[0] with { Volume = 552m }).ShouldBe(["warning $.volume"]);
    }

    [Theory]
    [InlineData("FOB NINGBO", FreightPayment.Collect, true)]
    [InlineData("FCA NINGBO", FreightPayment.Prepaid, false)]
    [InlineData("EXW NINGBO", FreightPayment.Prepaid, false)]
    [InlineData("CIF HAMBURG", FreightPayment.Prepaid, true)]
    [InlineData("CIF HAMBURG", FreightPayment.Collect, false)]
    [InlineData("DAP HAMBURG", FreightPayment.Collect, false)]
    public void Freight_goes_with_the_delivery_term(string term, FreightPayment payment, bool agrees) =>
        RecordFindings.Of(Good with { DeliveryTerm = Incoterm.Read(term), FreightPayment = payment }).ShouldBe(agrees ? [] : ["warning $.freightPayment"]);

    [Theory]
    [InlineData("MAEU", true)]
    [InlineData("ONE", true)]
    [InlineData("MSC1", false)]
    [InlineData("MAERSK", false)]
    public void A_scac_has_two_to_four_letters(string scac, bool isOne) => RecordFindings.Of(Good with { CarrierScac = scac }).ShouldBe(isOne ? [] : ["warning $.carrierScac"]);

    [Fact]
    public void A_shipped_bill_is_issued_when_the_goods_are_on_board() =>
        RecordFindings.Of(Good with { IssueDate = new DateOnly(2026, 3, 7) }).ShouldBe(["warning $.issueDate"]);

    [Fact]
    public void Codes_are_checked_where_they_stand() =>
        RecordFindings.Of(Good with { VesselImo = ImoNumber.Read("9074728"), PortOfDischargeCode = UnLocode.Read("Hamburg") })
            .ShouldBe(["error $.vesselImo", "error $.portOfDischargeCode"]);
}

using QwenDocs.Records.Transport;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class AirWaybillTests
{
    internal static readonly AirWaybill Good = new()
    {
        Number = AirWaybillNumber.Read("784-1234 5675"),
        HouseNumber = "SZX-26030012",
        Carrier = "China Southern Airlines",
        Shipper = new Party { Name = "深圳市明辉电子有限公司", City = "Shenzhen", Country = CountryCode.Read("CN") },
        Consignee = new Party { Name = "Nordlicht Handels GmbH", City = "Hamburg", Country = CountryCode.Read("DE") },
        IssuingAgent = "Sinotrans Air, Shenzhen",
        AgentIataCode = "08-3 1234/5678",
        DepartureAirport = "SHENZHEN (SZX)",
        DestinationAirport = "FRANKFURT",
        Flights = ["CZ461/12"],
        FlightDate = new DateOnly(2026, 3, 12),
        Currency = CurrencyCode.Read("CNY"),
        WeightChargePayment = FreightPayment.Prepaid,
        OtherChargesPayment = FreightPayment.Prepaid,
        DeclaredValueForCarriage = "NVD",
        DeclaredValueForCustoms = "NCV",
        InsuranceAmount = "XXX",
        Items =
        [
            new()
            {
                PieceCount = 30, GrossWeight = 638.0m, WeightUnit = "K", RateClass = "Q", ChargeableWeight = 638.0m, Rate = 18.85m, Total = 12026.30m,
                Description = "POWER ADAPTERS 电源适配器", HsCode = HsCode.Read("850440"), Volume = 2.04m,
            },
        ],
        PieceCount = 30,
        GrossWeight = 638.0m,
        Prepaid = new AirWaybillCharges { WeightCharge = 12026.30m, DueAgent = 50.00m, DueCarrier = 956.00m, Total = 13032.30m },
        OtherCharges = [new() { Code = "AWA", Amount = 50.00m }, new() { Code = "MYC", Amount = 956.00m }],
        IssueDate = new DateOnly(2026, 3, 11),
        IssuePlace = "SHENZHEN",
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<AirWaybill>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_waybill_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void Charges_as_agreed_are_no_finding() =>
        RecordFindings.Of(Good with { Items = [Good.Items[0] with { Rate = null, Total = null }], Prepaid = null, OtherCharges = [] }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Pieces_and_weight_add_up()
    {
        RecordFindings.Of(Good with { PieceCount = 31 }).ShouldBe(["error $.pieceCount"]);
        RecordFindings.Of(Good with { GrossWeight = 683.0m }).ShouldBe(["error $.grossWeight"]);
    }

    [Fact]
    public void The_chargeable_weight_is_not_below_weight_or_volume()
    {
        AirWaybillItem item = Good.Items[0] with { Rate = null };

        RecordFindings.Of(item with { ChargeableWeight = 600.0m }).ShouldBe(["warning $.chargeableWeight"]);
        RecordFindings.Of(item with { ChargeableWeight = 600.0m, RateClass = "U" }).ShouldBeEmpty();
        RecordFindings.Of(item with { Volume = 5.1m }).ShouldBe(["warning $.chargeableWeight"]);
        RecordFindings.Of(item with { Volume = 5.1m, ChargeableWeight = 850.0m }).ShouldBeEmpty();
        RecordFindings.Of(item with { Volume = 5.1m, WeightUnit = "L" }).ShouldBeEmpty();
    }

    [Fact]
    public void A_line_is_weight_times_rate_but_for_the_minimum_charge()
    {
        RecordFindings.Of(Good.Items[0] with { Total = 12620.30m }).ShouldBe(["warning $.total"]);
        RecordFindings.Of(Good.Items[0] with { RateClass = "M", Rate = 420.00m, Total = 420.00m }).ShouldBeEmpty();
    }

    [Fact]
    public void A_column_of_charges_adds_up() =>
        RecordFindings.Of(Good with { Prepaid = Good.Prepaid! with { Total = 13302.30m } }).ShouldBe(["error $.prepaid.total"]);

    [Fact]
    public void The_weight_charge_is_that_of_the_lines() =>
        RecordFindings.Of(Good with { Prepaid = Good.Prepaid! with { WeightCharge = 12000.00m, Total = 13006.00m } }).ShouldBe(["error $.prepaid.weightCharge"]);

    [Fact]
    public void Charges_stand_in_the_column_of_who_pays()
    {
        AirWaybill collect = Good with { Prepaid = null, Collect = Good.Prepaid };

        RecordFindings.Of(collect).ShouldBe(["warning $.collect.weightCharge"]);
        RecordFindings.Of(collect with { WeightChargePayment = FreightPayment.Collect }).ShouldBeEmpty();
    }

    [Fact]
    public void Other_charges_are_those_due_agent_and_carrier() =>
        RecordFindings.Of(Good with { OtherCharges = [Good.OtherCharges[1]] }).ShouldBe(["warning $.otherCharges"]);

    [Fact]
    public void A_flight_is_not_before_the_waybill() => RecordFindings.Of(Good with { FlightDate = new DateOnly(2026, 3, 10) }).ShouldBe(["warning $.flightDate"]);

    [Fact]
    public void The_check_digit_is_checked() => RecordFindings.Of(Good with { Number = AirWaybillNumber.Read("784-12345676") }).ShouldBe(["error $.number"]);
}

using QwenDocs.Records.Customs;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class UsEntrySummaryTests
{
    internal static readonly UsEntrySummary Good = new()
    {
        EntryNumber = UsEntryNumber.Read("002-6111115-7"),
        EntryType = "01",
        SummaryDate = new DateOnly(2026, 3, 20),
        SuretyNumber = "036",
        BondType = "8",
        PortCode = "2704",
        EntryDate = new DateOnly(2026, 3, 11),
        ImportingCarrier = "MSC OSCAR",
        TransportMode = "11",
        OriginCountry = CountryCode.Read("CN"),
        ImportDate = new DateOnly(2026, 3, 10),
        TransportDocuments = ["MSCU MEDUXK123456"],
        ManufacturerId = "CNSHEMIN88SHE",
        ExportingCountry = CountryCode.Read("CN"),
        ExportDate = new DateOnly(2026, 2, 20),
        ForeignPortOfLading = "57078",
        UsPortOfUnlading = "2704",
        GoodsLocation = "Y258",
        ConsigneeNumber = "12-3456789XX",
        ImporterNumber = "12-3456789XX",
        UltimateConsignee = new Party { Name = "Lakeside Imports LLC", Street = "400 Harbor Blvd", City = "Long Beach", PostalCode = "90802", Country = CountryCode.Read("US") },
        ImporterOfRecord = new Party { Name = "Lakeside Imports LLC", City = "Long Beach", Country = CountryCode.Read("US") },
        Items =
        [
            new()
            {
                LineNumber = "001", Description = "STATIC CONVERTERS, POWER SUPPLIES", GrossWeight = 520, ManifestQuantity = "20 CTNS", EnteredValue = 12000, Charges = 450, IsRelated = false,
                Tariffs =
                [
                    new() { SpecialNumber = "9903.88.15", Rate = "7.5%", Duty = 900.00m },
                    new() { HtsNumber = HsCode.Read("8504.40.9510"), NetQuantity = 2000, Unit = "NO", EnteredValue = 12000, Rate = "1.5%", Duty = 180.00m },
                ],
                Fees = [new() { Code = "499", Rate = 0.3464m, Amount = 41.57m }, new() { Code = "501", Rate = 0.125m, Amount = 15.00m }],
            },
            new()
            {
                LineNumber = "002", Description = "PORTABLE ADP MACHINES 笔记本电脑", GrossWeight = 118, ManifestQuantity = "10 CTNS", EnteredValue = 20625, Charges = 300, IsRelated = false,
                Tariffs = [new() { HtsNumber = HsCode.Read("8471.30.0100"), NetQuantity = 50, Unit = "NO", Rate = "FREE", Duty = 0 }],
                Fees = [new() { Code = "499", Rate = 0.3464m, Amount = 71.45m }, new() { Code = "501", Rate = 0.125m, Amount = 25.78m }],
            },
        ],
        Fees = [new() { Code = "499", Amount = 113.02m }, new() { Code = "501", Amount = 40.78m }],
        TotalEnteredValue = 32625,
        DutyTotal = 1080.00m,
        TaxTotal = 0.00m,
        OtherTotal = 153.80m,
        Total = 1233.80m,
        Broker = "Pacific Gateway Customs Brokers, Long Beach CA",
        BrokerFileNumber = "PG-26-00318",
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<UsEntrySummary>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_summary_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() => RecordFindings.Of(new UsEntrySummary { Total = 12, DutyTotal = null, EntryType = "11" }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Totals_are_those_of_the_lines()
    {
        RecordFindings.Of(Good with { TotalEnteredValue = 36225 }).ShouldBe(["error $.totalEnteredValue"]);
        RecordFindings.Of(Good with { DutyTotal = 1800.00m, Total = 1953.80m }).ShouldBe(["error $.dutyTotal"]);
        RecordFindings.Of(Good with { OtherTotal = 158.30m, Total = 1238.30m }).ShouldBe(["error $.otherTotal"]);
        RecordFindings.Of(Good with { Items = [Good.Items[0] with { Tax = 5.00m }, Good.Items[1]] }).ShouldBe(["error $.taxTotal"]);
    }

    [Fact]
    public void The_total_is_duty_plus_tax_plus_other() => RecordFindings.Of(Good with { Total = 1223.80m }).ShouldBe(["error $.total"]);

    [Fact]
    public void Dumping_duties_count_and_have_their_entry_type()
    {
        UsEntrySummary dumped = Good with
        {
            EntryType = "03",
            Items = [Good.Items[0] with { AdCvdCases = ["A-570-967-000"], AdCvdDuty = 3900.00m }, Good.Items[1]],
            DutyTotal = 4980.00m,
            Total = 5133.80m,
        };

        RecordFindings.Of(dumped).ShouldBeEmpty();
        RecordFindings.Of(dumped with { EntryType = "01" }).ShouldBe(["warning $.entryType"]);
        RecordFindings.Of(Good with { EntryType = "03" }).ShouldBe(["warning $.entryType"]);
    }

    [Fact]
    public void Codes_have_their_forms()
    {
        RecordFindings.Of(Good with { EntryType = "1" }).ShouldBe(["warning $.entryType"]);
        RecordFindings.Of(Good with { BondType = "6" }).ShouldBe(["warning $.bondType"]);
        RecordFindings.Of(Good with { TransportMode = "13" }).ShouldBe(["warning $.transportMode"]);
        RecordFindings.Of(Good with { PortCode = "274" }).ShouldBe(["warning $.portCode"]);
        RecordFindings.Of(Good with { UsPortOfUnlading = "LOS ANGELES" }).ShouldBe(["warning $.usPortOfUnlading"]);
        RecordFindings.Of(Good with { ForeignPortOfLading = "5707" }).ShouldBe(["warning $.foreignPortOfLading"]);
    }

    [Theory]
    [InlineData("CNSHEMIN88SHE", true)]
    [InlineData("XOBERGST100TOR", true)]
    [InlineData("MULTI", true)]
    [InlineData("CABERGST100TOR", false)]
    [InlineData("CN SHE MIN 88 SHE", false)]
    [InlineData("QQSHEMIN88SHE", false)]
    [InlineData("CNSHENZHENMINGHUI88", false)]
    public void A_manufacturer_identification_has_its_form(string printed, bool isOne)
    {
        RecordFindings.Of(Good with { ManufacturerId = printed }).ShouldBe(isOne ? [] : ["warning $.manufacturerId"]);
        RecordFindings.Of(Good.Items[0] with { ManufacturerId = printed }).ShouldBe(isOne ? [] : ["warning $.manufacturerId"]);
    }

    [Fact]
    public void Harbor_maintenance_falls_due_for_vessels() =>
        RecordFindings.Of(Good with { TransportMode = "40" }).ShouldBe(["warning $.transportMode"]);

    [Fact]
    public void Dates_are_in_order()
    {
        RecordFindings.Of(Good with { ImportDate = new DateOnly(2026, 2, 10) }).ShouldBe(["warning $.importDate"]);
        RecordFindings.Of(Good with { SummaryDate = new DateOnly(2026, 3, 2) }).ShouldBe(["warning $.summaryDate"]);
    }

    [Fact]
    public void A_tariff_number_has_ten_digits_and_a_special_one_is_of_chapter_98_or_99()
    {
        Line(new() { HtsNumber = HsCode.Read("8504.40.95") }).ShouldBe(["error $.tariffs[0].htsNumber"]);
        Line(new() { SpecialNumber = "9903.88.15" }).ShouldBeEmpty();
        Line(new() { SpecialNumber = "9802.00.8068" }).ShouldBeEmpty();
        Line(new() { SpecialNumber = "8504.40.95" }).ShouldBe(["warning $.tariffs[0].specialNumber"]);
    }

    [Theory]
    [InlineData("1.5%", "180.00", true)]
    [InlineData("1.5 %", "180.01", true)]
    [InlineData("FREE", "0", true)]
    [InlineData("1.2¢/KG", "77.00", true)]
    [InlineData("1.5%", "18.00", false)]
    [InlineData("Free", "180.00", false)]
    public void Duty_is_the_rate_of_the_value(string rate, string duty, bool holds) =>
        Line(new() { Rate = rate, Duty = Number(duty) }).ShouldBe(holds ? [] : ["warning $.tariffs[0].duty"]);

    [Fact]
    public void A_fee_is_the_rate_of_the_value()
    {
        UsEntryItem line = new() { EnteredValue = 12000, Fees = [new() { Code = "501", Rate = 0.125m, Amount = 15.00m }] };

        RecordFindings.Of(line).ShouldBeEmpty();
        RecordFindings.Of(line with { Fees = [line.Fees[0] with { Amount = 51.00m }] }).ShouldBe(["warning $.fees[0].amount"]);
    }

    [Fact]
    public void Values_are_whole_dollars_and_those_of_a_set_add_up()
    {
        UsEntryItem set = new() { EnteredValue = 300, Tariffs = [new() { EnteredValue = 200 }, new() { EnteredValue = 100 }] };

        RecordFindings.Of(set).ShouldBeEmpty();
        RecordFindings.Of(set with { EnteredValue = 310 }).ShouldBe(["warning $.enteredValue"]);
        RecordFindings.Of(new UsEntryItem { EnteredValue = 12000.50m }).ShouldBe(["warning $.enteredValue"]);
    }

    [Fact]
    public void The_check_digit_is_checked() => RecordFindings.Of(Good with { EntryNumber = UsEntryNumber.Read("002-6111115-1") }).ShouldBe(["error $.entryNumber"]);

    private static IReadOnlyList<string> Line(UsEntryTariff tariff) => RecordFindings.Of(new UsEntryItem { EnteredValue = 12000, Tariffs = [tariff] });

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Cli.Records;
using QwenDocs.Cli.Output;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Cli.Tests;

public sealed class TableOutputTests
{
    [Fact]
    public void A_declaration_shows_its_kind_its_items_one_below_another_and_their_rows_as_text()
    {
        string text = Write<CustomsDeclaration>(new EuCustomsDeclaration
        {
            DeclarationType = "IM",
            Items =
            [
                new()
                {
                    ItemNumber = 1, Description = "电源适配器 Power adapters", PackageCount = 20, PackageKind = "CT", CommodityCode = HsCode.Read("8504406090"), GrossWeight = 520, NetWeight = 480,
                    OriginCountry = CountryCode.Read("CN"), Procedure = "4000", Preference = "100", ItemPrice = 6500, ValuationMethod = "1", StatisticalValue = 6100,
                    Taxes = [new() { Type = "A00", Base = 5989.68m, Rate = 3.3m, Amount = 197.66m }],
                },
            ],
        });

        text.ShouldContain("kind              eu");
        text.ShouldContain("commodity code");
        text.ShouldContain("8504406090");
        text.ShouldContain("电源适配器 Power adapters");
        text.ShouldContain("A00");
        text.ShouldNotContain("{");
        text.ShouldNotContain("$type");
    }

    [Fact]
    public void A_short_list_is_a_table_and_lists_in_its_cells_are_text()
    {
        string text = Write(new UsEntrySummary
        {
            Items = [new() { LineNumber = "001", EnteredValue = 12000, Tariffs = [new() { SpecialNumber = "9903.88.15", Rate = "7.5%", Duty = 900 }, new() { HtsNumber = HsCode.Read("8504409510"), Rate = "FREE" }] }],
        });

        text.ShouldContain("001");
        text.ShouldContain("special number 9903.88.15, rate 7.5%, duty 900");
        text.ShouldContain("hts number 8504409510, rate FREE");
    }

    [Fact]
    public void Every_record_has_a_name_and_a_schema()
    {
        RecordKind.All.Select(kind => kind.Name).ShouldBeUnique();
        RecordKind.All.ShouldAllBe(kind => kind.Schema().Text.Length > 0);
        RecordKind.Find("US-entry").Schema().Name.ShouldBe(nameof(UsEntrySummary));
    }

    private static string Write<T>(T record)
    {
        using StringWriter output = new();
        JsonNode? json = JsonSerializer.SerializeToNode(record, RecordSchema.For<T>().TypeInfo);
        TableOutput.Write(output, new Extracted("paper.pdf", json, "model", new TokenUsage(1, 1), [], TimeSpan.Zero));
        return output.ToString();
    }
}

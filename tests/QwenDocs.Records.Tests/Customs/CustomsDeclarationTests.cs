using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Merging;
using QwenDocs.Records.Customs;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Validation;
using SkiaSharp;

namespace QwenDocs.Records.Tests;

public partial class CustomsDeclarationTests
{
    private static readonly CustomsDeclaration[] Kinds = [EuCustomsDeclarationTests.Good, UsEntrySummaryTests.Good, ChinaCustomsDeclarationTests.Import];

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<CustomsDeclaration>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Theory]
    [InlineData("eu", typeof(EuCustomsDeclaration))]
    [InlineData("us", typeof(UsEntrySummary))]
    [InlineData("china", typeof(ChinaCustomsDeclaration))]
    public void An_answer_of_each_kind_reads_back_as_that_kind(string kind, Type type)
    {
        RecordSchema schema = RecordSchema.For<CustomsDeclaration>();
        CustomsDeclaration declaration = Kinds.Single(candidate => candidate.GetType() == type);
        string answer = $$"""{"data":{{JsonSerializer.Serialize(declaration, schema.TypeInfo)}}}""";

        answer.ShouldStartWith($$"""{"data":{"$type":"{{kind}}",""");
        RecordReading reading = schema.ReadAnswer(answer);
        reading.Violations.ShouldBeEmpty();
        reading.Record.ShouldNotBeNull().GetType().ShouldBe(type);
        RecordFindings.ShouldComeBack(declaration);
    }

    [Theory]
    [InlineData(0, "$.itemCount")]
    [InlineData(1, "$.total")]
    [InlineData(2, "$.freight")]
    public async Task One_call_extracts_any_kind_and_checks_it(int kind, string path)
    {
        CustomsDeclaration printed = kind switch
        {
            0 => EuCustomsDeclarationTests.Good with { ItemCount = 3 },
            1 => UsEntrySummaryTests.Good with { Total = 1 },
            _ => ChinaCustomsDeclarationTests.Import with { TransactionTerm = "C&F", Insurance = new ChinaCustomsCharge { Mark = "1", Amount = 0.3m }, Freight = new ChinaCustomsCharge { Mark = "1", Amount = 1 } },
        };
        string answer = $$"""{"data":{{JsonSerializer.Serialize(printed, RecordSchema.For<CustomsDeclaration>().TypeInfo)}}}""";
        using DocumentExtractor extractor = new(new ScriptedEndpoint(answer));

        ExtractionResult<CustomsDeclaration> result = await extractor.ExtractAsync<CustomsDeclaration>(Scan(), cancellationToken: TestContext.Current.CancellationToken);

        result.Record.GetType().ShouldBe(Kinds[kind].GetType());
        // A count that is above the list is told about the list too, which is then asked for again.
        result.Findings.Where(finding => finding.Code != "list.fewerRows").ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Fact]
    public void Parts_of_a_long_declaration_become_one_of_their_kind()
    {
        RecordSchema schema = RecordSchema.For<CustomsDeclaration>();
        EuCustomsDeclaration whole = EuCustomsDeclarationTests.Good;
        JsonNode first = Json(schema, whole with { Items = [whole.Items[0]], TaxTotal = null });
        JsonNode second = Json(schema, new EuCustomsDeclaration { Items = [whole.Items[1]], TaxTotal = whole.TaxTotal });

        MergedRecord merged = RecordMerger.Merge(schema, [new RecordPart(first, [1, 2]), new RecordPart(second, [3])]);

        JsonNode.DeepEquals(merged.Json, Json(schema, whole)).ShouldBeTrue($"{merged.Json}");
        merged.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_of_another_kind_is_left_out_and_told()
    {
        RecordSchema schema = RecordSchema.For<CustomsDeclaration>();
        JsonNode first = Json(schema, EuCustomsDeclarationTests.Good);

        MergedRecord merged = RecordMerger.Merge(schema, [new RecordPart(first, [1, 2]), new RecordPart(Json(schema, UsEntrySummaryTests.Good), [3])]);

        JsonNode.DeepEquals(merged.Json, first).ShouldBeTrue($"{merged.Json}");
        merged.Findings.ShouldHaveSingleItem().Message.ShouldContain("pages 3 to 3");
    }

    [Fact]
    public void A_kind_asked_for_by_itself_needs_no_name() => RecordSchema.For<UsEntrySummary>().Text.ShouldNotContain("$type");

    [Fact]
    public void An_unknown_kind_is_told() => RecordSchema.For<CustomsDeclaration>().ReadAnswer("""{"data":{"$type":"jp","items":[]}}""").Violations.ShouldNotBeEmpty();

    [Fact]
    public void Right_declarations_of_each_kind_give_no_findings() => Kinds.SelectMany(RecordFindings.Of).ShouldBeEmpty();

    [Fact]
    public void Rules_of_each_kind_hold_through_the_base_type()
    {
        CustomsDeclaration eu = EuCustomsDeclarationTests.Good with { ItemCount = 3 };
        CustomsDeclaration us = UsEntrySummaryTests.Good with { Total = 1 };
        CustomsDeclaration china = ChinaCustomsDeclarationTests.Import with { TransactionTerm = "FOB" };

        RecordFindings.Of(eu).ShouldBe(["error $.itemCount"]);
        RecordFindings.Of(us).ShouldBe(["error $.total"]);
        RecordFindings.Of(china).ShouldBe(["warning $.freight", "warning $.insurance"]);
        RecordFindings.Of(new Shipment([eu, us])).ShouldBe(["error $.declarations[0].itemCount", "error $.declarations[1].total"]);
    }

    [Fact]
    public void Source_generated_contracts_give_the_same_schema_and_findings()
    {
        RecordSchema.For(CustomsJsonContext.Default.CustomsDeclaration).Text.ShouldBe(RecordSchema.For<CustomsDeclaration>().Text);
        new RecordValidator().Validate(UsEntrySummaryTests.Good with { Total = 1 }, CustomsJsonContext.Default.CustomsDeclaration).ShouldHaveSingleItem().Path.ShouldBe("$.total");
    }

    private static JsonNode Json(RecordSchema schema, CustomsDeclaration declaration) => JsonSerializer.SerializeToNode(declaration, schema.TypeInfo)!;

    private static Document Scan()
    {
        using SKBitmap bitmap = new(600, 800);
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Document.FromBytes(png.ToArray(), "declaration.png");
    }

    public sealed record Shipment(IReadOnlyList<CustomsDeclaration> Declarations);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(CustomsDeclaration))]
    internal sealed partial class CustomsJsonContext : JsonSerializerContext;
}

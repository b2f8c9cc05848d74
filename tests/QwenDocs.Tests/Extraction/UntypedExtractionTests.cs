using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction;

public sealed class UntypedExtractionTests
{
    private const string Schema =
        """
        {
          "type": "object",
          "$defs": { "money": { "type": "number", "description": "An amount." } },
          "properties": {
            "number": { "type": "string", "description": "Receipt number.", "x-printedAs": ["Receipt No.", "小票号"] },
            "total": { "$ref": "#/$defs/money" },
            "weight": { "type": "number", "x-printedUnit": "kg" },
            "date": { "type": "string", "format": "date" },
            "lines": { "type": "array", "items": { "type": "object", "properties": { "text": { "type": "string" }, "amount": { "$ref": "#/$defs/money" } }, "required": ["text", "amount"] } }
          },
          "required": ["number", "total", "lines"]
        }
        """;

    private static readonly RecordSchema<JsonElement> Receipt = RecordSchema.FromJson("receipt", JsonElement.Parse(Schema));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Document Picture => Document.FromBytes(Requests.Page(1, 60, 60).Bytes, "receipt.png");

    [Fact]
    public async Task A_record_is_extracted_without_a_type_of_ones_own()
    {
        ScriptedEndpoint endpoint = new("""{"number":"4711","total":"12.50","weight":null,"date":"2026-11-27","lines":[{"text":"Tea","amount":12.5}]}""");
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult result = await extractor.ExtractAsync(Picture, (RecordSchema)Receipt, cancellationToken: Token);

        ExtractionResult<JsonElement> typed = result.ShouldBeOfType<ExtractionResult<JsonElement>>();
        typed.Record.GetProperty("number").GetString().ShouldBe("4711");
        typed.Record.GetProperty("total").GetDecimal().ShouldBe(12.5m);
        Finding finding = typed.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Path.ToString()).ShouldBe(("answer.repaired", "$.total"));
        endpoint.Requests.ShouldHaveSingleItem().Schema.ShouldNotBeNull().Name.ShouldBe("receipt");
    }

    [Fact]
    public async Task Labels_and_units_of_the_schema_are_held_against_the_values()
    {
        ScriptedEndpoint endpoint = new("""{"number":"小票号","total":12.5,"weight":-3,"date":"1024-01-01","lines":[]}""");
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Repair = { MaxCorrections = 0 } });

        ExtractionResult<JsonElement> result = await extractor.ExtractAsync(Picture, Receipt, cancellationToken: Token);

        result.Findings.Select(finding => (finding.Code, finding.Path.ToString())).ShouldBe(
            [("value.label", "$.number"), ("value.negative", "$.weight"), ("value.date", "$.date")], ignoreOrder: true);
    }

    [Fact]
    public void The_schema_is_made_strict()
    {
        JsonElement strict = Receipt.Json;

        strict.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        strict.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["number", "total", "weight", "date", "lines"]);
        strict.GetProperty("properties").GetProperty("weight").GetProperty("type").EnumerateArray().Select(type => type.GetString()).ShouldBe(["number", "null"]);
        strict.ToString().ShouldNotContain("$ref");
        strict.ToString().ShouldNotContain("x-printed");
    }

    [Theory]
    [InlineData("""{"type":"object"}""")]
    [InlineData("""{"type":"object","properties":{"a":{}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#"}}}""")]
    [InlineData("""[]""")]
    public void What_cannot_be_strict_is_refused_at_once(string json) =>
        Should.Throw<ArgumentException>(() => RecordSchema.FromJson("any", JsonElement.Parse(json)));

    [Fact]
    public async Task A_plan_sends_nothing()
    {
        ScriptedEndpoint endpoint = new("{}");
        using DocumentExtractor extractor = new(endpoint);

        ExtractionPlan plan = await extractor.PlanAsync(Picture, Receipt, Token);

        plan.Requests.ShouldHaveSingleItem();
        endpoint.Requests.ShouldBeEmpty();
    }
}

using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Testing;

namespace QwenDocs.Records.Tests;

public class RecordJsonTests
{
    private const string Answer = """{"code":"8483.40","goods":"滚珠丝杠 <C7>","amount":4104.00,"wrong":"not a code"}""";

    [Fact]
    public async Task The_record_as_JSON_has_its_values_in_their_own_form()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));

        ExtractionResult<Line> result = await extractor.ExtractAsync<Line>(Document.FromBytes(Pixel, "line.png"), cancellationToken: TestContext.Current.CancellationToken);

        result.RecordJson.ShouldBe("""{"code":"848340","goods":"滚珠丝杠 <C7>","amount":4104.00,"wrong":"not a code"}""");
        result.Json.ShouldNotBeNull().ShouldContain("8483.40");
    }

    [Fact]
    public async Task An_outcome_that_was_read_again_has_the_same()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));
        var document = Document.FromBytes(Pixel, "line.png");
        ExtractionResult<Line> result = await extractor.ExtractAsync<Line>(document, cancellationToken: TestContext.Current.CancellationToken);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
            new DocumentOutcome<Line>(0, document, result).WriteTo(json);

        using var written = JsonDocument.Parse(stream.ToArray());
        var again = DocumentOutcome.Read(written.RootElement, document, RecordSchema.For<Line>());

        again.Result.ShouldNotBeNull().RecordJson.ShouldBe(result.RecordJson);
    }

    [Fact]
    public void A_result_without_an_extraction_has_none() => ExtractionResult.Create(new Line(null, null, null, null)).RecordJson.ShouldBeNull();

    // One white pixel by one: rendering enlarges it.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    public sealed record Line(HsCode? Code, string? Goods, decimal? Amount, HsCode? Wrong);
}

using System.Text;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects;

namespace QwenDocs.Tests.Endpoints;

public sealed class SchemaRewriterTests
{
    private const string Schema = """
        {"type":"object","properties":{"pattern":{"type":"string","description":"Code","pattern":"^[0-9]+$"},"rows":{"type":"array","minItems":1,"items":{"type":"number","minimum":0}}},"required":["pattern"]}
        """;

    [Fact]
    public void Unknown_keywords_become_words() => Write(SchemaKeywords.None).ShouldBe("""
        {"type":"object","properties":{"pattern":{"type":"string","description":"Code (pattern ^[0-9]+$)"},"rows":{"type":"array","items":{"type":"number","description":"minimum 0"},"description":"minItems 1"}},"required":["pattern"]}
        """);

    [Fact]
    public void Known_keywords_stay() => Write(SchemaKeywords.Pattern | SchemaKeywords.ArrayLength | SchemaKeywords.NumberRange).ShouldBe(Write(SchemaKeywords.All));

    private static string Write(SchemaKeywords known)
    {
        using var stream = new MemoryStream();
        using var document = JsonDocument.Parse(Schema);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            SchemaRewriter.Write(json, document.RootElement, known);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

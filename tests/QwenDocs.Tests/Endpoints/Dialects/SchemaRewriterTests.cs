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

    [Fact]
    public void Bounds_below_zero_become_words_where_they_are_enforced_wrongly() =>
        Write(SchemaKeywords.XGrammar, """{"type":"object","properties":{"low":{"type":"integer","minimum":-5,"maximum":9},"high":{"type":"number","maximum":-0.5},"count":{"type":"integer","minimum":0}}}""")
            .ShouldBe("""{"type":"object","properties":{"low":{"type":"integer","maximum":9,"description":"minimum -5"},"high":{"type":"number","description":"maximum -0.5"},"count":{"type":"integer","minimum":0}}}""");

    private static string Write(SchemaKeywords known, string schema = Schema)
    {
        using var stream = new MemoryStream();
        using var document = JsonDocument.Parse(schema);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            SchemaRewriter.Write(json, document.RootElement, known);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

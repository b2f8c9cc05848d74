using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Prompts;

/// <summary>JSON contracts of what classifications of pages and second looks answer, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageRelevanceAnswers))]
[JsonSerializable(typeof(PageTypeAnswers))]
[JsonSerializable(typeof(PlaceReadings))]
internal sealed partial class PageClassificationJsonContext : JsonSerializerContext
{
    public static PageClassificationJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

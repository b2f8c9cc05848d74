using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Endpoints.Dialects;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OpenAIAnswer))]
[JsonSerializable(typeof(OllamaAnswer))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;

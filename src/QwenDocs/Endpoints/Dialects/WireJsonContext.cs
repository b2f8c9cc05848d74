using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Endpoints.Dialects.Ollama;
using QwenDocs.Endpoints.Dialects.OpenAI;

namespace QwenDocs.Endpoints.Dialects;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OpenAIResponse))]
[JsonSerializable(typeof(OllamaResponse))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

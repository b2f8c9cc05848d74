using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Endpoints.Dialects;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

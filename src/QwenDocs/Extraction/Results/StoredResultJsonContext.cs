using System.Text.Json.Serialization;

namespace QwenDocs.Extraction.Results;

/// <summary>Results as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    MaxDepth = 96)]
[JsonSerializable(typeof(StoredResult))]
internal sealed partial class StoredResultJsonContext : JsonSerializerContext;

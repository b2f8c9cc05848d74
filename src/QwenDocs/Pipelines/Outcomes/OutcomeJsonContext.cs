using System.Text.Json.Serialization;

namespace QwenDocs.Pipelines.Outcomes;

/// <summary>Outcomes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    MaxDepth = 96)]
[JsonSerializable(typeof(StoredOutcome))]
internal sealed partial class OutcomeJsonContext : JsonSerializerContext;

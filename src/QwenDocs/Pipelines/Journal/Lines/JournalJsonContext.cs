using System.Text.Json.Serialization;

namespace QwenDocs.Pipelines.Journal.Lines;

/// <summary>What stands in the lines of a journal beside the outcome, as JSON without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FailureInfo))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Evaluation.Running;

namespace QwenDocs.Evaluation.Results;

/// <summary>JSON contracts of reports and kept predictions, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(KeptPrediction))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext
{
    /// <summary>Gets the contracts for people to read.</summary>
    public static EvaluationJsonContext Indented { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<CellOutcome>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ComparedAs>(JsonNamingPolicy.CamelCase),
        },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}

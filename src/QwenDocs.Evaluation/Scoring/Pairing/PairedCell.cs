using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Scoring.Pairing;

/// <summary>A cell of the truth with its counterpart; one of the paths is null where a row has no partner.</summary>
internal sealed record PairedCell(
    FieldPath? ExpectedPath,
    FieldPath? PredictedPath,
    JsonElement? Expected,
    JsonElement? Predicted,
    SchemaNode? Schema,
    bool IsEqual);

using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>A value that is wrong, or that a finding speaks against.</summary>
/// <param name="ExpectedPath">The field in the expected record; <see langword="null"/> where a surplus row has no counterpart.</param>
/// <param name="PredictedPath">The field in the extracted record; <see langword="null"/> where a row is missing.</param>
/// <param name="Expected">The expected value; <see langword="null"/> where there is none.</param>
/// <param name="Predicted">The extracted value; <see langword="null"/> where there is none.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="FlaggedBy">The codes of the findings that speak against it; empty for silent errors.</param>
public sealed record EvaluatedCell(
    FieldPath? ExpectedPath,
    FieldPath? PredictedPath,
    JsonElement? Expected,
    JsonElement? Predicted,
    CellOutcome Outcome,
    IReadOnlyList<string> FlaggedBy)
{
    /// <summary>Gets the places that the truth gives.</summary>
    public IReadOnlyList<CellPlace> ExpectedPlaces { get; init; } = [];

    /// <summary>Gets the places that the extraction gives.</summary>
    public IReadOnlyList<CellPlace> PredictedPlaces { get; init; } = [];
}

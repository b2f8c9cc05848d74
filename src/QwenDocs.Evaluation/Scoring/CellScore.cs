using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>One cell of the truth beside the cell of the extraction that it was paired with.</summary>
/// <param name="ExpectedPath">The field in the expected record; <see langword="null"/> where a surplus row has no counterpart.</param>
/// <param name="PredictedPath">The field in the extracted record; <see langword="null"/> where a row is missing.</param>
/// <param name="Expected">The expected value; <see langword="null"/> where there is none.</param>
/// <param name="Predicted">The extracted value; <see langword="null"/> where there is none.</param>
/// <param name="IsCorrect">Whether the value is right.</param>
public sealed record CellScore(
    FieldPath? ExpectedPath,
    FieldPath? PredictedPath,
    JsonElement? Expected,
    JsonElement? Predicted,
    bool IsCorrect)
{
    /// <summary>Gets a value indicating whether the value is right and cited at an accepted place; <see langword="null"/> where the truth has no place for it.</summary>
    public bool? IsGrounded { get; init; }

    /// <summary>Gets a value indicating whether the value is right and cited on an accepted page; <see langword="null"/> where the truth has no page for it.</summary>
    public bool? IsOnPage { get; init; }
}

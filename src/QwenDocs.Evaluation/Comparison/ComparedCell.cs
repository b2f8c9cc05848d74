using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>A value of the truth beside the extracted one, compared by their type.</summary>
/// <param name="ExpectedPath">The field in the expected record; <see langword="null"/> where a surplus row has no counterpart.</param>
/// <param name="PredictedPath">The field in the extracted record; <see langword="null"/> where a row is missing.</param>
/// <param name="Expected">The expected value; <see langword="null"/> where there is none.</param>
/// <param name="Predicted">The extracted value; <see langword="null"/> where there is none.</param>
/// <param name="As">How they were compared.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Similarity">How near they are, 0 to 1: of texts the share of characters that need no change, of all others 1 or 0.</param>
public sealed record ComparedCell(
    FieldPath? ExpectedPath,
    FieldPath? PredictedPath,
    JsonElement? Expected,
    JsonElement? Predicted,
    ComparedAs As,
    CellOutcome Outcome,
    double Similarity)
{
    /// <summary>Gets the field without the numbers of its rows, such as <c>$.lines[*].total</c>.</summary>
    public string Field => FieldNames.Of(ExpectedPath ?? PredictedPath ?? FieldPath.Root);

    /// <summary>Gets a value indicating whether there is a value on either side: of two that are empty, nothing can be wrong.</summary>
    public bool HasValue => Outcome != CellOutcome.RightlyEmpty;

    /// <summary>Gets a value indicating whether the value is wrong, missing or too much.</summary>
    public bool IsWrong => Outcome is not (CellOutcome.Right or CellOutcome.RightlyEmpty);
}

using System.Text.Json;
using QwenDocs.Evaluation.Comparison;
using QwenDocs.Evaluation.Scoring.Cells;
using QwenDocs.Evaluation.Scoring.Pairing;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>Compares records value by value, each by its type: decimals, dates and money by value, codes by letters and digits, texts by their distance.</summary>
/// <remarks>Objects are walked into everywhere. Rows of lists pair so that the fewest values differ; their order does not count.</remarks>
public sealed class RecordComparer
{
    private readonly double _minTextSimilarity;

    /// <summary>Initializes a new instance of the <see cref="RecordComparer"/> class.</summary>
    /// <param name="minTextSimilarity">The share of a text's characters that must need no change for it to be right, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside of 0 to 1.</exception>
    public RecordComparer(double minTextSimilarity = 0.9)
    {
        if (!(minTextSimilarity is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minTextSimilarity), minTextSimilarity, "A similarity is 0 to 1.");
        _minTextSimilarity = minTextSimilarity;
    }

    /// <summary>Compares two records.</summary>
    /// <param name="expected">The true record.</param>
    /// <param name="predicted">The extracted record; <see langword="null"/> where there is none.</param>
    /// <param name="schema">The record's schema; <see langword="null"/> to go by the records themselves.</param>
    /// <returns>The values, in the order of the truth; surplus rows follow those that have partners.</returns>
    public IReadOnlyList<ComparedCell> Compare(JsonElement expected, JsonElement? predicted, SchemaNode? schema = null)
    {
        TypedCells comparer = new(_minTextSimilarity);
        var shape = RecordShape.Of(schema, [expected, .. predicted is { } given ? [given] : Array.Empty<JsonElement>()], opensObjectsInRows: true);
        RecordPairing pairing = new(comparer);
        pairing.Pair(shape, expected, predicted);
        return [.. pairing.Cells.Select(Compare)];
    }

    private static ComparedCell Compare(PairedCell cell)
    {
        ComparedAs type = TypedCells.TypeOf(cell.Schema, cell.Expected ?? cell.Predicted);
        bool isExpected = HasValue(cell.Expected), isGiven = HasValue(cell.Predicted);
        double similarity = isExpected && isGiven ? TypedCells.Similarity(cell.Schema, cell.Expected, cell.Predicted) : isExpected == isGiven ? 1 : 0;
        CellOutcome outcome = (isExpected, isGiven) switch
        {
            (false, false) => CellOutcome.RightlyEmpty,
            (true, _) when cell.PredictedPath is null => CellOutcome.MissingRow,
            (_, true) when cell.ExpectedPath is null => CellOutcome.SurplusRow,
            (true, false) => CellOutcome.Missing,
            (false, true) => CellOutcome.Invented,
            _ => cell.IsEqual ? CellOutcome.Right : CellOutcome.Wrong,
        };
        return new ComparedCell(cell.ExpectedPath, cell.PredictedPath, cell.Expected, cell.Predicted, type, outcome, similarity);
    }

    // A list without entries says no more than none.
    private static bool HasValue(JsonElement? value) => CellKeys.Of(value) is not (CellKeys.Null or "[]" or "{}");
}

using System.Text.Json;
using QwenDocs.Evaluation.Scoring.Cells;
using QwenDocs.Evaluation.Scoring.Pairing;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>Scores a record against its truth by the unified score of ExtractBench (arXiv 2607.29677): values by equality, rows by an optimal pairing, places by overlap.</summary>
/// <remarks>
/// Cells are the single values below objects, and every member of every record of a list; lists of values, and objects inside a record of a list, are one cell each.
/// Rows pair so that the fewest cells differ; rows without a partner cost recall or precision. A missing member is <c>null</c>, and a right <c>null</c> counts as right.
/// Texts compare after runs of white space are one space and whole dates are ISO; everything else by equality, without tolerance.
/// </remarks>
public static class ExtractBenchScorer
{
    /// <summary>The share of overlap (intersection over union) from which a box is at a place.</summary>
    public const double MinOverlap = 0.5;

    // Shares are written in decimals: a box that overlaps by exactly a half must not fail by its last bit.
    private const double Rounding = 1e-9;

    /// <summary>Scores a record.</summary>
    /// <param name="expected">The true record.</param>
    /// <param name="predicted">The extracted record; <see langword="null"/> where there is none.</param>
    /// <param name="schema">The record's schema, which says what are lists and objects; <see langword="null"/> to go by the records themselves.</param>
    /// <param name="rules">Accepted readings, places and normalizers by field of the true record.</param>
    /// <param name="citations">Where the extraction says that its values are printed, by field of the extracted record.</param>
    /// <returns>The score.</returns>
    public static DocumentScore Score(
        JsonElement expected,
        JsonElement? predicted,
        SchemaNode? schema = null,
        IReadOnlyList<FieldRule>? rules = null,
        IReadOnlyList<FieldCitation>? citations = null)
    {
        ExtractBenchCells comparer = new(rules ?? []);
        ILookup<FieldPath, FieldCitation> cited = (citations ?? []).ToLookup(citation => citation.Path);
        var shape = RecordShape.Of(schema, [expected, .. predicted is { } given ? [given] : Array.Empty<JsonElement>()], opensObjectsInRows: false);
        RecordPairing pairing = new(comparer);
        pairing.Pair(shape, expected, predicted);

        ScoreCounts values = default, words = default, pages = default;
        List<CellScore> cells = [];
        foreach (PairedCell cell in pairing.Cells)
        {
            CellScore score = new(cell.ExpectedPath, cell.PredictedPath, cell.Expected, cell.Predicted, cell.IsEqual);
            values += Count(cell.IsEqual, cell.ExpectedPath is not null, cell.PredictedPath is not null);
            if (cell.ExpectedPath is { } path && comparer.RuleOf(path) is { } rule)
                score = Ground(score, rule, cell.PredictedPath is { } own ? [.. cited[own]] : [], ref words, ref pages);
            cells.Add(score);
        }

        return new DocumentScore(values, words.Expected > 0 ? words : null, pages.Expected > 0 ? pages : null, cells) { IsComplete = pairing.IsComplete };
    }

    /// <summary>Measures how far two boxes are the same: their intersection as a share of their union.</summary>
    /// <param name="left">One box.</param>
    /// <param name="right">The other box, in the same unit.</param>
    /// <returns>0 for boxes that share nothing, 1 for equal ones; 0 where one has no area.</returns>
    public static double GetOverlap(PageBox left, PageBox right)
    {
        double width = Math.Min(left.Right, right.Right) - Math.Max(left.Left, right.Left), height = Math.Min(left.Bottom, right.Bottom) - Math.Max(left.Top, right.Top);
        if (left.IsEmpty || right.IsEmpty || !(width > 0 && height > 0))
            return 0;
        double shared = width * height, all = (left.Width * left.Height) + (right.Width * right.Height) - shared;
        return double.IsFinite(all) && all > 0 ? Math.Min(1, shared / all) : 0;
    }

    // Only what the truth has a place for can be judged: other citations count neither for nor against.
    private static CellScore Ground(
        CellScore cell,
        FieldRule rule,
        FieldCitation[] citations,
        ref ScoreCounts words,
        ref ScoreCounts pages)
    {
        AcceptedReading[] places = [.. rule.Readings.Where(reading => reading is { Page: not null, Box.IsEmpty: false })];
        if (rule.Readings.Any(reading => reading.Page is not null))
        {
            bool isOnPage = cell.IsCorrect && citations.Any(citation => rule.Readings.Any(reading => reading.Page == citation.Page));
            pages += Count(isOnPage, true, citations.Length > 0);
            cell = cell with { IsOnPage = isOnPage };
        }

        if (places.Length > 0)
        {
            FieldCitation[] boxes = [.. citations.Where(citation => citation.Box is { IsEmpty: false })];
            bool isGrounded = cell.IsCorrect && boxes.Any(citation => places.Any(place =>
                place.Page == citation.Page && GetOverlap(place.Box!.Value, citation.Box!.Value) >= MinOverlap - Rounding));
            words += Count(isGrounded, true, boxes.Length > 0);
            cell = cell with { IsGrounded = isGrounded };
        }

        return cell;
    }

    private static ScoreCounts Count(bool isCorrect, bool isExpected, bool isPredicted) => new(isCorrect ? 1 : 0, isExpected ? 1 : 0, isPredicted ? 1 : 0);
}

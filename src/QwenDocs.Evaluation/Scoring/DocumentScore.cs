namespace QwenDocs.Evaluation;

/// <summary>The score of one document, as ExtractBench defines it.</summary>
/// <param name="Values">The cells by their values.</param>
/// <param name="Words">The cells by value and place; <see langword="null"/> where the truth has no places.</param>
/// <param name="Pages">The cells by value and page; <see langword="null"/> where the truth has no pages.</param>
/// <param name="Cells">The cells, each with its counterpart.</param>
public sealed record DocumentScore(
    ScoreCounts Values,
    ScoreCounts? Words,
    ScoreCounts? Pages,
    IReadOnlyList<CellScore> Cells)
{
    /// <summary>Gets a value indicating whether all rows could be paired. Of lists with more than 100 million pairs, only equal rows are: the score is then a lower bound.</summary>
    public bool IsComplete { get; init; } = true;
}

namespace QwenDocs.Evaluation;

/// <summary>The score of one document.</summary>
/// <param name="Name">The name of the document.</param>
/// <param name="Kind">The kind of document.</param>
public sealed record EvaluatedDocument(string Name, string Kind)
{
    /// <summary>Gets why nothing was extracted; <see langword="null"/> where something was.</summary>
    public string? Failure { get; init; }

    /// <summary>Gets the number of pages.</summary>
    public int Pages { get; init; }

    /// <summary>Gets the values as ExtractBench counts them; none is right in a document that failed.</summary>
    public ScoreCounts Values { get; init; }

    /// <summary>Gets the values with their places; <see langword="null"/> where the truth has none.</summary>
    public ScoreCounts? Words { get; init; }

    /// <summary>Gets the values with their pages; <see langword="null"/> where the truth has none.</summary>
    public ScoreCounts? PageHits { get; init; }

    /// <summary>Gets the values compared by their types, without those that are rightly empty.</summary>
    public ScoreCounts Typed { get; init; }

    /// <summary>Gets how many values are wrong, and how many of them are flagged; nothing for a document that failed.</summary>
    public FlagCounts Flags { get; init; }

    /// <summary>Gets the values that are wrong or flagged, in the order of the truth.</summary>
    public IReadOnlyList<EvaluatedCell> Cells { get; init; } = [];

    /// <summary>Gets the number of model calls.</summary>
    public int ModelCalls { get; init; }

    /// <summary>Gets the prompt tokens of all model calls.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Gets the completion tokens of all model calls.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>Gets the cost in US dollars; <see langword="null"/> where the endpoint did not tell it.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets the seconds that the extraction took.</summary>
    public double Seconds { get; init; }
}

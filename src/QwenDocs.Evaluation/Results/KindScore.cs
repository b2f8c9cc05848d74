using System.Text.Json.Serialization;

namespace QwenDocs.Evaluation;

/// <summary>The score of all documents, or of those of one kind.</summary>
/// <param name="Kind">The kind, or <see cref="All"/>.</param>
/// <param name="Documents">How many documents there are.</param>
public sealed record KindScore(string Kind, int Documents)
{
    /// <summary>What stands for all kinds together.</summary>
    public const string All = "all";

    /// <summary>Gets how many of the documents failed; each scores 0.</summary>
    public int Failed { get; init; }

    /// <summary>Gets the mean precision of values over the documents, as ExtractBench defines it, 0 to 1.</summary>
    public double ValuePrecision { get; init; }

    /// <summary>Gets the mean recall of values over the documents, 0 to 1.</summary>
    public double ValueRecall { get; init; }

    /// <summary>Gets the mean F1 of values over the documents, 0 to 1: the unified score.</summary>
    public double ValueF1 { get; init; }

    /// <summary>Gets the mean F1 of values with their places, over the documents whose truth has places; <see langword="null"/> where none has.</summary>
    public double? WordF1 { get; init; }

    /// <summary>Gets the mean F1 of values with their pages, over the documents whose truth has pages; <see langword="null"/> where none has.</summary>
    public double? PageF1 { get; init; }

    /// <summary>Gets the values of all documents compared by their types, without those that are rightly empty.</summary>
    public ScoreCounts Typed { get; init; }

    /// <summary>Gets how many values are wrong, and how many of them are flagged, in the documents that did not fail.</summary>
    public FlagCounts Flags { get; init; }

    /// <summary>Gets the share of values that are wrong without a finding that speaks against them.</summary>
    [JsonIgnore]
    public MeasuredShare SilentErrors => new(Flags.Wrong - Flags.FlaggedWrong, Flags.Values);

    /// <summary>Gets the silent errors among 1,000 values.</summary>
    [JsonIgnore]
    public double SilentErrorsPerThousand => 1_000 * (SilentErrors.Value ?? 0);

    /// <summary>Gets the number of pages.</summary>
    public int Pages { get; init; }

    /// <summary>Gets the number of model calls.</summary>
    public int ModelCalls { get; init; }

    /// <summary>Gets the prompt tokens of all model calls.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Gets the completion tokens of all model calls.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>Gets the cost in US dollars; <see langword="null"/> where the endpoint did not tell it for every document.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets the seconds that the extractions took, each by itself, added up.</summary>
    public double Seconds { get; init; }
}

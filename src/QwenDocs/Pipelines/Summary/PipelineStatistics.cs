using QwenDocs.Pipelines.Summary;
using QwenDocs.Validation;

namespace QwenDocs.Pipelines;

/// <summary>What came of many documents at one moment, in numbers that belong together: see <see cref="PipelineSummary.Snapshot"/>.</summary>
public sealed class PipelineStatistics
{
    internal PipelineStatistics()
    {
    }

    /// <summary>Gets the number of documents; of files that were split, of the documents in them.</summary>
    public required long Documents { get; init; }

    /// <summary>Gets the number of documents whose record has neither an error nor a warning.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Gets the number of documents whose record has an error or a warning.</summary>
    public required long WithFindings { get; init; }

    /// <summary>Gets the number of documents whose answers held no record.</summary>
    public required long WithoutRecord { get; init; }

    /// <summary>Gets the number of documents whose extraction failed, files that could not be split included.</summary>
    public required long Failed { get; init; }

    /// <summary>Gets the number of files that were to be split.</summary>
    public required long SplitFiles { get; init; }

    /// <summary>Gets the pages of the documents that did not fail.</summary>
    public required long Pages { get; init; }

    /// <summary>Gets the model calls about documents that did not fail: the planned ones, and what was continued, corrected or asked again; and those that classified pages.</summary>
    public required long ModelCalls { get; init; }

    /// <summary>Gets the prompt tokens of all requests.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Gets the completion tokens of all answers.</summary>
    public required long CompletionTokens { get; init; }

    /// <summary>Gets the cost in US dollars, failed attempts included, of the files whose cost is known.</summary>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets the number of files whose endpoint reported no cost.</summary>
    public required long Unpriced { get; init; }

    /// <summary>Gets the number of attempts that failed: repeated, handed to another endpoint, or the last.</summary>
    public required long FailedAttempts { get; init; }

    /// <summary>Gets the number of answers that came from another endpoint than the first.</summary>
    public required long Fallbacks { get; init; }

    /// <summary>Gets the number of answers that came from a cache.</summary>
    public required long CacheHits { get; init; }

    /// <summary>Gets the number of files whose outcome came from the journal of an earlier run, or from an equal file of this one. They count as documents; their times do not.</summary>
    public long FromJournal { get; init; }

    /// <summary>Gets the part of <see cref="CostUsd"/> that earlier runs paid, in US dollars.</summary>
    public decimal EarlierCostUsd { get; init; }

    /// <summary>Gets the number of attempts that earlier runs began and never completed, so that their requests may have been paid for nothing. Not part of the other numbers.</summary>
    public long InterruptedAttempts { get; init; }

    /// <summary>Gets the most that <see cref="InterruptedAttempts"/> may have cost by their plans, in US dollars. Not part of <see cref="CostUsd"/>.</summary>
    public decimal InterruptedCostUsd { get; init; }

    /// <summary>Gets what files took, failed ones too.</summary>
    public required DurationPercentiles DocumentTime { get; init; }

    /// <summary>Gets what answers took, retries included; those from a cache do not count.</summary>
    public required DurationPercentiles ResponseTime { get; init; }

    /// <summary>Gets what the first token of answers took; only streamed ones count.</summary>
    public required DurationPercentiles TimeToFirstToken { get; init; }

    /// <summary>Gets the five files that took longest, the slowest first.</summary>
    public required IReadOnlyList<SlowDocument> Slowest { get; init; }

    internal IReadOnlyList<long> Findings { get; init; } = [];

    /// <summary>Returns the number of findings of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The number, over all records.</returns>
    public long CountFindings(FindingSeverity severity) => Findings[(int)severity];

    /// <summary>Returns the numbers as a table for people: two columns, the same for the same outcomes.</summary>
    /// <returns>Lines with <c>\n</c> ends. They hold numbers and the names of the slowest files.</returns>
    public override string ToString() => SummaryText.Write(this);
}

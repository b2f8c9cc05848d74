namespace QwenDocs.Pipelines;

/// <summary>An attempt at a piece of work that is about to be paid for.</summary>
/// <param name="Key">The work.</param>
/// <param name="DocumentName">The name of the document, for people.</param>
/// <param name="PlannedCostUsd">The most that its requests may cost by the plan, in US dollars.</param>
/// <param name="Started">When it was begun.</param>
public sealed record JournalAttempt(WorkKey Key, string DocumentName, decimal PlannedCostUsd, DateTimeOffset Started)
{
    /// <summary>Gets when that was completed which the journal had of the work when it was looked up; <see langword="null"/> for nothing. Where a journal of several processes has something later by now, it refuses the attempt.</summary>
    public DateTimeOffset? KnownCompletion { get; init; }
}

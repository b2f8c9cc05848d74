namespace QwenDocs.Pipelines;

/// <summary>What a journal knows of a piece of work.</summary>
/// <param name="Entry">What came of it, or <see langword="null"/> for nothing yet.</param>
/// <param name="InterruptedAttempts">How many attempts were begun and never completed: a crash ended them, and their requests may have been paid for nothing.</param>
/// <param name="InterruptedCostUsd">The most that these attempts may have cost, by their plans, in US dollars.</param>
public sealed record JournalState(JournalEntry? Entry, int InterruptedAttempts = 0, decimal InterruptedCostUsd = 0)
{
    /// <summary>Gets the state of work that was never begun.</summary>
    public static JournalState Unknown { get; } = new((JournalEntry?)null);
}

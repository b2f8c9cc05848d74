using System.Collections.Concurrent;
using QwenDocs.Pipelines;
using QwenDocs.Planning;

namespace QwenDocs.Tests.Pipelines.Journal;

/// <summary>A journal in memory, which may fail or lose its work to another process.</summary>
internal sealed class MemoryJournal : IExtractionJournal
{
    public ConcurrentDictionary<WorkKey, JournalEntry> Entries { get; } = [];

    public ConcurrentQueue<JournalAttempt> Attempts { get; } = [];

    public ConcurrentQueue<JournalAttempt> Raises { get; } = [];

    /// <summary>Gets or sets the most that an attempt may cost by the journal's budget.</summary>
    public decimal LimitUsd { get; set; } = decimal.MaxValue;

    public Func<bool>? MayBegin { get; set; }

    public Func<bool>? MayComplete { get; set; }

    public ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JournalState(Entries.GetValueOrDefault(key)));

    public ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        Check(attempt);
        Attempts.Enqueue(attempt);
        return ValueTask.FromResult(MayBegin?.Invoke() ?? true);
    }

    public ValueTask RaisePlannedCostAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        Check(attempt);
        Raises.Enqueue(attempt);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        if (MayComplete?.Invoke() == false)
            return ValueTask.FromResult(false);
        Entries[entry.Key] = entry;
        return ValueTask.FromResult(true);
    }

    private void Check(JournalAttempt attempt)
    {
        if (attempt.PlannedCostUsd > LimitUsd)
            throw new CostBudgetExceededException(attempt.DocumentName, attempt.PlannedCostUsd, LimitUsd, LimitUsd, isDaily: false);
    }
}

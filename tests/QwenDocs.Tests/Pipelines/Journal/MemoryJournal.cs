using System.Collections.Concurrent;
using QwenDocs.Pipelines;

namespace QwenDocs.Tests.Pipelines.Journal;

/// <summary>A journal in memory, which may fail or lose its work to another process.</summary>
internal sealed class MemoryJournal : IExtractionJournal
{
    public ConcurrentDictionary<WorkKey, JournalEntry> Entries { get; } = [];

    public ConcurrentQueue<JournalAttempt> Attempts { get; } = [];

    public Func<bool>? MayBegin { get; set; }

    public Func<bool>? MayComplete { get; set; }

    public ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JournalState(Entries.GetValueOrDefault(key)));

    public ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        Attempts.Enqueue(attempt);
        return ValueTask.FromResult(MayBegin?.Invoke() ?? true);
    }

    public ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        if (MayComplete?.Invoke() == false)
            return ValueTask.FromResult(false);
        Entries[entry.Key] = entry;
        return ValueTask.FromResult(true);
    }
}

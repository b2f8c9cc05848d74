using QwenDocs.Pipelines;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;

namespace QwenDocs.Wolverine.Work;

/// <summary>The journal of one attempt at one document: what a pipeline asks of a journal, as rows of the queue.</summary>
internal sealed class WorkJournal(
    WorkStore store,
    WorkKey work,
    DocumentExtracted? message,
    bool isLast) : IExtractionJournal
{
    /// <summary>Gets the number of the attempt; <see langword="null"/> as long as nothing was sent.</summary>
    public int? Attempt { get; private set; }

    /// <summary>Gets a value indicating whether the bytes, or this process's settings, are others than those that were submitted.</summary>
    public bool IsOtherWork { get; private set; }

    /// <summary>Gets how long to wait for the worker that is at the document.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Gets a value indicating whether what came of the attempt was written.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Gets a value indicating whether what came of the attempt was refused: another worker has taken the document over.</summary>
    public bool IsRefused { get; private set; }

    public ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        IsOtherWork = key != work;
        return IsOtherWork
            ? throw new JournalException(JournalError.UnknownFormat, "The document's bytes, or this worker's model, schema or options, are others than those that were submitted.")
            : ValueTask.FromResult(JournalState.Unknown);
    }

    public async ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        (Attempt, Wait) = await store.BeginAsync(work, attempt.PlannedCostUsd, cancellationToken).ConfigureAwait(false);
        return Attempt is not null;
    }

    public async ValueTask RaisePlannedCostAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        if (!await store.RaiseAsync(work, Attempt!.Value, attempt.PlannedCostUsd, cancellationToken).ConfigureAwait(false))
            throw new JournalException(JournalError.WorkTakenOver, "Another worker has taken the document over meanwhile: nothing further is sent for it.");
    }

    public async ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        IsWritten = entry.Failure is null or { IsPermanent: true }
            ? await store.CompleteAsync(Attempt!.Value, entry, message, cancellationToken).ConfigureAwait(false)
            : await store.FailAsync(work, Attempt, entry.Failure, entry.CostUsd, isLast, cancellationToken).ConfigureAwait(false);
        IsRefused = !IsWritten;
        return IsWritten;
    }
}

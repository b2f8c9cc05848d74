using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Documents.Sources;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;
using QwenDocs.Pipelines.Journal;
using QwenDocs.Pipelines.Outcomes;
using QwenDocs.Planning;

namespace QwenDocs.Pipelines.Execution;

/// <summary>One run with a journal: tells what is known already, writes down what is begun and what came of it.</summary>
/// <typeparam name="TOutcome">What comes of a file.</typeparam>
internal sealed class JournalSession<TOutcome>(
    ExtractionEngine engine,
    PipelineOptions options,
    IExtractionJournal journal,
    OutcomeFormat<TOutcome> format) : IDisposable
    where TOutcome : PipelineOutcome
{
    private readonly WorkKeys _keys = new(engine, options.Revision, format.Parts, format.Schemas);
    private readonly ConcurrentDictionary<WorkKey, Task<TOutcome>> _working = [];
    private readonly ConcurrentDictionary<WorkKey, bool> _counted = [];
    private volatile JournalException? _failure;

    /// <summary>Ends the source where the journal has failed: nothing is paid for that could not be remembered.</summary>
    public async IAsyncEnumerable<Document> Guard(IAsyncEnumerable<Document> documents, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (Document document in documents.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (_failure is { } failure)
                throw failure;
            yield return document;
        }

        if (_failure is { } last)
            throw last;
    }

    /// <summary>Reads a document's bytes, and finds out whether it is to be worked on.</summary>
    /// <exception cref="DocumentException">The document cannot be read.</exception>
    /// <exception cref="JournalException">The journal failed.</exception>
    public async Task<JournaledDocument<TOutcome>> OpenAsync(
        int index,
        Document document,
        CostLedger ledger,
        CancellationToken cancellationToken)
    {
        PinnedBytes bytes = new() { Value = await document.ReadBytesAsync(engine.Services.Options.Documents, cancellationToken).ConfigureAwait(false) };
        WorkKey key = await _keys.ComputeAsync(document, bytes.Value.Value, cancellationToken).ConfigureAwait(false);
        JournaledDocument<TOutcome> opened = new(document.On(bytes), key, bytes, JournalState.Unknown);

        TaskCompletionSource<TOutcome> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<TOutcome> working = _working.GetOrAdd(key, completion.Task);
        if (working != completion.Task)
            return opened with { Equal = working };
        opened = opened with { Completion = completion };
        try
        {
            JournalState state = await AskAsync(() => journal.GetStateAsync(key, cancellationToken)).ConfigureAwait(false);
            opened = opened with { State = state };
            if (state.Entry is { } entry && (entry.Failure is not { } failure || (failure.IsPermanent && !options.RetryFailed)) && TryRead(entry.Outcome, index, opened) is { } known)
            {
                Release(opened, known);
                return opened with { Known = known, Completion = null };
            }
        }
        catch
        {
            Abandon(opened);
            throw;
        }

        ledger.BeforeSending = (planned, token) => BeginAsync(opened, planned, token);
        ledger.BeforeSendingMore = (planned, token) => RaiseAsync(opened, planned, token);
        return opened;
    }

    /// <summary>Writes down what came of a document, once it was begun. What was paid for is handed out even where it cannot be written.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What was paid for is handed out; the failure ends the run.")]
    public async Task<TOutcome> CompleteAsync(JournaledDocument<TOutcome> opened, TOutcome outcome)
    {
        outcome.InterruptedAttempts = opened.State.InterruptedAttempts;
        outcome.InterruptedCostUsd = opened.State.InterruptedCostUsd;
        try
        {
            if (outcome.Failure is JournalException { ErrorCode: JournalError.WorkInProgress })
            {
                // The other process may have ended between the look into the journal and the attempt.
                outcome = await FindAsync(opened, outcome.Index).ConfigureAwait(false) ?? outcome;
            }
            else if (opened.IsBegun)
            {
                FailureInfo? failure = outcome.FailureInfo;
                JournalEntry entry = new(opened.Key, outcome.Document.Name, engine.Services.Time.GetUtcNow(), outcome.Usage.CostUsd, failure, OutcomeFormat<TOutcome>.Write(outcome));
                _counted[opened.Key] = true;
                if (!await AskAsync(() => journal.TryCompleteAsync(entry, CancellationToken.None)).ConfigureAwait(false))
                {
                    outcome = await FindAsync(opened, outcome.Index).ConfigureAwait(false) ?? format.Fail(outcome.Index, outcome.Document, new JournalException(
                        JournalError.WorkTakenOver, $"{outcome.Document.Name}: another process has taken the document over meanwhile; its result is in the journal.", documentName: outcome.Document.Name));
                }
            }
        }
        catch (JournalException)
        {
            // The session remembers it, and ends the run.
        }

        Release(opened, outcome);
        return outcome;
    }

    /// <summary>Gives up a document that was not worked on to its end.</summary>
    public void Abandon(JournaledDocument<TOutcome> opened)
    {
        opened.Bytes.Value = null;
        if (opened.Completion is { } completion && _working.TryRemove(new KeyValuePair<WorkKey, Task<TOutcome>>(opened.Key, completion.Task)))
            completion.TrySetCanceled();
    }

    /// <summary>Makes the outcome of a document that equals another one of the same time.</summary>
    public async Task<TOutcome> CopyAsync(int index, Document document, JournaledDocument<TOutcome> opened)
    {
        opened.Bytes.Value = null;
        try
        {
            TOutcome copy = format.Read(OutcomeFormat<TOutcome>.Write(await opened.Equal!.ConfigureAwait(false)), index, document, withUsage: false);
            copy.IsFromJournal = true;
            return copy;
        }
        catch (OperationCanceledException exception)
        {
            return format.Fail(index, document, exception);
        }
    }

    public TOutcome Fail(int index, Document document, Exception failure) => format.Fail(index, document, failure);

    public void Dispose() => _keys.Dispose();

    private async Task BeginAsync(JournaledDocument<TOutcome> opened, decimal planned, CancellationToken cancellationToken)
    {
        if (_failure is { } failure)
            throw failure;
        if (!await AskAsync(() => journal.TryBeginAsync(AttemptAt(opened, planned), cancellationToken)).ConfigureAwait(false))
            throw new JournalException(JournalError.WorkInProgress, $"{opened.Document.Name}: another process is at the same document.", documentName: opened.Document.Name);
        opened.IsBegun = true;
    }

    private async Task RaiseAsync(JournaledDocument<TOutcome> opened, decimal planned, CancellationToken cancellationToken) => await AskAsync(async () =>
    {
        await journal.RaisePlannedCostAsync(AttemptAt(opened, planned), cancellationToken).ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    private JournalAttempt AttemptAt(JournaledDocument<TOutcome> opened, decimal planned) =>
        new(opened.Key, opened.Document.Name, planned, engine.Services.Time.GetUtcNow()) { KnownCompletion = opened.State.Entry?.Completed };

    private async Task<TOutcome?> FindAsync(JournaledDocument<TOutcome> opened, int index)
    {
        JournalState state = await AskAsync(() => journal.GetStateAsync(opened.Key, CancellationToken.None)).ConfigureAwait(false);
        return state.Entry is { } entry && entry.Completed != opened.State.Entry?.Completed ? TryRead(entry.Outcome, index, opened) : null;
    }

    // A later version's outcome, or one of a record that reads otherwise now, is worked on again.
    private TOutcome? TryRead(JsonElement json, int index, JournaledDocument<TOutcome> opened)
    {
        try
        {
            TOutcome known = format.Read(json, index, opened.Document, withUsage: _counted.TryAdd(opened.Key, true));
            known.IsFromJournal = true;
            known.InterruptedAttempts = opened.State.InterruptedAttempts;
            known.InterruptedCostUsd = opened.State.InterruptedCostUsd;
            return known;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private void Release(JournaledDocument<TOutcome> opened, TOutcome outcome)
    {
        opened.Bytes.Value = null;
        if (opened.Completion is not { } completion)
            return;
        _working.TryRemove(new KeyValuePair<WorkKey, Task<TOutcome>>(opened.Key, completion.Task));
        completion.TrySetResult(outcome);
    }

    private async Task<T> AskAsync<T>(Func<ValueTask<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (JournalException exception)
        {
            _failure ??= exception;
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not CostBudgetExceededException)
        {
            throw _failure ??= new JournalException(JournalError.WriteFailed, $"The journal failed: {exception.GetType().Name}.", exception);
        }
    }
}

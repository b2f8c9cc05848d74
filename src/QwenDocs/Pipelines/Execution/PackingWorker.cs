using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Packing;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Planning.Packing;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines.Execution;

/// <summary>One run over many documents of which small ones share requests.</summary>
internal sealed class PackingWorker<T>(ExtractionEngine flow, PipelineOptions options, RecordSchema schema, CancellationToken cancellationToken)
    : PipelineStage<DocumentOutcome<T>>(options, options.MaxConcurrency, options.Packing.LookAhead + (2 * options.MaxConcurrency * options.Packing.MaxDocuments), cancellationToken)
{
    private readonly PackingQueue<T> _waiting = new(options.Packing.MaxDocuments);
    private PackingPlanner _planning = flow.OpenSharing(schema, options.Packing);
    private int _next;

    public override async Task ProduceAsync(IAsyncEnumerable<Document> documents)
    {
        List<Task> started = [];
        Exception? failure;
        try
        {
            IAsyncEnumerator<Document> source = documents.GetAsyncEnumerator(CancellationToken);
            await using (source.ConfigureAwait(false))
                failure = await ShareAsync(source, started).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        _waiting.Cancel(CancellationToken);
        await Task.WhenAll(started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Outlet.TryComplete(failure);
    }

    /// <returns>Why the source ended early, or <see langword="null"/>; what it gave before is extracted all the same.</returns>
    private async Task<Exception?> ShareAsync(IAsyncEnumerator<Document> source, List<Task> started)
    {
        Task<bool>? next = null;
        Task? working = null, company = null;
        Exception? failure = null;
        bool hasEnded = false;
        try
        {
            while (true)
            {
                if (!hasEnded && _waiting.Count < Options.Packing.LookAhead)
                {
                    next ??= NextAsync(source);
                    if (_waiting.Count > 0 && !next.IsCompleted)
                    {
                        working ??= Working.WaitAsync(CancellationToken);
                        company ??= WaitForCompanyAsync(_waiting.Oldest);
                        await Task.WhenAny(next, Task.WhenAll(working, company)).ConfigureAwait(false);
                    }

                    if (_waiting.Count == 0 || next.IsCompleted)
                    {
                        (hasEnded, failure) = await EndAsync(next).ConfigureAwait(false);
                        next = null;
                        if (!hasEnded && await AcceptAsync(source.Current).ConfigureAwait(false) is { Sizing: null })
                            company = Task.CompletedTask;
                        continue;
                    }
                }

                if (_waiting.Count == 0)
                    return failure;
                await (working ?? Working.WaitAsync(CancellationToken)).ConfigureAwait(false);
                (working, company) = (null, null);
                started.RemoveAll(static task => task.IsCompleted);
                started.Add(Start());
            }
        }
        finally
        {
            if (next is not null)
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Room first, then the next document: a source is never read further ahead than the documents to choose from.
    private async Task<bool> NextAsync(IAsyncEnumerator<Document> source)
    {
        await RoomAsync().ConfigureAwait(false);
        return await source.MoveNextAsync().ConfigureAwait(false);
    }

    private async Task<(bool HasEnded, Exception? Failure)> EndAsync(Task<bool> next)
    {
        try
        {
            return (!await next.ConfigureAwait(false), null);
        }
        catch (Exception exception) when (!CancellationToken.IsCancellationRequested)
        {
            return (true, exception);
        }
    }

    private Task WaitForCompanyAsync(QueuedDocument<T> oldest)
    {
        TimeSpan left = Options.Packing.MaxWait - flow.TimeProvider.GetElapsedTime(oldest.Opened);
        return left > TimeSpan.Zero ? Task.Delay(left, flow.TimeProvider, CancellationToken) : Task.CompletedTask;
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The group that the document goes into disposes of it.")]
    private async Task<QueuedDocument<T>?> AcceptAsync(Document document)
    {
        QueuedDocument<T> waiting = new(_next++, document, flow.OpenScope(Options.Budget, Rendering), flow.TimeProvider.GetTimestamp());
        if (Options.KeepOrder)
            Outlet.TryWrite(waiting.Outcome);
        try
        {
            await flow.LearnOnceAsync(CancellationToken).ConfigureAwait(false);
            _planning = flow.OpenSharing(schema, Options.Packing, _planning);
            waiting.Content = await Task.Run(async () => await flow.OpenAsync(document, CancellationToken).ConfigureAwait(false), CancellationToken).ConfigureAwait(false);
            waiting.Sizing = _planning.Size(waiting.Content);
            _waiting.Add(waiting);
            return waiting;
        }
        catch (Exception exception)
        {
            if (CancellationToken.IsCancellationRequested)
                waiting.Cancel(CancellationToken);
            else
                Fail(waiting, exception);
            Finish(waiting);
            return null;
        }
    }

    private Task Start()
    {
        // What answers have taught of the endpoint's counting since the last request.
        _planning = flow.OpenSharing(schema, Options.Packing, _planning);
        PackingPlanner planning = _planning;
        IReadOnlyList<QueuedDocument<T>> group = _waiting.Take(planning);
        return Task.Run(() => ExtractAsync(group, planning), System.Threading.CancellationToken.None);
    }

    private async Task ExtractAsync(IReadOnlyList<QueuedDocument<T>> group, PackingPlanner planning)
    {
        try
        {
            PackedDocumentState[] shared = group.Count == 1 ? [] : [.. group.Select(document => new PackedDocumentState(document.Content!, document.Sizing!, document.Scope))];
            await flow.OpenShared(planning).RunAsync(shared, CancellationToken).ConfigureAwait(false);
            for (int index = 0; index < group.Count; index++)
            {
                await ExtractAsync(group[index], shared.Length == 0 ? null : shared[index], planning).ConfigureAwait(false);
                Finish(group[index]);
            }
        }
        catch (Exception exception)
        {
            foreach (QueuedDocument<T> document in group.Where(document => !document.Outcome.IsCompleted))
            {
                if (CancellationToken.IsCancellationRequested)
                    document.Cancel(CancellationToken);
                else
                    Fail(document, exception);
                Finish(document);
            }
        }
        finally
        {
            Working.Release();
        }
    }

    private async Task ExtractAsync(QueuedDocument<T> document, PackedDocumentState? shared, PackingPlanner planning)
    {
        if (shared?.Failure is { } failure)
        {
            Fail(document, failure);
            return;
        }

        ExtractionResult<T>? result = shared is null ? null : flow.ReadSlot<T>(shared, planning);
        if (result is not null && !flow.AsksAgain(result))
        {
            Succeed(document, result);
            return;
        }

        try
        {
            IReadOnlyList<ModelCall> before = shared?.Attempt is { } attempt ? [attempt] : [];
            Succeed(document, await flow.ExtractAsync<T>(document.Content!, schema, null, document.Scope, document.Opened, before, CancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (!CancellationToken.IsCancellationRequested)
        {
            // What was read is never given up.
            if (result is { HasRecord: true })
                Succeed(document, result);
            else
                Fail(document, exception);
        }
    }

    private void Succeed(QueuedDocument<T> document, ExtractionResult<T> result)
    {
        using ExtractionTrace trace = flow.OpenTrace(document.Document, schema, document.Opened);
        document.Succeed(trace.Complete(result), flow.TimeProvider.GetElapsedTime(document.Opened));
    }

    private void Fail(QueuedDocument<T> document, Exception failure)
    {
        using ExtractionTrace trace = flow.OpenTrace(document.Document, schema, document.Opened);
        trace.Failed(failure, document.Scope.Usage);
        document.Fail(failure, flow.TimeProvider.GetElapsedTime(document.Opened));
    }

    private void Finish(QueuedDocument<T> document)
    {
        document.Dispose();
        if (!Options.KeepOrder)
            Outlet.TryWrite(document.Outcome);
    }
}

using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines;

/// <summary>One run over many documents of which small ones share requests.</summary>
internal sealed class SharingRun<T>(DocumentExtractor extractor, PipelineOptions options, RecordSchema schema, CancellationToken cancellationToken)
    : PipelineRun<T>(extractor, options, schema, options.Sharing.LookAhead + (2 * options.MaxConcurrency * options.Sharing.MaxDocuments), cancellationToken)
{
    private readonly DocumentExtractor _extractor = extractor;
    private readonly PipelineOptions _options = options;
    private readonly RecordSchema _schema = schema;
    private readonly CancellationToken _cancellationToken = cancellationToken;
    private readonly WaitingDocuments<T> _waiting = new(options.Sharing.MaxDocuments);
    private SharedPlanning _planning = extractor.OpenSharing(schema, options.Sharing);
    private int _next;

    public override async Task ProduceAsync(IAsyncEnumerable<Document> documents)
    {
        List<Task> started = [];
        Exception? failure;
        try
        {
            IAsyncEnumerator<Document> source = documents.GetAsyncEnumerator(_cancellationToken);
            await using (source.ConfigureAwait(false))
                failure = await ShareAsync(source, started).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        _waiting.Cancel(_cancellationToken);
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
                if (!hasEnded && _waiting.Count < _options.Sharing.LookAhead)
                {
                    next ??= NextAsync(source);
                    if (_waiting.Count > 0 && !next.IsCompleted)
                    {
                        working ??= Working.WaitAsync(_cancellationToken);
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
                await (working ?? Working.WaitAsync(_cancellationToken)).ConfigureAwait(false);
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
        catch (Exception exception) when (!_cancellationToken.IsCancellationRequested)
        {
            return (true, exception);
        }
    }

    private Task WaitForCompanyAsync(WaitingDocument<T> oldest)
    {
        TimeSpan left = _options.Sharing.MaxWait - _extractor.TimeProvider.GetElapsedTime(oldest.Opened);
        return left > TimeSpan.Zero ? Task.Delay(left, _extractor.TimeProvider, _cancellationToken) : Task.CompletedTask;
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The group that the document goes into disposes of it.")]
    private async Task<WaitingDocument<T>?> AcceptAsync(Document document)
    {
        WaitingDocument<T> waiting = new(_next++, document, _extractor.OpenScope(_options.Budget, Rendering), _extractor.TimeProvider.GetTimestamp());
        if (_options.KeepOrder)
            Outlet.TryWrite(waiting.Outcome);
        try
        {
            waiting.Content = await Task.Run(async () => await _extractor.OpenAsync(document, _cancellationToken).ConfigureAwait(false), _cancellationToken).ConfigureAwait(false);
            waiting.Sizing = _planning.Size(waiting.Content);
            _waiting.Add(waiting);
            return waiting;
        }
        catch (Exception exception)
        {
            if (_cancellationToken.IsCancellationRequested)
                waiting.Cancel(_cancellationToken);
            else
                waiting.Fail(exception);
            Finish(waiting);
            return null;
        }
    }

    private Task Start()
    {
        // What answers have taught of the endpoint's counting since the last request.
        _planning = _extractor.OpenSharing(_schema, _options.Sharing, _planning);
        SharedPlanning planning = _planning;
        IReadOnlyList<WaitingDocument<T>> group = _waiting.Take(planning);
        return Task.Run(() => ExtractAsync(group, planning), CancellationToken.None);
    }

    private async Task ExtractAsync(IReadOnlyList<WaitingDocument<T>> group, SharedPlanning planning)
    {
        try
        {
            SharedDocument[] shared = group.Count == 1 ? [] : [.. group.Select(document => new SharedDocument(document.Content!, document.Sizing!, document.Scope))];
            await _extractor.OpenShared(planning).RunAsync(shared, _cancellationToken).ConfigureAwait(false);
            for (int index = 0; index < group.Count; index++)
            {
                await ExtractAsync(group[index], shared.Length == 0 ? null : shared[index], planning).ConfigureAwait(false);
                Finish(group[index]);
            }
        }
        catch (Exception exception)
        {
            foreach (WaitingDocument<T> document in group.Where(document => !document.Outcome.IsCompleted))
            {
                if (_cancellationToken.IsCancellationRequested)
                    document.Cancel(_cancellationToken);
                else
                    document.Fail(exception);
                Finish(document);
            }
        }
        finally
        {
            Working.Release();
        }
    }

    private async Task ExtractAsync(WaitingDocument<T> document, SharedDocument? shared, SharedPlanning planning)
    {
        if (shared?.Failure is { } failure)
        {
            document.Fail(failure);
            return;
        }

        ExtractionResult<T>? result = shared is null ? null : _extractor.ReadSlot<T>(shared, planning);
        if (result is not null && !_extractor.AsksAgain(result))
        {
            document.Succeed(result);
            return;
        }

        try
        {
            IReadOnlyList<ExtractionAttempt> before = shared?.Attempt is { } attempt ? [attempt] : [];
            document.Succeed(await _extractor.ExtractAsync<T>(document.Content!, _schema, null, document.Scope, document.Opened, before, _cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (!_cancellationToken.IsCancellationRequested)
        {
            // What was read is never given up.
            if (result is { HasRecord: true })
                document.Succeed(result);
            else
                document.Fail(exception);
        }
    }

    private void Finish(WaitingDocument<T> document)
    {
        document.Dispose();
        if (!_options.KeepOrder)
            Outlet.TryWrite(document.Outcome);
    }
}

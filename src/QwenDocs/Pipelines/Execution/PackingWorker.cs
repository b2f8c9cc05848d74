using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Packing;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Planning.Packing;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines.Execution;

/// <summary>Works on many documents of which small ones are packed into one request.</summary>
internal sealed class PackingWorker<T>(
    ExtractionEngine engine,
    PipelineOptions options,
    RecordSchema<T> schema,
    JournalSession<DocumentOutcome<T>>? session,
    CancellationToken cancellationToken)
    : PipelineStage<DocumentOutcome<T>>(options, options.MaxConcurrency, options.Packing.LookAhead + (2 * options.MaxConcurrency * options.Packing.MaxDocuments), cancellationToken)
{
    private readonly PackingQueue<T> _waiting = new(options.Packing.MaxDocuments);
    private PackingPlanner _planning = PackedExtraction.OpenPlanner(engine, schema, options.Packing);
    private readonly List<Task> _started = [];
    private int _next;

    public override async Task ProduceAsync(IAsyncEnumerable<Document> documents)
    {
        Exception? failure;
        try
        {
            IAsyncEnumerator<Document> source = documents.GetAsyncEnumerator(CancellationToken);
            await using (source.ConfigureAwait(false))
                failure = await PackAsync(source).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        _waiting.Cancel(CancellationToken);
        await Task.WhenAll(_started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Outlet.TryComplete(failure);
    }

    /// <returns>Why the source ended early, or <see langword="null"/>; what it gave before is extracted all the same.</returns>
    private async Task<Exception?> PackAsync(IAsyncEnumerator<Document> source)
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
                        if (!hasEnded && await AcceptAsync(source.Current).ConfigureAwait(false) is { Packable: null })
                            company = Task.CompletedTask;
                        continue;
                    }
                }

                if (_waiting.Count == 0)
                    return failure;
                await (working ?? Working.WaitAsync(CancellationToken)).ConfigureAwait(false);
                (working, company) = (null, null);
                _started.RemoveAll(static task => task.IsCompleted);
                _started.Add(Start());
            }
        }
        finally
        {
            if (next is not null)
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A source is never read further ahead than the documents to choose from.
    private async Task<bool> NextAsync(IAsyncEnumerator<Document> source)
    {
        await WaitForWindowAsync().ConfigureAwait(false);
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
        TimeSpan left = Options.Packing.MaxWait - engine.Services.Time.GetElapsedTime(oldest.Opened);
        return left > TimeSpan.Zero ? Task.Delay(left, engine.Services.Time, CancellationToken) : Task.CompletedTask;
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The group that the document goes into disposes of it.")]
    private async Task<QueuedDocument<T>?> AcceptAsync(Document document)
    {
        QueuedDocument<T> waiting = new(_next++, document, engine.OpenLedger(Options.Budget), engine.OpenGates(Rendering), engine.Services.Time.GetTimestamp());
        if (Options.KeepOrder)
            Outlet.TryWrite(waiting.Outcome);
        try
        {
            if (session is not null && await FindAsync(waiting, session).ConfigureAwait(false))
                return null;
            await engine.Planners.LearnOnceAsync(CancellationToken).ConfigureAwait(false);
            await engine.PrepareAsync(schema, CancellationToken).ConfigureAwait(false);
            waiting.Ledger.Terms = engine.Planners.Current.Options;
            _planning = PackedExtraction.OpenPlanner(engine, schema, Options.Packing, _planning);
            Document described = waiting.Journaled?.Document ?? document;
            waiting.Content = await Task.Run(async () => await engine.OpenAsync(described, CancellationToken).ConfigureAwait(false), CancellationToken).ConfigureAwait(false);
            waiting.Packable = _planning.Size(waiting.Content);
            _waiting.Add(waiting);
            return waiting;
        }
        catch (Exception exception)
        {
            if (CancellationToken.IsCancellationRequested)
                waiting.Cancel(CancellationToken);
            else
                await FailAsync(waiting, exception).ConfigureAwait(false);
            Finish(waiting);
            return null;
        }
    }

    /// <returns>Whether the document need not be worked on: the journal has its outcome, or an equal document is worked on.</returns>
    private async Task<bool> FindAsync(QueuedDocument<T> waiting, JournalSession<DocumentOutcome<T>> journal)
    {
        JournaledDocument<DocumentOutcome<T>> opened = await journal.OpenAsync(waiting.Index, waiting.Document, waiting.Ledger, CancellationToken).ConfigureAwait(false);
        if (opened.Equal is not null)
        {
            _started.Add(CopyAsync());
            return true;
        }

        if (opened.Known is not { } known)
        {
            waiting.Journaled = opened;
            return false;
        }

        waiting.Complete(known);
        Finish(waiting);
        return true;

        async Task CopyAsync()
        {
            waiting.Complete(await journal.CopyAsync(waiting.Index, waiting.Document, opened).ConfigureAwait(false));
            Finish(waiting);
        }
    }

    private Task Start()
    {
        // What answers have taught of the endpoint's counting since the last request.
        _planning = PackedExtraction.OpenPlanner(engine, schema, Options.Packing, _planning);
        PackingPlanner planning = _planning;
        IReadOnlyList<QueuedDocument<T>> group = _waiting.Take(planning);
        return Task.Run(() => ExtractAsync(group, planning), System.Threading.CancellationToken.None);
    }

    private async Task ExtractAsync(IReadOnlyList<QueuedDocument<T>> group, PackingPlanner planning)
    {
        try
        {
            PackedDocumentState[] packed = group.Count == 1 ? [] : [.. group.Select(document => new PackedDocumentState(document.Content!, document.Packable!, document.Ledger, document.Gates))];
            PackedRequestRunner runner = new(engine.Services, planning);
            await runner.RunAsync(packed, CancellationToken).ConfigureAwait(false);
            for (int index = 0; index < group.Count; index++)
            {
                await ExtractAsync(group[index], packed.Length == 0 ? null : packed[index], runner).ConfigureAwait(false);
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
                    await FailAsync(document, exception).ConfigureAwait(false);
                Finish(document);
            }
        }
        finally
        {
            Working.Release();
        }
    }

    private async Task ExtractAsync(QueuedDocument<T> document, PackedDocumentState? packed, PackedRequestRunner runner)
    {
        if (packed?.Failure is { } failure)
        {
            await FailAsync(document, failure, runner).ConfigureAwait(false);
            return;
        }

        ExtractionResult? result = packed is null ? null : await runner.CreateResultAsync(packed, CancellationToken).ConfigureAwait(false);
        if (result is not null && !runner.NeedsOwnRequest(packed!, result))
        {
            await SucceedAsync(document, result, runner).ConfigureAwait(false);
            return;
        }

        try
        {
            ExtractionJob job = new(document.Content!, schema, document.Ledger, document.Gates, null, document.Opened) { EarlierCalls = packed?.Call is { } call ? [call] : [] };
            ExtractionResult own = await engine.ExtractAsync(job, CancellationToken).ConfigureAwait(false);
            await SucceedAsync(document, own.HasRecord || result is not { HasRecord: true } ? own : await ReadAgainAsync(result).ConfigureAwait(false), runner).ConfigureAwait(false);
        }
        catch (Exception exception) when (!CancellationToken.IsCancellationRequested)
        {
            if (result is { HasRecord: true })
                await SucceedAsync(document, await ReadAgainAsync(result).ConfigureAwait(false), runner).ConfigureAwait(false);
            else
                await FailAsync(document, exception, runner).ConfigureAwait(false);
        }

        // What was read is never given up; what the request of its own has cost is counted too.
        async Task<ExtractionResult> ReadAgainAsync(ExtractionResult known) => await runner.CreateResultAsync(packed!, CancellationToken).ConfigureAwait(false) ?? known;
    }

    private async Task SucceedAsync(QueuedDocument<T> document, ExtractionResult result, PackedRequestRunner runner)
    {
        using ExtractionTrace trace = OpenTrace(document, runner);
        await CompleteAsync(document, document.OutcomeOf((ExtractionResult<T>)trace.Complete(result), engine.Services.Time.GetElapsedTime(document.Opened))).ConfigureAwait(false);
    }

    private async Task FailAsync(QueuedDocument<T> document, Exception failure, PackedRequestRunner? runner = null)
    {
        using ExtractionTrace trace = OpenTrace(document, runner);
        trace.Failed(failure, document.Ledger.Usage);
        await CompleteAsync(document, document.OutcomeOf(failure, engine.Services.Time.GetElapsedTime(document.Opened))).ConfigureAwait(false);
    }

    private async Task CompleteAsync(QueuedDocument<T> document, DocumentOutcome<T> outcome) =>
        document.Complete(document.Journaled is { } journaled ? await session!.CompleteAsync(journaled, outcome).ConfigureAwait(false) : outcome);

    private ExtractionTrace OpenTrace(QueuedDocument<T> document, PackedRequestRunner? runner) =>
        engine.Services.Telemetry.Resume(document.Document.Name, schema.Name, document.Opened, runner?.Span);

    private void Finish(QueuedDocument<T> document)
    {
        if (document.Journaled is { } journaled)
            session!.Abandon(journaled);
        document.Dispose();
        if (!Options.KeepOrder)
            Outlet.TryWrite(document.Outcome);
    }
}

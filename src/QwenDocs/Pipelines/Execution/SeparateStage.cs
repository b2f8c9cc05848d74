using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;

namespace QwenDocs.Pipelines.Execution;

/// <summary>One run in which every document has requests of its own.</summary>
/// <typeparam name="TOutcome">What comes of a document.</typeparam>
internal sealed class SeparateStage<TOutcome>(
    ExtractionEngine engine,
    PipelineOptions options,
    DocumentWorker<TOutcome> worker,
    int window,
    CancellationToken cancellationToken)
    : PipelineStage<TOutcome>(options, options.MaxConcurrency + options.Ahead, window, cancellationToken)
{
    private readonly SemaphoreSlim _modelCalls = new(options.MaxConcurrency);

    public override async Task ProduceAsync(IAsyncEnumerable<Document> documents)
    {
        List<Task> started = [];
        try
        {
            int index = 0;
            IAsyncEnumerator<Document> source = documents.GetAsyncEnumerator(CancellationToken);
            await using (source.ConfigureAwait(false))
            {
                while (await NextAsync(source).ConfigureAwait(false))
                {
                    started.RemoveAll(static task => task.IsCompleted);
                    started.Add(Start(index++, source.Current));
                }
            }
        }
        catch (Exception exception)
        {
            // What was started before the source failed still comes out; then the failure does.
            await Task.WhenAll(started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Outlet.TryComplete(exception);
            return;
        }

        await Task.WhenAll(started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Outlet.TryComplete();
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
            _modelCalls.Dispose();
        base.Dispose(isDisposing);
    }

    // The next document is taken only when it can be worked on: a source is never read ahead.
    private async Task<bool> NextAsync(IAsyncEnumerator<Document> source)
    {
        await WaitForWindowAsync().ConfigureAwait(false);
        await Working.WaitAsync(CancellationToken).ConfigureAwait(false);
        return await source.MoveNextAsync().ConfigureAwait(false);
    }

    private Task Start(int index, Document document)
    {
        Task<TOutcome> outcome = Task.Run(() => ExtractAsync(index, document), System.Threading.CancellationToken.None);
        if (Options.KeepOrder)
        {
            Outlet.TryWrite(outcome);
            return outcome;
        }

        return outcome.ContinueWith(
            static (done, writer) => ((System.Threading.Channels.ChannelWriter<Task<TOutcome>>)writer!).TryWrite(done), Outlet, System.Threading.CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<TOutcome> ExtractAsync(int index, Document document)
    {
        using CostLedger ledger = engine.OpenLedger(Options.Budget);
        using ConcurrencyGates gates = engine.OpenGates(Rendering, _modelCalls);
        try
        {
            return await worker.RunAsync(index, document, ledger, gates, CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Working.Release();
        }
    }
}

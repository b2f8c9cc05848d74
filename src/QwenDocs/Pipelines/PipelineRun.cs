using System.Threading.Channels;
using QwenDocs.Documents;
using QwenDocs.Extraction;

namespace QwenDocs.Pipelines;

/// <summary>One run over many documents: takes them, works on them, hands out what came of them.</summary>
/// <typeparam name="TOutcome">What comes of a document.</typeparam>
internal sealed class PipelineRun<TOutcome>(DocumentExtractor extractor, PipelineOptions options, PipelineWork<TOutcome> work, int window, CancellationToken cancellationToken) : IDisposable
{
    private readonly SemaphoreSlim _working = new(options.MaxConcurrency);
    private readonly SemaphoreSlim _rendering = new(options.MaxRendering);
    private readonly SemaphoreSlim _untaken = new(window);
    private readonly Channel<Task<TOutcome>> _outcomes = Channel.CreateUnbounded<Task<TOutcome>>();

    /// <summary>Gets the outcomes: in the order of the documents they may be still under way, else they are completed.</summary>
    public ChannelReader<Task<TOutcome>> Outcomes => _outcomes.Reader;

    /// <summary>Takes the documents from their source and starts them. Ends when all of them have ended.</summary>
    public async Task ProduceAsync(IAsyncEnumerable<Document> documents)
    {
        List<Task> started = [];
        try
        {
            int index = 0;
            IAsyncEnumerator<Document> source = documents.GetAsyncEnumerator(cancellationToken);
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
            _outcomes.Writer.TryComplete(exception);
            return;
        }

        await Task.WhenAll(started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _outcomes.Writer.TryComplete();
    }

    /// <summary>Makes room: an outcome has been taken.</summary>
    public void Taken() => _untaken.Release();

    public void Dispose()
    {
        _working.Dispose();
        _rendering.Dispose();
        _untaken.Dispose();
    }

    // Room first, then the next document: a source is never read ahead.
    private async Task<bool> NextAsync(IAsyncEnumerator<Document> source)
    {
        await _untaken.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _working.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await source.MoveNextAsync().ConfigureAwait(false);
    }

    private Task Start(int index, Document document)
    {
        Task<TOutcome> outcome = Task.Run(() => ExtractAsync(index, document), CancellationToken.None);
        if (options.KeepOrder)
        {
            _outcomes.Writer.TryWrite(outcome);
            return outcome;
        }

        return outcome.ContinueWith(static (done, writer) => ((ChannelWriter<Task<TOutcome>>)writer!).TryWrite(done), _outcomes.Writer, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<TOutcome> ExtractAsync(int index, Document document)
    {
        using ExtractionScope scope = extractor.OpenScope(options.Budget, _rendering);
        try
        {
            return await work(index, document, scope, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _working.Release();
        }
    }
}

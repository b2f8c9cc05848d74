using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines;

/// <summary>One run over many documents: takes them, works on them, hands out what came of them.</summary>
internal class PipelineRun<T>(DocumentExtractor extractor, PipelineOptions options, RecordSchema schema, int window, CancellationToken cancellationToken) : IDisposable
{
    private readonly SemaphoreSlim _working = new(options.MaxConcurrency);
    private readonly SemaphoreSlim _rendering = new(options.MaxRendering);
    private readonly SemaphoreSlim _untaken = new(window);
    private readonly Channel<Task<DocumentOutcome<T>>> _outcomes = Channel.CreateUnbounded<Task<DocumentOutcome<T>>>();

    /// <summary>Gets the outcomes: in the order of the documents they may be still under way, else they are completed.</summary>
    public ChannelReader<Task<DocumentOutcome<T>>> Outcomes => _outcomes.Reader;

    /// <summary>Gets the room for work: one for each document, or for each request that documents share.</summary>
    protected SemaphoreSlim Working => _working;

    protected SemaphoreSlim Rendering => _rendering;

    protected ChannelWriter<Task<DocumentOutcome<T>>> Outlet => _outcomes.Writer;

    /// <summary>Takes the documents from their source and starts them. Ends when all of them have ended.</summary>
    public virtual async Task ProduceAsync(IAsyncEnumerable<Document> documents)
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

    /// <summary>Waits until few enough outcomes wait to be taken.</summary>
    protected Task RoomAsync() => _untaken.WaitAsync(cancellationToken);

    // Room first, then the next document: a source is never read ahead.
    private async Task<bool> NextAsync(IAsyncEnumerator<Document> source)
    {
        await RoomAsync().ConfigureAwait(false);
        await _working.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await source.MoveNextAsync().ConfigureAwait(false);
    }

    private Task Start(int index, Document document)
    {
        Task<DocumentOutcome<T>> outcome = Task.Run(() => ExtractAsync(index, document), CancellationToken.None);
        if (options.KeepOrder)
        {
            _outcomes.Writer.TryWrite(outcome);
            return outcome;
        }

        return outcome.ContinueWith(static (done, writer) => ((ChannelWriter<Task<DocumentOutcome<T>>>)writer!).TryWrite(done), _outcomes.Writer, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a file does, it is that file's outcome and no other's.")]
    private async Task<DocumentOutcome<T>> ExtractAsync(int index, Document document)
    {
        using ExtractionScope scope = extractor.OpenScope(options.Budget, _rendering);
        try
        {
            ExtractionResult<T> result = await extractor.ExtractAsync<T>(document, schema, null, scope, cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome<T>(index, document, scope.Usage, result, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new DocumentOutcome<T>(index, document, scope.Usage, null, exception);
        }
        finally
        {
            _working.Release();
        }
    }
}

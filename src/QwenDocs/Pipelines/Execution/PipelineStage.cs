using System.Threading.Channels;
using QwenDocs.Documents;

namespace QwenDocs.Pipelines.Execution;

/// <summary>One run over many documents: takes them, works on them, hands out what came of them.</summary>
/// <typeparam name="TOutcome">What comes of a document.</typeparam>
internal abstract class PipelineStage<TOutcome>(
    PipelineOptions options,
    int places,
    int window,
    CancellationToken cancellationToken) : IDisposable
{
    private readonly SemaphoreSlim _working = new(places);
    private readonly SemaphoreSlim _rendering = new(options.MaxRendering);
    private readonly SemaphoreSlim _untaken = new(window);
    private readonly Channel<Task<TOutcome>> _outcomes = Channel.CreateUnbounded<Task<TOutcome>>();

    /// <summary>Gets the outcomes: in the order of the documents they may be still under way, else they are completed.</summary>
    public ChannelReader<Task<TOutcome>> Outcomes => _outcomes.Reader;

    protected PipelineOptions Options => options;

    protected CancellationToken CancellationToken => cancellationToken;

    /// <summary>Gets the places for work: one for each document, or for each packed request.</summary>
    protected SemaphoreSlim Working => _working;

    protected SemaphoreSlim Rendering => _rendering;

    protected ChannelWriter<Task<TOutcome>> Outlet => _outcomes.Writer;

    /// <summary>Takes the documents from their source and starts them. Ends when all of them have ended.</summary>
    public abstract Task ProduceAsync(IAsyncEnumerable<Document> documents);

    /// <summary>Notes that an outcome has been taken, so that a further document may be started.</summary>
    public void OutcomeTaken() => _untaken.Release();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits until few enough outcomes wait to be taken.</summary>
    protected Task WaitForWindowAsync() => _untaken.WaitAsync(cancellationToken);

    protected virtual void Dispose(bool isDisposing)
    {
        if (!isDisposing)
            return;
        _working.Dispose();
        _rendering.Dispose();
        _untaken.Dispose();
    }
}

namespace QwenDocs.Extraction.Requests;

/// <summary>How much of one document, or of one file that is split, may be done at the same time.</summary>
/// <param name="maxRequests">The number of requests that are rendered or wait for the model; each holds the pictures of its pages.</param>
/// <param name="rendering">The places for documents that render, shared with other documents; <see langword="null"/> for no limit.</param>
/// <param name="modelCalls">The places for requests that wait for the model, shared with other documents; <see langword="null"/> for no limit.</param>
internal sealed class ConcurrencyGates(int maxRequests, SemaphoreSlim? rendering, SemaphoreSlim? modelCalls) : IDisposable
{
    private readonly SemaphoreSlim _requests = new(maxRequests);

    public int MaxRequests => maxRequests;

    public Task EnterRequestAsync(CancellationToken cancellationToken) => _requests.WaitAsync(cancellationToken);

    public void ExitRequest() => _requests.Release();

    public Task EnterRenderingAsync(CancellationToken cancellationToken) => rendering?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void ExitRendering() => rendering?.Release();

    public Task EnterModelCallAsync(CancellationToken cancellationToken) => modelCalls?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void ExitModelCall() => modelCalls?.Release();

    public void Dispose() => _requests.Dispose();
}

using QwenDocs.Endpoints;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The endpoint that a command asks, with the cache of its answers before it where there is one.</summary>
internal sealed class OpenedEndpoint(ModelEndpoint reader, AnswerCache? cache) : IAsyncDisposable
{
    /// <summary>Gets what requests are sent to.</summary>
    public ModelEndpoint Endpoint { get; } = cache is null ? reader : new CachingEndpoint(reader, cache.Cache);

    /// <summary>Gets the endpoint behind the cache.</summary>
    public ModelEndpoint Reader => reader;

    public async ValueTask DisposeAsync()
    {
        if (reader is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (reader as IDisposable)?.Dispose();
        cache?.Dispose();
    }
}

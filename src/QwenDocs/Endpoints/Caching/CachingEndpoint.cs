using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using QwenDocs.Endpoints.Caching;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Keeps answers by what was asked, and asks once what is asked several times at the same time.</summary>
/// <remarks>
/// The key is a SHA-256 over the model, the text, the pictures' hashes, the schema, the temperature and the limit: no content. Only answers
/// that came to their end are kept. The cache holds document content in clear; who can read it can read the documents' data. A cache
/// that fails is treated as an empty one.
/// </remarks>
public sealed class CachingEndpoint : DelegatingEndpoint
{
    private readonly ResponseStore _cache;
    private readonly EndpointTelemetry _telemetry;
    private readonly ConcurrentDictionary<string, InFlightResponse> _inFlight = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="CachingEndpoint"/> class.</summary>
    /// <param name="inner">The endpoint; the caller disposes of it.</param>
    /// <param name="cache">Where answers are kept.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public CachingEndpoint(
        ModelEndpoint inner,
        IDistributedCache cache,
        CachingOptions? options = null,
        QwenDocsTelemetry? telemetry = null)
        : this(inner, new DistributedResponseStore(cache ?? throw new ArgumentNullException(nameof(cache)), Checked(options).Lifetime), telemetry)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="CachingEndpoint"/> class over a hybrid cache: memory first, then what stands behind it.</summary>
    /// <param name="inner">The endpoint; the caller disposes of it.</param>
    /// <param name="cache">Where answers are kept. It leaves out answers longer than its own <c>MaximumPayloadBytes</c>.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public CachingEndpoint(ModelEndpoint inner, HybridCache cache, CachingOptions? options = null, QwenDocsTelemetry? telemetry = null)
        : this(inner, new HybridResponseStore(cache ?? throw new ArgumentNullException(nameof(cache)), Checked(options).Lifetime), telemetry)
    {
    }

    private CachingEndpoint(ModelEndpoint inner, ResponseStore cache, QwenDocsTelemetry? telemetry)
        : base(inner)
    {
        _telemetry = new EndpointTelemetry(telemetry, inner.Name, typeof(CachingEndpoint));
        _cache = cache;
    }

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        string key = RequestFingerprint.Of(request, Inner.Model);
        while (true)
        {
            InFlightResponse shared = _inFlight.GetOrAdd(key, static _ => new InFlightResponse());
            if (!shared.TryJoin(out bool isFirst))
            {
                // It is just ending; the next one finds its answer in the cache.
                _inFlight.TryRemove(new KeyValuePair<string, InFlightResponse>(key, shared));
                continue;
            }

            if (isFirst)
                _ = RunAsync(key, request, shared);
            ModelResponse answer = await shared.WaitAsync(cancellationToken).ConfigureAwait(false);
            _telemetry.LookedUp(answer.Metadata.IsFromCache ? "hit" : isFirst ? "miss" : "shared");
            return isFirst ? answer : answer with { Usage = TokenUsage.Zero, Metadata = new ResponseMetadata { IsFromCache = true } };
        }
    }

    private static CachingOptions Checked(CachingOptions? options)
    {
        options ??= new CachingOptions();
        options.Validate();
        return options;
    }

    // Not under the caller's token: others may wait for the same answer. When all have gone, the shared one ends it.
    private async Task RunAsync(string key, ModelRequest request, InFlightResponse shared)
    {
        try
        {
            if (await FindAsync(key, shared.Token).ConfigureAwait(false) is { } found)
            {
                shared.Complete(found);
                return;
            }

            ModelResponse answer = await Inner.CompleteAsync(request, shared.Token).ConfigureAwait(false);
            if (answer.FinishReason is FinishReason.Stop or FinishReason.Unknown)
                await KeepAsync(key, answer, shared.Token).ConfigureAwait(false);
            shared.Complete(answer);
        }
        catch (Exception exception)
        {
            shared.Fail(exception);
        }
        finally
        {
            _inFlight.TryRemove(new KeyValuePair<string, InFlightResponse>(key, shared));
        }
    }

    private async Task<ModelResponse?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } bytes
                ? JsonSerializer.Deserialize(bytes, CachedResponseJsonContext.Default.CachedResponse)?.ToCompletion()
                : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private async Task KeepAsync(string key, ModelResponse answer, CancellationToken cancellationToken)
    {
        try
        {
            byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(CachedResponse.From(answer), CachedResponseJsonContext.Default.CachedResponse);
            await _cache.SetAsync(key, bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The answer is there and paid for; only the next one pays again.
        }
        catch (OperationCanceledException)
        {
            // All callers have gone.
        }
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using QwenDocs.Endpoints.Caching;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Keeps answers by what was asked, and asks once what is asked several times at the same time.</summary>
/// <remarks>
/// The key is a SHA-256 over the model, the text, the pictures' hashes, the schema, the temperature and the limit: no content. Only answers
/// that came to their end are kept. The cache holds document content in clear; who can read it can read the documents' data. A cache
/// that fails is treated as an empty one.
/// </remarks>
public sealed class CachingEndpoint : ModelEndpoint
{
    private readonly ModelEndpoint _endpoint;
    private readonly ResponseStore _cache;
    private readonly EndpointTelemetry _telemetry;
    private readonly ConcurrentDictionary<string, InFlightResponse> _inFlight = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="CachingEndpoint"/> class.</summary>
    /// <param name="endpoint">The endpoint; the caller disposes of it.</param>
    /// <param name="cache">Where answers are kept.</param>
    /// <param name="lifetime">How long answers are kept; <see langword="null"/> for as long as the cache likes.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is not positive.</exception>
    public CachingEndpoint(ModelEndpoint endpoint, IDistributedCache cache, TimeSpan? lifetime = null, QwenDocsTelemetry? telemetry = null)
        : this(endpoint, lifetime, telemetry, () => new DistributedResponseStore(cache ?? throw new ArgumentNullException(nameof(cache)), lifetime))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="CachingEndpoint"/> class over a hybrid cache: memory first, then what stands behind it.</summary>
    /// <param name="endpoint">The endpoint; the caller disposes of it.</param>
    /// <param name="cache">Where answers are kept. It leaves out answers longer than its own <c>MaximumPayloadBytes</c>.</param>
    /// <param name="lifetime">How long answers are kept; <see langword="null"/> for as long as the cache likes.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is not positive.</exception>
    public CachingEndpoint(ModelEndpoint endpoint, HybridCache cache, TimeSpan? lifetime = null, QwenDocsTelemetry? telemetry = null)
        : this(endpoint, lifetime, telemetry, () => new HybridResponseStore(cache ?? throw new ArgumentNullException(nameof(cache)), lifetime))
    {
    }

    private CachingEndpoint(ModelEndpoint endpoint, TimeSpan? lifetime, QwenDocsTelemetry? telemetry, Func<ResponseStore> store)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(lifetime));
        _endpoint = endpoint;
        _telemetry = new EndpointTelemetry(telemetry, endpoint.Name, typeof(CachingEndpoint));
        _cache = store();
    }

    /// <inheritdoc/>
    public override string Name => _endpoint.Name;

    /// <inheritdoc/>
    public override string? Model => _endpoint.Model;

    /// <inheritdoc/>
    public override bool SupportsCorrection => _endpoint.SupportsCorrection;

    /// <inheritdoc/>
    public override Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default) => _endpoint.GetModelLimitsAsync(model, cancellationToken);

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema) => _endpoint.GetSchemaPrompt(schema);

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var key = RequestFingerprint.Of(request, _endpoint.Model);
        while (true)
        {
            var shared = _inFlight.GetOrAdd(key, static _ => new InFlightResponse());
            if (!shared.TryJoin(out var isFirst))
            {
                // It is just ending; the next one finds its answer in the cache.
                _inFlight.TryRemove(new KeyValuePair<string, InFlightResponse>(key, shared));
                continue;
            }

            if (isFirst)
                _ = RunAsync(key, request, shared);
            var answer = await shared.WaitAsync(cancellationToken).ConfigureAwait(false);
            _telemetry.LookedUp(answer.IsFromCache ? "hit" : isFirst ? "miss" : "shared");
            return isFirst ? answer : answer with { Usage = TokenUsage.Zero, FailedAttempts = [], IsFromCache = true };
        }
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

            var answer = await _endpoint.CompleteAsync(request, shared.Token).ConfigureAwait(false);
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
            var bytes = JsonSerializer.SerializeToUtf8Bytes(CachedResponse.From(answer), CachedResponseJsonContext.Default.CachedResponse);
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

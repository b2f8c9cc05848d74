using Microsoft.Extensions.Caching.Hybrid;

namespace QwenDocs.Endpoints.Caching;

/// <summary>Keeps answers in a hybrid cache, which looks into memory first.</summary>
/// <remarks>
/// The cache's own way, a factory whose result is always kept, does not fit: cut answers and failures are not to be kept, and who waits for
/// an answer may leave. So it is only looked into and written to; requests under way at the same time are joined by the endpoint.
/// </remarks>
internal sealed class HybridResponseStore(HybridCache cache, TimeSpan? lifetime) : ResponseStore
{
    private static readonly HybridCacheEntryOptions LookOnly = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    private readonly HybridCacheEntryOptions _entry = new() { Expiration = lifetime, LocalCacheExpiration = lifetime };

    public override async Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync<byte[]?>(key, static _ => ValueTask.FromResult<byte[]?>(null), LookOnly, cancellationToken: cancellationToken).ConfigureAwait(false);

    public override Task SetAsync(string key, byte[] value, CancellationToken cancellationToken) =>
        cache.SetAsync(key, value, _entry, cancellationToken: cancellationToken).AsTask();
}

using Microsoft.Extensions.Caching.Distributed;

namespace QwenDocs.Endpoints.Caching;

internal sealed class DistributedResponseStore(IDistributedCache cache, TimeSpan? lifetime) : ResponseStore
{
    private readonly DistributedCacheEntryOptions _entry = new() { AbsoluteExpirationRelativeToNow = lifetime };

    public override Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => cache.GetAsync(key, cancellationToken);

    public override Task SetAsync(string key, byte[] value, CancellationToken cancellationToken) => cache.SetAsync(key, value, _entry, cancellationToken);
}

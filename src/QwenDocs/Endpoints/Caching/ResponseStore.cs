namespace QwenDocs.Endpoints.Caching;

/// <summary>Where a <see cref="CachingEndpoint"/> keeps answers: bytes by key.</summary>
internal abstract class ResponseStore
{
    public abstract Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken);

    public abstract Task SetAsync(string key, byte[] value, CancellationToken cancellationToken);
}

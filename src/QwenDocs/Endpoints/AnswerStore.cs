namespace QwenDocs.Endpoints;

/// <summary>Where a <see cref="CachingEndpoint"/> keeps answers: bytes by key.</summary>
internal abstract class AnswerStore
{
    public abstract Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken);

    public abstract Task SetAsync(string key, byte[] value, CancellationToken cancellationToken);
}

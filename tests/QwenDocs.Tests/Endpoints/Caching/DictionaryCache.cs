using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace QwenDocs.Tests.Endpoints;

/// <summary>A distributed cache without a network, which can break.</summary>
internal sealed class DictionaryCache : IDistributedCache
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new();

    public bool IsBroken { get; set; }

    public byte[]? Get(string key) => IsBroken ? throw new IOException("down") : Entries.GetValueOrDefault(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        if (IsBroken)
            throw new IOException("down");
        Entries[key] = value;
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key) => Entries.TryRemove(key, out _);

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        Remove(key);
        return Task.CompletedTask;
    }
}

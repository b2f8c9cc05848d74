using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class HybridCacheTests : IDisposable
{
    private readonly ServiceProvider _services = Services();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HybridCache Cache => _services.GetRequiredService<HybridCache>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task The_same_question_is_paid_once()
    {
        DelegateEndpoint endpoint = new("server", () => DelegateEndpoint.Answer("{\"a\":1}"));

        ModelResponse first = await new CachingEndpoint(endpoint, Cache, new CachingOptions { Lifetime = TimeSpan.FromHours(1) }).CompleteAsync(Requests.WithPages(2), Token);
        ModelResponse second = await new CachingEndpoint(endpoint, Cache, new CachingOptions { Lifetime = TimeSpan.FromHours(1) }).CompleteAsync(Requests.WithPages(2), Token);

        endpoint.Calls.ShouldBe(1);
        first.Metadata.IsFromCache.ShouldBeFalse();
        second.Metadata.IsFromCache.ShouldBeTrue();
        second.Content.ShouldBe("{\"a\":1}");
        second.Usage.CostUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task Questions_at_the_same_time_share_one_request()
    {
        TaskCompletionSource<ModelResponse> answer = new();
        DelegateEndpoint endpoint = new("server", (_, _) => answer.Task);
        CachingEndpoint caching = new(endpoint, Cache);

        Task<ModelResponse>[] asked = [.. Enumerable.Range(0, 5).Select(_ => caching.CompleteAsync(Requests.Small, Token))];
        answer.SetResult(DelegateEndpoint.Answer());

        (await Task.WhenAll(asked)).Sum(each => each.Usage.CostUsd).ShouldBe(0.001m);
        endpoint.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Cut_answers_and_failures_are_not_kept()
    {
        Queue<Func<ModelResponse>> answers = new([
            () => throw new EndpointException(EndpointError.Unknown, "server", "failed"),
            () => DelegateEndpoint.Answer() with { FinishReason = FinishReason.Length },
            () => DelegateEndpoint.Answer("{\"whole\":true}"),
        ]);
        CachingEndpoint caching = new(new DelegateEndpoint("server", () => answers.Dequeue()()), Cache);

        await Should.ThrowAsync<EndpointException>(() => caching.CompleteAsync(Requests.Small, Token));
        await caching.CompleteAsync(Requests.Small, Token);
        await caching.CompleteAsync(Requests.Small, Token);

        (await caching.CompleteAsync(Requests.Small, Token)).Content.ShouldBe("{\"whole\":true}");
    }

    [Fact]
    public async Task What_stands_behind_the_memory_is_found_by_another_process()
    {
        DelegateEndpoint endpoint = new("server", () => DelegateEndpoint.Answer());
        // The package passes over the memory cache of its own house, which is no second level.
        DictionaryCache shared = new();
        using ServiceProvider one = Services(shared);
        using ServiceProvider other = Services(shared);

        await new CachingEndpoint(endpoint, one.GetRequiredService<HybridCache>()).CompleteAsync(Requests.Small, Token);
        ModelResponse found = await new CachingEndpoint(endpoint, other.GetRequiredService<HybridCache>()).CompleteAsync(Requests.Small, Token);

        found.Metadata.IsFromCache.ShouldBeTrue();
        endpoint.Calls.ShouldBe(1);
    }

    private static ServiceProvider Services(IDistributedCache? distributed = null)
    {
        ServiceCollection services = [];
        if (distributed is not null)
            services.AddSingleton(distributed);
        services.AddHybridCache();
        return services.BuildServiceProvider();
    }
}

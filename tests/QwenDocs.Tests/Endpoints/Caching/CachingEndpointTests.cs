using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class CachingEndpointTests
{
    private readonly DictionaryCache _cache = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_question_is_paid_once()
    {
        DelegateEndpoint endpoint = new("server", () => DelegateEndpoint.Answer("{\"a\":1}"));

        ModelResponse first = await new CachingEndpoint(endpoint, _cache).CompleteAsync(Requests.WithPages(2), Token);
        ModelResponse second = await new CachingEndpoint(endpoint, _cache).CompleteAsync(Requests.WithPages(2), Token);

        endpoint.Calls.ShouldBe(1);
        first.Metadata.IsFromCache.ShouldBeFalse();
        second.Metadata.IsFromCache.ShouldBeTrue();
        second.Content.ShouldBe("{\"a\":1}");
        second.Usage.CostUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task Whatever_decides_the_answer_is_part_of_the_key()
    {
        DelegateEndpoint endpoint = new("server", () => DelegateEndpoint.Answer());
        CachingEndpoint caching = new(endpoint, _cache);
        ModelRequest request = Requests.WithPages(1);
        ModelRequest[] requests =
        [
            request,
            request with { Model = "other" },
            request with { Temperature = 0.5 },
            request with { MaxCompletionTokens = 99 },
            request with { Schema = null },
            request with { AdditionalProperties = new() { ["seed"] = 7 } },
            Requests.WithPages(2),
            request with { Messages = [request.Messages[0], new ModelMessage(ModelRole.User, [ModelContent.Image(Requests.Page(7))])] },
            request with { Messages = [request.Messages[0], ModelMessage.FromText(ModelRole.User, "x")] },
        ];

        foreach (ModelRequest each in requests)
            (await caching.CompleteAsync(each, Token)).Metadata.IsFromCache.ShouldBeFalse();

        endpoint.Calls.ShouldBe(requests.Length);
        _cache.Entries.Keys.ShouldAllBe(key => key.StartsWith("qwendocs:answer:2:") && key.Length == 18 + 64);
    }

    [Fact]
    public async Task Questions_at_the_same_time_share_one_request()
    {
        TaskCompletionSource<ModelResponse> answer = new();
        DelegateEndpoint endpoint = new("server", (_, _) => answer.Task);
        CachingEndpoint caching = new(endpoint, _cache);

        Task<ModelResponse>[] asked = [.. Enumerable.Range(0, 5).Select(_ => caching.CompleteAsync(Requests.Small, Token))];
        answer.SetResult(DelegateEndpoint.Answer());
        ModelResponse[] answers = await Task.WhenAll(asked);

        endpoint.Calls.ShouldBe(1);
        answers.Sum(each => each.Usage.CostUsd).ShouldBe(0.001m);
    }

    [Fact]
    public async Task Who_leaves_does_not_take_the_answer_from_the_others()
    {
        using CancellationTokenSource source = new();
        TaskCompletionSource<ModelResponse> answer = new();
        CachingEndpoint caching = new(new DelegateEndpoint("server", (_, token) => answer.Task.WaitAsync(token)), _cache);
        Task<ModelResponse> first = caching.CompleteAsync(Requests.Small, source.Token);
        Task<ModelResponse> second = caching.CompleteAsync(Requests.Small, Token);

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        answer.SetResult(DelegateEndpoint.Answer("{\"b\":2}"));

        (await second).Content.ShouldBe("{\"b\":2}");
    }

    [Fact]
    public async Task When_all_have_left_the_request_ends()
    {
        using CancellationTokenSource source = new();
        TaskCompletionSource ended = new();
        CachingEndpoint caching = new(
            new DelegateEndpoint("server", (_, token) =>
            {
                token.Register(ended.SetResult);
                return new TaskCompletionSource<ModelResponse>().Task.WaitAsync(token);
            }),
            _cache);
        Task<ModelResponse> only = caching.CompleteAsync(Requests.Small, source.Token);

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => only);
        await ended.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Cut_answers_and_failures_are_not_kept()
    {
        Queue<Func<ModelResponse>> answers = new([
            () => throw new EndpointException(EndpointError.Unknown, "server", "failed"),
            () => DelegateEndpoint.Answer() with { FinishReason = FinishReason.Length },
            () => DelegateEndpoint.Answer("{\"whole\":true}"),
        ]);
        CachingEndpoint caching = new(new DelegateEndpoint("server", () => answers.Dequeue()()), _cache);

        await Should.ThrowAsync<EndpointException>(() => caching.CompleteAsync(Requests.Small, Token));
        await caching.CompleteAsync(Requests.Small, Token);
        await caching.CompleteAsync(Requests.Small, Token);

        (await caching.CompleteAsync(Requests.Small, Token)).Content.ShouldBe("{\"whole\":true}");
    }

    [Fact]
    public async Task A_cache_that_fails_is_an_empty_one()
    {
        _cache.IsBroken = true;
        DelegateEndpoint endpoint = new("server", () => DelegateEndpoint.Answer());
        CachingEndpoint caching = new(endpoint, _cache);

        await caching.CompleteAsync(Requests.Small, Token);
        await caching.CompleteAsync(Requests.Small, Token);

        endpoint.Calls.ShouldBe(2);
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Throttling;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class ThrottlingEndpointTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<TaskCompletionSource<ModelResponse>> _asked = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_requests_are_under_way_than_the_limit_says()
    {
        int inFlight = 0;
        int most = 0;
        DelegateEndpoint endpoint = new("server", async (_, _) =>
        {
            int now = Interlocked.Increment(ref inFlight);
            lock (_asked)
                most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return DelegateEndpoint.Answer();
        });
        ThrottlingEndpoint throttled = new(endpoint, Fixed(3), _time);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => throttled.CompleteAsync(Requests.Small, Token)));

        most.ShouldBeInRange(1, 3);
        endpoint.Calls.ShouldBe(500);
    }

    [Fact]
    public async Task Requests_beyond_the_limit_wait_in_their_order()
    {
        List<int> order = [];
        DelegateEndpoint endpoint = new("server", (request, _) =>
        {
            order.Add(request.MaxCompletionTokens!.Value);
            return Ask();
        });
        ThrottlingEndpoint throttled = new(endpoint, Fixed(1), _time);

        Task[] requests = [.. Enumerable.Range(1, 6).Select(number => throttled.CompleteAsync(Requests.Small with { MaxCompletionTokens = number }, Token))];
        endpoint.Calls.ShouldBe(1);
        for (int done = 0; done < 6; done++)
        {
            while (_asked.IsEmpty)
                await Task.Yield();
            _asked.TryDequeue(out TaskCompletionSource<ModelResponse>? next).ShouldBeTrue();
            next.SetResult(DelegateEndpoint.Answer());
        }

        await Task.WhenAll(requests);
        order.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task A_refusal_halves_the_limit_and_good_answers_raise_it_again()
    {
        bool refuse = true;
        DelegateEndpoint endpoint = new("server", (_, _) => refuse ? Task.FromException<ModelResponse>(RateLimited(null)) : Ask());
        ThrottlingEndpoint throttled = new(endpoint, new ThrottlingOptions { InitialConcurrency = 8, LatencyTolerance = null }, _time);

        await Should.ThrowAsync<EndpointException>(() => throttled.CompleteAsync(Requests.Small, Token));
        throttled.CurrentConcurrency.ShouldBe(4);

        refuse = false;
        Task[] requests = [.. Enumerable.Range(0, 40).Select(_ => throttled.CompleteAsync(Requests.Small, Token))];
        for (int done = 0; done < 40; done++)
        {
            while (_asked.IsEmpty)
                await Task.Yield();
            _asked.TryDequeue(out TaskCompletionSource<ModelResponse>? next);
            next!.SetResult(DelegateEndpoint.Answer());
        }

        await Task.WhenAll(requests);
        throttled.CurrentConcurrency.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task One_wave_of_refusals_counts_once()
    {
        ThrottlingEndpoint throttled = new(new DelegateEndpoint("server", (_, _) => Ask()), new ThrottlingOptions { InitialConcurrency = 16 }, _time);
        Task[] requests = [.. Enumerable.Range(0, 16).Select(_ => throttled.CompleteAsync(Requests.Small, Token))];

        foreach (TaskCompletionSource<ModelResponse> asked in _asked)
            asked.SetException(RateLimited(null));
        foreach (Task request in requests)
            await Should.ThrowAsync<EndpointException>(() => request);

        throttled.CurrentConcurrency.ShouldBe(8);
    }

    [Fact]
    public async Task A_retry_after_holds_everything_back()
    {
        bool refuse = true;
        DelegateEndpoint endpoint = new("server", (_, _) => refuse ? Task.FromException<ModelResponse>(RateLimited(TimeSpan.FromSeconds(30))) : Task.FromResult(DelegateEndpoint.Answer()));
        ThrottlingEndpoint throttled = new(endpoint, Fixed(4), _time);
        await Should.ThrowAsync<EndpointException>(() => throttled.CompleteAsync(Requests.Small, Token));
        refuse = false;

        Task<ModelResponse> held = throttled.CompleteAsync(Requests.Small, Token);
        _time.Advance(TimeSpan.FromSeconds(29));
        held.IsCompleted.ShouldBeFalse();
        endpoint.Calls.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(2));

        await held;
        endpoint.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Slow_answers_lower_the_limit()
    {
        ThrottlingEndpoint throttled = new(
            new DelegateEndpoint("server", (_, _) => Ask()), new ThrottlingOptions { InitialConcurrency = 4, MaxConcurrency = 4, LatencyTolerance = 2 }, _time);

        for (int round = 0; round < 20; round++)
        {
            Task<ModelResponse> request = throttled.CompleteAsync(Requests.Small, Token);
            _time.Advance(TimeSpan.FromSeconds(round < 5 ? 1 : 10));
            _asked.TryDequeue(out TaskCompletionSource<ModelResponse>? asked);
            asked!.SetResult(DelegateEndpoint.Answer());
            await request;
        }

        throttled.CurrentConcurrency.ShouldBeLessThan(4);
    }

    [Fact]
    public async Task Who_stops_waiting_takes_no_room()
    {
        using CancellationTokenSource source = new();
        DelegateEndpoint endpoint = new("server", (_, _) => Ask());
        ThrottlingEndpoint throttled = new(endpoint, Fixed(1), _time);
        Task<ModelResponse> first = throttled.CompleteAsync(Requests.Small, Token);
        Task<ModelResponse> second = throttled.CompleteAsync(Requests.Small, source.Token);
        Task<ModelResponse> third = throttled.CompleteAsync(Requests.Small, Token);

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        for (int answered = 0; answered < 2; answered++)
        {
            while (_asked.IsEmpty)
                await Task.Yield();
            _asked.TryDequeue(out TaskCompletionSource<ModelResponse>? asked);
            asked!.SetResult(DelegateEndpoint.Answer());
        }

        await Task.WhenAll(first, third);
        endpoint.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Tokens_go_out_no_faster_than_a_minute_allows()
    {
        TokenRateLimiter rate = new(60_000, _time);
        await rate.TakeAsync(30_000, Token);

        Task waiting = rate.TakeAsync(10_000, Token);
        _time.Advance(TimeSpan.FromSeconds(9));
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Fact]
    public async Task Who_stops_waiting_for_tokens_gives_them_back()
    {
        using CancellationTokenSource source = new();
        TokenRateLimiter rate = new(60_000, _time);
        await rate.TakeAsync(30_000, Token);
        Task given = rate.TakeAsync(30_000, source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);

        Task waiting = rate.TakeAsync(1_000, Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    private static ThrottlingOptions Fixed(int concurrency) =>
        new() { InitialConcurrency = concurrency, MinConcurrency = concurrency, MaxConcurrency = concurrency };

    private static EndpointException RateLimited(TimeSpan? retryAfter) =>
        new(EndpointError.RateLimited, "server", "too many requests", System.Net.HttpStatusCode.TooManyRequests, true) { RetryAfter = retryAfter };

    private Task<ModelResponse> Ask()
    {
        TaskCompletionSource<ModelResponse> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(asked);
        return asked.Task;
    }
}

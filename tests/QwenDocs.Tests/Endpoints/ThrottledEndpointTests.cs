using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;

namespace QwenDocs.Tests.Endpoints;

public sealed class ThrottledEndpointTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<TaskCompletionSource<ChatCompletion>> _asked = new();

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
        ThrottledEndpoint throttled = new(endpoint, Fixed(3), _time);

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
            order.Add(request.MaxTokens!.Value);
            return Ask();
        });
        ThrottledEndpoint throttled = new(endpoint, Fixed(1), _time);

        Task[] requests = [.. Enumerable.Range(1, 6).Select(number => throttled.CompleteAsync(Requests.Small with { MaxTokens = number }, Token))];
        endpoint.Calls.ShouldBe(1);
        for (int done = 0; done < 6; done++)
        {
            while (_asked.IsEmpty)
                await Task.Yield();
            _asked.TryDequeue(out TaskCompletionSource<ChatCompletion>? next).ShouldBeTrue();
            next.SetResult(DelegateEndpoint.Answer());
        }

        await Task.WhenAll(requests);
        order.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task A_refusal_halves_the_limit_and_good_answers_raise_it_again()
    {
        bool refuse = true;
        DelegateEndpoint endpoint = new("server", (_, _) => refuse ? Task.FromException<ChatCompletion>(RateLimited(null)) : Ask());
        ThrottledEndpoint throttled = new(endpoint, new ThrottleOptions { InitialConcurrency = 8, LatencyTolerance = null }, _time);

        await Should.ThrowAsync<EndpointException>(() => throttled.CompleteAsync(Requests.Small, Token));
        throttled.Concurrency.ShouldBe(4);

        refuse = false;
        Task[] requests = [.. Enumerable.Range(0, 40).Select(_ => throttled.CompleteAsync(Requests.Small, Token))];
        for (int done = 0; done < 40; done++)
        {
            while (_asked.IsEmpty)
                await Task.Yield();
            _asked.TryDequeue(out TaskCompletionSource<ChatCompletion>? next);
            next!.SetResult(DelegateEndpoint.Answer());
        }

        await Task.WhenAll(requests);
        throttled.Concurrency.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task One_wave_of_refusals_counts_once()
    {
        ThrottledEndpoint throttled = new(new DelegateEndpoint("server", (_, _) => Ask()), new ThrottleOptions { InitialConcurrency = 16 }, _time);
        Task[] requests = [.. Enumerable.Range(0, 16).Select(_ => throttled.CompleteAsync(Requests.Small, Token))];

        foreach (TaskCompletionSource<ChatCompletion> asked in _asked)
            asked.SetException(RateLimited(null));
        foreach (Task request in requests)
            await Should.ThrowAsync<EndpointException>(() => request);

        throttled.Concurrency.ShouldBe(8);
    }

    [Fact]
    public async Task A_retry_after_holds_everything_back()
    {
        bool refuse = true;
        DelegateEndpoint endpoint = new("server", (_, _) => refuse ? Task.FromException<ChatCompletion>(RateLimited(TimeSpan.FromSeconds(30))) : Task.FromResult(DelegateEndpoint.Answer()));
        ThrottledEndpoint throttled = new(endpoint, Fixed(4), _time);
        await Should.ThrowAsync<EndpointException>(() => throttled.CompleteAsync(Requests.Small, Token));
        refuse = false;

        Task<ChatCompletion> held = throttled.CompleteAsync(Requests.Small, Token);
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
        ThrottledEndpoint throttled = new(
            new DelegateEndpoint("server", (_, _) => Ask()), new ThrottleOptions { InitialConcurrency = 4, MaxConcurrency = 4, LatencyTolerance = 2 }, _time);

        for (int round = 0; round < 20; round++)
        {
            Task<ChatCompletion> request = throttled.CompleteAsync(Requests.Small, Token);
            _time.Advance(TimeSpan.FromSeconds(round < 5 ? 1 : 10));
            _asked.TryDequeue(out TaskCompletionSource<ChatCompletion>? asked);
            asked!.SetResult(DelegateEndpoint.Answer());
            await request;
        }

        throttled.Concurrency.ShouldBeLessThan(4);
    }

    [Fact]
    public async Task Who_stops_waiting_takes_no_room()
    {
        using CancellationTokenSource source = new();
        DelegateEndpoint endpoint = new("server", (_, _) => Ask());
        ThrottledEndpoint throttled = new(endpoint, Fixed(1), _time);
        Task<ChatCompletion> first = throttled.CompleteAsync(Requests.Small, Token);
        Task<ChatCompletion> second = throttled.CompleteAsync(Requests.Small, source.Token);
        Task<ChatCompletion> third = throttled.CompleteAsync(Requests.Small, Token);

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        for (int answered = 0; answered < 2; answered++)
        {
            while (_asked.IsEmpty)
                await Task.Yield();
            _asked.TryDequeue(out TaskCompletionSource<ChatCompletion>? asked);
            asked!.SetResult(DelegateEndpoint.Answer());
        }

        await Task.WhenAll(first, third);
        endpoint.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Tokens_go_out_no_faster_than_a_minute_allows()
    {
        TokenRate rate = new(60_000, _time);
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
        TokenRate rate = new(60_000, _time);
        await rate.TakeAsync(30_000, Token);
        Task given = rate.TakeAsync(30_000, source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);

        Task waiting = rate.TakeAsync(1_000, Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    private static ThrottleOptions Fixed(int concurrency) =>
        new() { InitialConcurrency = concurrency, MinConcurrency = concurrency, MaxConcurrency = concurrency };

    private static EndpointException RateLimited(TimeSpan? retryAfter) =>
        new("server", "too many requests", System.Net.HttpStatusCode.TooManyRequests, true) { Fault = EndpointFault.RateLimited, RetryAfter = retryAfter };

    private Task<ChatCompletion> Ask()
    {
        TaskCompletionSource<ChatCompletion> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(asked);
        return asked.Task;
    }
}

using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class RetryTests
{
    private readonly RetryClock _time = new();

    [Fact]
    public async Task Passing_failures_are_retried_wherever_they_come()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            SimulatedAnswer.Error(503), SimulatedAnswer.ErrorInBody(502), SimulatedAnswer.Text("{}") with { CutAfterBytes = 30 }, SimulatedAnswer.Raw("{"), SimulatedAnswer.Text("{\"a\":1}"));
        using HttpEndpoint endpoint = Endpoint(server);

        ModelResponse answer = await endpoint.CompleteAsync(Requests.WithPages(3), TestContext.Current.CancellationToken);

        answer.Content.ShouldBe("{\"a\":1}");
        server.Requests.Count.ShouldBe(5);
        server.Requests.ShouldAllBe(request => request.Images.Count() == 3 && request.ToSnapshot() == server.Requests[0].ToSnapshot());
    }

    [Fact]
    public async Task Retry_after_is_waited_for()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(429, retryAfter: TimeSpan.FromSeconds(90)), SimulatedAnswer.Text("{}"));
        using HttpEndpoint endpoint = Endpoint(server);
        DateTimeOffset start = _time.GetUtcNow();

        await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        (_time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_wait_beyond_the_limit_ends_the_retries()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(429, retryAfter: TimeSpan.FromHours(1)));
        using HttpEndpoint endpoint = Endpoint(server);
        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));
        failure.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        server.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_loading_its_model_is_waited_for_for_minutes()
    {
        var loading = SimulatedAnswer.Error(503, "Loading model");
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(loading, loading, loading, loading, SimulatedAnswer.Text("{}"));
        using HttpEndpoint endpoint = Endpoint(server);
        DateTimeOffset start = _time.GetUtcNow();

        (await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken)).Content.ShouldBe("{}");

        server.Attempts.ShouldBe(5);
        (_time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    public async Task An_answer_that_the_server_itself_cannot_read_is_not_asked_for_in_the_same_words(double temperature)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(500, "The model output does not match the expected peg-native format"));
        using HttpEndpoint endpoint = Endpoint(server);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small with { Temperature = temperature }, TestContext.Current.CancellationToken));

        failure.IsTransient.ShouldBeFalse();
        server.Attempts.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_repeats_itself_is_called_so_whether_it_was_streamed_or_not(bool isStreamed)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Repeating("""{"lines":[""", "\"a\",", 900));
        var options = new EndpointOptions { Kind = EndpointKind.LlamaCpp, BaseAddress = server.Address };
        options.Streaming.IsEnabled = isStreamed;
        using var endpoint = HttpEndpoint.Create(options, timeProvider: _time);

        ModelResponse answer = await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        answer.FinishReason.ShouldBe(FinishReason.Repetition);
        server.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Lasting_failures_are_not_retried()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(401));
        using HttpEndpoint endpoint = Endpoint(server);
        await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));
        server.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Attempts_end_with_the_last_failure()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(500));
        using HttpEndpoint endpoint = Endpoint(server);
        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));
        failure.ErrorCode.ShouldBe(EndpointError.ServerFailure);
        server.Attempts.ShouldBe(5);
    }

    [Fact]
    public async Task A_server_that_hangs_times_out_and_is_tried_until_the_total_time_is_over()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ =>
            {
                _time.Advance(TimeSpan.FromMinutes(11));
                return SimulatedAnswer.Text("{}") with { Before = new TaskCompletionSource().Task };
            },
            cancellationToken: TestContext.Current.CancellationToken);
        using HttpEndpoint endpoint = Endpoint(server);
        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));
        failure.ErrorCode.ShouldBe(EndpointError.Timeout);
        failure.IsTransient.ShouldBeTrue();
        server.Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task Cancellation_ends_a_request_that_is_under_way()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ =>
        {
            source.Cancel();
            return SimulatedAnswer.Text("{}") with { Before = new TaskCompletionSource().Task };
        }, cancellationToken: TestContext.Current.CancellationToken);
        using HttpEndpoint endpoint = Endpoint(server);
        await Should.ThrowAsync<OperationCanceledException>(() => endpoint.CompleteAsync(Requests.Small, source.Token));
        server.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_delay_further_attempts_wait_for_nothing()
    {
        var busy = SimulatedAnswer.Error(503);
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(busy, busy, busy, SimulatedAnswer.Text("{}"));
        var options = new EndpointOptions { Kind = EndpointKind.OpenAICompatible, BaseAddress = server.Address };
        options.Resilience.BaseDelay = TimeSpan.Zero;

        // A clock that stands still: whatever waited would never end.
        using var endpoint = HttpEndpoint.Create(options, timeProvider: new FakeTimeProvider());
        await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        server.Attempts.ShouldBe(4);
    }

    private HttpEndpoint Endpoint(SimulatedModelServer server)
    {
        var options = new EndpointOptions { Kind = EndpointKind.OpenAICompatible, BaseAddress = server.Address };
        (options.Resilience.AttemptTimeout, options.Resilience.TotalTimeout) = (TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));
        return HttpEndpoint.Create(options, timeProvider: _time);
    }

    // Lets the waits between attempts pass at once; the timeouts, which are longer, only when a test moves the clock.
    private sealed class RetryClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromMinutes(10))
                ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
            return timer;
        }
    }
}

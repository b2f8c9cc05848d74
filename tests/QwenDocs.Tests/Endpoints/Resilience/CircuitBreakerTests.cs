using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class CircuitBreakerTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_server_is_left_alone_and_the_message_says_until_when()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(502));
        using HttpEndpoint endpoint = Endpoint(server);
        await FailAsync(endpoint, 4);

        EndpointException failure = (await FailAsync(endpoint, 1))[0];

        server.Attempts.ShouldBe(4);
        failure.ErrorCode.ShouldBe(EndpointError.Unreachable);
        failure.IsTransient.ShouldBeTrue();
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        failure.Message.ShouldContain("left alone for another 30 seconds, until 12:00:30 UTC. Then one request tries it again");
    }

    [Fact]
    public async Task After_the_break_one_request_tries_it_again_and_its_success_ends_the_break()
    {
        bool isDown = true;
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => isDown ? SimulatedAnswer.Error(502) : SimulatedAnswer.Text("{}"), cancellationToken: Token);
        using HttpEndpoint endpoint = Endpoint(server);
        await FailAsync(endpoint, 5);

        _time.Advance(TimeSpan.FromSeconds(31));
        await FailAsync(endpoint, 2);
        server.Attempts.ShouldBe(5);

        isDown = false;
        _time.Advance(TimeSpan.FromSeconds(31));
        (await endpoint.CompleteAsync(Requests.Small, Token)).Content.ShouldBe("{}");
        (await endpoint.CompleteAsync(Requests.Small, Token)).Content.ShouldBe("{}");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(429)]
    [InlineData(400)]
    public async Task Refusals_are_no_reason_to_leave_a_server_alone(int status)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(status));
        using HttpEndpoint endpoint = Endpoint(server);
        await FailAsync(endpoint, 10);
        server.Attempts.ShouldBe(10);
    }

    [Fact]
    public async Task A_request_waits_for_the_break_to_end_as_for_a_retry_after()
    {
        bool isDown = true;
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => isDown ? SimulatedAnswer.Error(502) : SimulatedAnswer.Text("{}"), cancellationToken: Token);
        using HttpEndpoint patient = Endpoint(server, retries: 1);
        await FailAsync(patient, 2);
        int attempts = server.Attempts;
        isDown = false;

        Task<ModelResponse> answering = patient.CompleteAsync(Requests.Small, Token);
        answering.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(31));

        (await answering).Content.ShouldBe("{}");
        server.Attempts.ShouldBe(attempts + 1);
    }

    [Fact]
    public async Task Within_a_fallback_only_the_fallback_leaves_endpoints_alone()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(502));
        using HttpEndpoint first = Endpoint(server);
        FallbackEndpoint fallback = new([first, new DelegateEndpoint("own", () => DelegateEndpoint.Answer())], new FallbackOptions { MinimumRequests = 10 }, _time);

        for (int request = 0; request < 10; request++)
            await fallback.CompleteAsync(Requests.Small, Token);
        // The endpoint's own limit of four was passed, and it was asked all the same.
        server.Attempts.ShouldBe(10);

        ModelResponse answer = await fallback.CompleteAsync(Requests.Small, Token);
        server.Attempts.ShouldBe(10);
        answer.Metadata.FallbackReason!.ShouldContain("left alone for another 30 seconds, until 12:00:30 UTC");
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(502));
        using HttpEndpoint endpoint = Endpoint(server, change: options => options.CircuitBreaker.IsEnabled = false);
        await FailAsync(endpoint, 8);
        server.Attempts.ShouldBe(8);
    }

    private HttpEndpoint Endpoint(SimulatedModelServer server, int retries = 0, Action<ResilienceOptions>? change = null)
    {
        var options = new EndpointOptions { Kind = EndpointKind.Vllm, BaseAddress = server.Address };
        options.Resilience.MaxRetries = retries;
        options.Resilience.BaseDelay = TimeSpan.Zero;
        options.Resilience.CircuitBreaker.MinimumAttempts = 4;
        change?.Invoke(options.Resilience);
        return HttpEndpoint.Create(options, timeProvider: _time);
    }

    private static async Task<List<EndpointException>> FailAsync(HttpEndpoint endpoint, int times)
    {
        List<EndpointException> failures = [];
        for (int time = 0; time < times; time++)
            failures.Add(await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, Token)));
        return failures;
    }
}

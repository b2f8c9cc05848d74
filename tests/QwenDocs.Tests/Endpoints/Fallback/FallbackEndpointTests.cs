using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class FallbackEndpointTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_endpoint_answers_and_the_answer_says_why()
    {
        DelegateEndpoint second = new("own", () => DelegateEndpoint.Answer());
        FallbackEndpoint fallback = new([Failing("cloud", EndpointError.RateLimited), second], timeProvider: _time);

        ModelResponse answer = await fallback.CompleteAsync(Requests.Small, Token);

        answer.Metadata.FallbackReason.ShouldBe("cloud: simulated RateLimited.");
        answer.Metadata.FailedAttempts.ShouldHaveSingleItem().EndpointName.ShouldBe("cloud");
        second.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_first_answers_the_next_is_not_asked()
    {
        DelegateEndpoint second = new("own", () => DelegateEndpoint.Answer());
        FallbackEndpoint fallback = new([new DelegateEndpoint("cloud", () => DelegateEndpoint.Answer()), second], timeProvider: _time);

        (await fallback.CompleteAsync(Requests.Small, Token)).Metadata.FallbackReason.ShouldBeNull();

        second.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(EndpointError.BadRequest)]
    [InlineData(EndpointError.ContextExceeded)]
    public async Task What_every_endpoint_would_refuse_is_not_asked_again(EndpointError fault)
    {
        DelegateEndpoint second = new("own", () => DelegateEndpoint.Answer());
        FallbackEndpoint fallback = new([Failing("cloud", fault), second], timeProvider: _time);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => fallback.CompleteAsync(Requests.Small, Token));

        failure.ErrorCode.ShouldBe(fault);
        second.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task When_all_fail_one_exception_names_them_all()
    {
        FallbackEndpoint fallback = new([Failing("cloud", EndpointError.CreditExhausted), Failing("own", EndpointError.Unreachable)], timeProvider: _time);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => fallback.CompleteAsync(Requests.Small, Token));

        failure.Message.ShouldContain("cloud: simulated CreditExhausted");
        failure.Message.ShouldContain("own: simulated Unreachable");
        failure.FailedAttempts.Select(attempt => attempt.EndpointName).ShouldBe(["cloud", "own"]);
    }

    [Fact]
    public async Task An_endpoint_that_fails_too_often_is_left_alone_for_a_while()
    {
        DelegateEndpoint first = Failing("cloud", EndpointError.ServerFailure);
        FallbackEndpoint fallback = new([first, new DelegateEndpoint("own", () => DelegateEndpoint.Answer())], new FallbackOptions { MinimumRequests = 4 }, _time);

        for (int request = 0; request < 10; request++)
            await fallback.CompleteAsync(Requests.Small, Token);
        first.Calls.ShouldBe(4);
        (await fallback.CompleteAsync(Requests.Small, Token)).Metadata.FallbackReason!.ShouldContain("left alone");

        _time.Advance(TimeSpan.FromSeconds(31));
        await fallback.CompleteAsync(Requests.Small, Token);
        first.Calls.ShouldBe(5);
    }

    [Fact]
    public async Task A_slow_endpoint_is_overtaken_when_the_options_say_so()
    {
        TaskCompletionSource<ModelResponse> never = new();
        CancellationToken ended = default;
        DelegateEndpoint slow = new("cloud", (_, token) =>
        {
            ended = token;
            return never.Task.WaitAsync(token);
        });
        FallbackEndpoint fallback = new([slow, new DelegateEndpoint("own", () => DelegateEndpoint.Answer())], new FallbackOptions { HedgeAfter = TimeSpan.FromSeconds(20) }, _time);

        Task<ModelResponse> answering = fallback.CompleteAsync(Requests.Small, Token);
        while (!answering.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await answering).Metadata.FallbackReason.ShouldBe("cloud: it had not answered after 20 seconds.");
        ended.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Cancellation_is_no_reason_to_ask_another()
    {
        using CancellationTokenSource source = new();
        DelegateEndpoint second = new("own", () => DelegateEndpoint.Answer());
        DelegateEndpoint first = new("cloud", (_, token) =>
        {
            source.Cancel();
            return Task.FromCanceled<ModelResponse>(token);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => new FallbackEndpoint([first, second]).CompleteAsync(Requests.Small, source.Token));

        second.Calls.ShouldBe(0);
    }

    private static DelegateEndpoint Failing(string name, EndpointError fault) =>
        new(name, (_, _) => Task.FromException<ModelResponse>(new EndpointException(fault, name, $"simulated {fault}", isTransient: true)));
}

using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Imaging;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Endpoints;

public sealed class TimeoutTests
{
    private const string Model = "qwen/qwen2.5-vl-72b-instruct";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void More_pages_and_longer_answers_are_waited_for_longer()
    {
        ResilienceOptions options = new();
        RequestTimeouts small = options.TimeoutsFor(Requests.Small with { MaxCompletionTokens = 600 }, Model);
        RequestTimeouts longer = options.TimeoutsFor(Requests.Small with { MaxCompletionTokens = 6_000 }, Model);
        RequestTimeouts pages = options.TimeoutsFor(Requests.Small with
        {
            MaxCompletionTokens = 600,
            Messages = [new ModelMessage(ModelRole.User, [ModelContent.Image(Requests.Page(1, 28 * 50, 28 * 100))])],
        }, Model);

        (longer.Attempt - small.Attempt).ShouldBe(TimeSpan.FromSeconds(540));
        (pages.Attempt - small.Attempt).ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10.1));
        small.Attempt.ShouldBeInRange(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3.1));
        small.Total.ShouldBe(small.Attempt * 3);
    }

    [Fact]
    public void A_full_window_gets_twenty_minutes()
    {
        // Seven pages of 16,384 tokens and one of half as many.
        ModelContent[] pages = [.. Enumerable.Range(1, 8).Select(number => ModelContent.Image(new PageImage(number, new PixelSize(3_584, number == 8 ? 1_792 : 3_584), "image/png", new byte[1])))];

        RequestTimeouts timeouts = new ResilienceOptions().TimeoutsFor(Requests.Small with { Messages = [new ModelMessage(ModelRole.User, pages)], MaxCompletionTokens = 8_192 }, Model);

        timeouts.Attempt.ShouldBeInRange(TimeSpan.FromMinutes(19.5), TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void What_the_options_set_is_not_sized()
    {
        ResilienceOptions options = new() { AttemptTimeout = TimeSpan.FromSeconds(30), TotalTimeout = TimeSpan.FromMinutes(1) };
        options.TimeoutsFor(Requests.WithPages(3), Model).ShouldBe(new RequestTimeouts(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)));

        options.AttemptTimeout = null;
        options.TimeoutsFor(Requests.WithPages(3), Model).ShouldBe(new RequestTimeouts(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void No_request_is_waited_for_longer_than_a_day()
    {
        ResilienceOptions options = new() { MinThroughput = new TokenThroughput(0.001, 0.001) };
        options.Validate();
        options.TimeoutsFor(Requests.Small, Model).ShouldBe(new RequestTimeouts(TimeSpan.FromDays(1), TimeSpan.FromDays(1)));
        options.MinThroughput = new TokenThroughput(0, 10);
        Should.Throw<ArgumentException>(options.Validate).Message.ShouldContain("SlowestServer");
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_time_for_this_request()
    {
        FakeTimeProvider time = new();
        TaskCompletionSource arrived = new();
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ =>
            {
                arrived.TrySetResult();
                return SimulatedAnswer.Text("{}") with { Before = new TaskCompletionSource().Task };
            },
            cancellationToken: Token);
        EndpointOptions options = new() { Kind = EndpointKind.Vllm, BaseAddress = server.Address };
        options.Resilience.MaxRetries = 0;
        using var endpoint = HttpEndpoint.Create(options, timeProvider: time);

        Task<ModelResponse> answering = endpoint.CompleteAsync(Requests.Small with { MaxCompletionTokens = 100 }, Token);
        await arrived.Task.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(129));
        answering.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(2));

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => answering);
        failure.ErrorCode.ShouldBe(EndpointError.Timeout);
        failure.Message.ShouldContain("130");
    }
}

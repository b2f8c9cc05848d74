using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class HedgingTests
{
    private static readonly FallbackOptions Options = new() { HedgeAfter = TimeSpan.FromSeconds(20) };

    // Only the hedge's delay may pass: all other limits are longer.
    private readonly ImpatientTimeProvider _time = new(TimeSpan.FromSeconds(20));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_overtaken_request_cost_is_accounted()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SimulatedModelServer slow = await SimulatedModelServer.StartAsync(
            _ =>
            {
                asked.TrySetResult();
                return SimulatedAnswer.Text("{}") with { Before = new TaskCompletionSource().Task };
            },
            cancellationToken: Token);
        await using SimulatedModelServer fast = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{\"a\":1}") with { CostUsd = 0.01m, Before = asked.Task });
        using HttpEndpoint first = Endpoint(slow);
        using HttpEndpoint second = Endpoint(fast);

        ModelResponse answer = await new FallbackEndpoint([first, second], Options, _time).CompleteAsync(Requests.WithPages(2), Token);

        answer.Content.ShouldBe("{\"a\":1}");
        FailedAttempt overtaken = answer.Metadata.FailedAttempts.ShouldHaveSingleItem();
        overtaken.ErrorCode.ShouldBe(EndpointError.HedgeLost);
        overtaken.EndpointName.ShouldBe(first.Name);
        overtaken.Usage!.Value.PromptTokens.ShouldBe(slow.Requests.ShouldHaveSingleItem().PromptTokens);
        overtaken.Usage.Value.IsEstimated.ShouldBeTrue();
        answer.TotalUsage.PromptTokens.ShouldBe(answer.Usage.PromptTokens + overtaken.Usage.Value.PromptTokens);
    }

    [Fact]
    public async Task The_text_that_had_come_from_it_is_counted_too()
    {
        DelegateEndpoint slow = new("slow", async (request, token) =>
        {
            request.Progress!.Report(new ModelResponseUpdate("{\"number\":\"R-1\",\"total\":"));
            await Task.Delay(Timeout.Infinite, token);
            return DelegateEndpoint.Answer();
        });

        ModelResponse answer = await new FallbackEndpoint([slow, new DelegateEndpoint("fast", () => DelegateEndpoint.Answer())], Options, _time).CompleteAsync(Requests.Small, Token);

        answer.Metadata.FailedAttempts.ShouldHaveSingleItem().Usage!.Value.CompletionTokens.ShouldBeInRange(5, 15);
    }

    [Fact]
    public async Task Who_watches_sees_one_answer_at_a_time()
    {
        DelegateEndpoint slow = new("slow", async (request, token) =>
        {
            request.Progress!.Report(new ModelResponseUpdate("slow "));
            await Task.Delay(Timeout.Infinite, token);
            return DelegateEndpoint.Answer();
        });
        DelegateEndpoint fast = new("fast", (request, _) =>
        {
            request.Progress!.Report(new ModelResponseUpdate("{\"b\":"));
            request.Progress.Report(new ModelResponseUpdate("2}"));
            return Task.FromResult(DelegateEndpoint.Answer("{\"b\":2}"));
        });
        Watcher watcher = new();

        await new FallbackEndpoint([slow, fast], Options, _time).CompleteAsync(Requests.Small with { Progress = watcher }, Token);

        watcher.Seen.ShouldBe(["slow ", "restart", "{\"b\":2}"]);
    }

    [Fact]
    public async Task A_failed_endpoints_text_is_void_before_the_next_one_speaks()
    {
        DelegateEndpoint failing = new("failing", (request, _) =>
        {
            request.Progress!.Report(new ModelResponseUpdate("half"));
            throw new EndpointException(EndpointError.Interrupted, "failing", "broke off", isTransient: true);
        });
        DelegateEndpoint next = new("next", (request, _) =>
        {
            request.Progress!.Report(new ModelResponseUpdate("{}"));
            return Task.FromResult(DelegateEndpoint.Answer());
        });
        Watcher watcher = new();

        await new FallbackEndpoint([failing, next], timeProvider: _time).CompleteAsync(Requests.Small with { Progress = watcher }, Token);

        watcher.Seen.ShouldBe(["half", "restart", "{}"]);
    }

    [Fact]
    public async Task A_good_answer_counts_before_a_failure_that_came_sooner()
    {
        TaskCompletionSource<ModelResponse> first = new();
        DelegateEndpoint slow = new("slow", (_, token) => first.Task.WaitAsync(token));
        DelegateEndpoint failing = new("failing", (_, _) =>
        {
            first.SetResult(DelegateEndpoint.Answer("{\"late\":true}"));
            throw new EndpointException(EndpointError.ServerFailure, "failing", "down");
        });

        ModelResponse answer = await new FallbackEndpoint([slow, failing], Options, _time).CompleteAsync(Requests.Small, Token);

        answer.Content.ShouldBe("{\"late\":true}");
        answer.Metadata.FallbackReason.ShouldBeNull();
        answer.Metadata.FailedAttempts.ShouldHaveSingleItem().EndpointName.ShouldBe("failing");
    }

    private HttpEndpoint Endpoint(SimulatedModelServer server)
    {
        EndpointOptions options = new() { Kind = EndpointKind.Vllm, BaseAddress = server.Address };
        options.Resilience.AttemptTimeout = TimeSpan.FromHours(24);
        options.Streaming.IdleTimeout = TimeSpan.FromHours(24);
        return HttpEndpoint.Create(options, timeProvider: _time);
    }

    private sealed class Watcher : IProgress<ModelResponseUpdate>
    {
        public List<string> Seen { get; } = [];

        public void Report(ModelResponseUpdate value) => Seen.Add(value.IsRestart ? "restart" : value.Text);
    }
}

using QwenDocs.Endpoints;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Endpoints;

public sealed class AttemptCostTests
{
    private const string PaidFailure = """{"error":{"code":502,"message":"upstream died"},"choices":[],"usage":{"prompt_tokens":70,"completion_tokens":7,"cost":0.02}}""";

    [Fact]
    public async Task Failed_attempts_are_recorded_with_what_they_cost()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            SimulatedAnswer.Error(503), SimulatedAnswer.Raw(PaidFailure), SimulatedAnswer.Text("{}") with { CostUsd = 0.05m });
        using HttpEndpoint endpoint = Endpoint(server);

        ModelResponse answer = await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        answer.Metadata.FailedAttempts.Select(attempt => (int?)attempt.StatusCode).ShouldBe([503, 502]);
        answer.Metadata.FailedAttempts[1].Usage.ShouldBe(new TokenUsage(70, 7, 0.02m));
        answer.Usage.CostUsd.ShouldBe(0.05m);
        answer.TotalUsage.CostUsd.ShouldBe(0.07m);
    }

    [Fact]
    public async Task A_request_that_fails_for_good_tells_all_its_attempts()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Raw(PaidFailure));
        using HttpEndpoint endpoint = Endpoint(server);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));

        failure.FailedAttempts.Count.ShouldBe(3);
        failure.FailedAttempts.Sum(attempt => attempt.Usage?.CostUsd).ShouldBe(0.06m);
    }

    private static HttpEndpoint Endpoint(SimulatedModelServer server) => HttpEndpoint.Create(new EndpointOptions
    {
        Kind = EndpointKind.OpenAICompatible,
        BaseAddress = server.Address,
        Resilience = { MaxRetries = 2, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
    });
}

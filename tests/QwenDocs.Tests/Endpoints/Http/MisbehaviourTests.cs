using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

/// <summary>Every way in which the simulated server can misbehave, in every dialect, streamed and not.</summary>
public sealed class MisbehaviourTests
{
    private const string Answer = """{"number":"发票 12 😀","date":"2026-03-05","amounts":[1.5,2.5]}""";

    public static MatrixTheoryData<EndpointKind, bool> Ways { get; } = new(Enum.GetValues<EndpointKind>(), [false, true]);

    private static ModelRequest Request { get; } = Requests.Small with { Schema = Requests.RecordSchema };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_refusal_tells_its_status_and_when_to_come_back(EndpointKind kind, bool isStreamed)
    {
        foreach ((int status, TimeSpan? wait, EndpointError fault) in new (int, TimeSpan?, EndpointError)[]
        {
            (429, TimeSpan.FromSeconds(7), EndpointError.RateLimited), (429, null, EndpointError.RateLimited), (500, null, EndpointError.ServerFailure), (503, TimeSpan.FromSeconds(3), EndpointError.ServerFailure),
        })
        {
            EndpointException failure = await FailAsync(kind, isStreamed, SimulatedAnswer.Error(status, "too much", wait));
            failure.ErrorCode.ShouldBe(fault);
            failure.RetryAfter.ShouldBe(wait);
            failure.IsTransient.ShouldBeTrue();
            failure.Message.ShouldContain("It says: too much");
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_error_inside_an_answer_with_status_200_is_an_error(EndpointKind kind, bool isStreamed)
    {
        foreach (SimulatedAnswer? answer in new[] { SimulatedAnswer.ErrorInBody(502, "it died"), SimulatedAnswer.ErrorInChoice(502, "it died") })
        {
            EndpointException failure = await FailAsync(kind, isStreamed, answer);
            failure.ErrorCode.ShouldBe(EndpointError.ServerFailure);
            failure.IsTransient.ShouldBeTrue();
            failure.Message.ShouldContain("it died");
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_first_byte_that_does_not_come_ends_the_attempt(EndpointKind kind, bool isStreamed)
    {
        TaskCompletionSource never = new();
        (await StallAsync(kind, isStreamed, SimulatedAnswer.Text(Answer) with { Before = never.Task })).ErrorCode.ShouldBe(EndpointError.Timeout);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_stall_in_the_middle_ends_the_attempt(EndpointKind kind, bool isStreamed)
    {
        TaskCompletionSource never = new();
        (await StallAsync(kind, isStreamed, SimulatedAnswer.Text(Answer) with { StallAfterBytes = 25, StallUntil = never.Task })).ErrorCode.ShouldBe(EndpointError.Timeout);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_connection_cut_at_any_byte_is_never_half_an_answer(EndpointKind kind, bool isStreamed)
    {
        int cut = 0;
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text(Answer) with { CutAfterBytes = cut }, new SimulatedServerOptions { Kind = kind }, Token);
        using HttpEndpoint endpoint = Endpoint(server, kind, isStreamed);
        int whole = 0;
        for (; whole < 2 && cut < 2500; cut += 41)
        {
            try
            {
                (await endpoint.CompleteAsync(Request, Token)).Content.ShouldBe(Answer);
                whole++;
            }
            catch (EndpointException failure)
            {
                failure.IsTransient.ShouldBeTrue($"cut at {cut}");
                failure.ErrorCode.ShouldBeOneOf(EndpointError.Interrupted, EndpointError.InvalidResponse);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Bad_json_is_an_error_and_a_wrong_schema_is_for_the_caller_to_see(EndpointKind kind, bool isStreamed)
    {
        string media = isStreamed ? kind == EndpointKind.Ollama ? "application/x-ndjson" : "text/event-stream" : "application/json";
        EndpointException failure = await FailAsync(kind, isStreamed, SimulatedAnswer.Raw(isStreamed && kind != EndpointKind.Ollama ? "data: {\"choices\":\n\n" : "{\"choices\":\n", media));
        failure.ErrorCode.ShouldBe(EndpointError.InvalidResponse);

        ModelResponse answer = await AnswerAsync(kind, isStreamed, SimulatedAnswer.Text("""{"wrong":{}}"""));
        answer.Content.ShouldBe("""{"wrong":{}}""");
        Requests.RecordSchema.ReadAnswer(answer.Content).Violations.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Truncation_repetition_and_refusal_are_told_apart(EndpointKind kind, bool isStreamed)
    {
        (await AnswerAsync(kind, isStreamed, SimulatedAnswer.Truncated("""{"number":"12","amounts":[1"""))).FinishReason.ShouldBe(FinishReason.Length);
        (await AnswerAsync(kind, isStreamed, SimulatedAnswer.Repeating("""{"number":"12","amounts":[""", "1,", 3000))).FinishReason.ShouldBe(FinishReason.Repetition);
        (await AnswerAsync(kind, isStreamed, SimulatedAnswer.Refusal("I am sorry, I cannot read this picture."))).FinishReason.ShouldBe(FinishReason.Refusal);
    }

    private static async Task<ModelResponse> AnswerAsync(EndpointKind kind, bool isStreamed, SimulatedAnswer answer)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => answer, new SimulatedServerOptions { Kind = kind }, Token);
        using HttpEndpoint endpoint = Endpoint(server, kind, isStreamed);
        return await endpoint.CompleteAsync(Request with { MaxCompletionTokens = 10_000 }, Token);
    }

    private static async Task<EndpointException> FailAsync(EndpointKind kind, bool isStreamed, SimulatedAnswer answer) =>
        await Should.ThrowAsync<EndpointException>(() => AnswerAsync(kind, isStreamed, answer));

    // The clock goes on in small steps, for what it is to end must have begun.
    private static async Task<EndpointException> StallAsync(EndpointKind kind, bool isStreamed, SimulatedAnswer answer)
    {
        FakeTimeProvider clock = new();
        using SemaphoreSlim arrived = new(0);
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ =>
            {
                arrived.Release();
                return answer;
            },
            new SimulatedServerOptions { Kind = kind },
            Token);
        using HttpEndpoint endpoint = Endpoint(server, kind, isStreamed, clock);
        Task<ModelResponse> completing = endpoint.CompleteAsync(Request, Token);
        await Task.WhenAny(arrived.WaitAsync(Token), completing);
        while (!completing.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        return await Should.ThrowAsync<EndpointException>(completing);
    }

    private static HttpEndpoint Endpoint(SimulatedModelServer server, EndpointKind kind, bool isStreamed, TimeProvider? clock = null) => HttpEndpoint.Create(
        new EndpointOptions { Kind = kind, BaseAddress = server.Address, ApiKey = "k", Resilience = { MaxRetries = 0, CircuitBreaker = { IsEnabled = false } }, Streaming = { IsEnabled = isStreamed } },
        timeProvider: clock);
}

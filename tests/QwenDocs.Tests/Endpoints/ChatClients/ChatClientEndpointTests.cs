using System.Net;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;
using QwenDocs.Tokens;
using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Tests.Endpoints;

public sealed class ChatClientEndpointTests
{
    private static readonly ResilienceOptions NoRetries = new() { MaxRetries = 0 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_reaches_the_client_whole()
    {
        FakeChatClient client = new();
        ChatClientEndpoint endpoint = new(client);
        ModelRequest request = Requests.WithPages(2);

        ModelResponse answer = await endpoint.CompleteAsync(request, Token);

        answer.Content.ShouldBe("""{"a":1}""");
        answer.Model.ShouldBe("some-model");
        answer.Id.ShouldBe("id-1");
        answer.FinishReason.ShouldBe(FinishReason.Length);
        answer.Usage.ShouldBe(new TokenUsage(100, 10));
        client.Messages.Select(message => message.Role).ShouldBe([AI.ChatRole.System, AI.ChatRole.User]);
        AI.DataContent[] pictures = [.. client.Messages[1].Contents.OfType<AI.DataContent>()];
        pictures.Select(picture => picture.MediaType).ShouldBe(["image/png", "image/png"]);
        pictures[0].Data.ToArray().ShouldBe(((ModelImage)request.Messages[1].Parts[1]).Page.Bytes.ToArray());
        client.Options!.ModelId.ShouldBe("qwen/qwen2.5-vl-72b-instruct");
        client.Options.MaxOutputTokens.ShouldBe(2000);
        client.Options.Temperature.ShouldBe(0);
        AI.ChatResponseFormatJson format = client.Options.ResponseFormat.ShouldBeOfType<AI.ChatResponseFormatJson>();
        format.Schema!.Value.GetRawText().ShouldBe(request.Schema!.Json.GetRawText());
        format.SchemaName.ShouldBe("Sample");
        client.Options.AdditionalProperties.ShouldBeNull();
    }

    [Fact]
    public async Task A_clients_own_model_is_left_to_it_and_decides_the_profile()
    {
        FakeChatClient client = new() { Metadata = new AI.ChatClientMetadata("ollama", new Uri("http://gpu:11434"), "qwen3-vl:8b") };
        ChatClientEndpoint endpoint = new(client);

        await endpoint.CompleteAsync(Requests.WithPages(1), Token);

        endpoint.Name.ShouldBe("ollama at gpu:11434");
        endpoint.Model.ShouldBe("qwen3-vl:8b");
        client.Options!.ModelId.ShouldBeNull();
        client.Options.AdditionalProperties!["num_ctx"].ShouldBe(65_536);
    }

    [Fact]
    public async Task A_watched_answer_is_streamed()
    {
        FakeChatClient client = new() { Pieces = ["""{"a":""", "1}"] };

        List<ModelResponseUpdate> updates = await new ChatClientEndpoint(client).StreamAsync(Requests.Small, Token).ToListAsync(Token);

        updates.Select(update => update.Text).ShouldBe(["""{"a":""", "1}", ""]);
        ModelResponse whole = updates[^1].Response!;
        whole.Content.ShouldBe("""{"a":1}""");
        whole.Usage.ShouldBe(new TokenUsage(100, 10));
        whole.Metadata.TimeToFirstToken.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_streamed_repetition_is_stopped()
    {
        FakeChatClient client = new() { Pieces = [.. Enumerable.Repeat("aaaaaaaaaaaaaaaa", 4000)] };

        ModelResponse answer = (await new ChatClientEndpoint(client).StreamAsync(Requests.Small, Token).ToListAsync(Token))[^1].Response!;

        answer.FinishReason.ShouldBe(FinishReason.Repetition);
        answer.Content.Length.ShouldBeLessThan(4000);
    }

    [Theory]
    [InlineData(429, EndpointError.RateLimited, true)]
    [InlineData(401, EndpointError.Unauthorized, false)]
    [InlineData(503, EndpointError.ServerFailure, true)]
    public async Task A_status_says_what_went_wrong(int status, EndpointError fault, bool isTransient)
    {
        InvalidOperationException thrown = new("key sk-secret", new HttpRequestException("sk-secret", null, (HttpStatusCode)status));
        EndpointException failure = await FailureAsync(thrown);

        failure.ErrorCode.ShouldBe(fault);
        failure.IsTransient.ShouldBe(isTransient);
        failure.StatusCode.ShouldBe((HttpStatusCode)status);
        failure.InnerException.ShouldBeSameAs(thrown);
        failure.Message.ShouldNotContain("sk-secret");
        failure.FailedAttempts.ShouldHaveSingleItem().ErrorCode.ShouldBe(fault);
    }

    [Fact]
    public async Task Other_failures_are_guessed()
    {
        (await FailureAsync(new HttpRequestException("x"))).ShouldSatisfyAllConditions(failure => failure.ErrorCode.ShouldBe(EndpointError.Unreachable), failure => failure.IsTransient.ShouldBeTrue());
        (await FailureAsync(new TaskCanceledException("x"))).ShouldSatisfyAllConditions(failure => failure.ErrorCode.ShouldBe(EndpointError.Timeout), failure => failure.IsTransient.ShouldBeTrue());
        (await FailureAsync(new IOException("x"))).ShouldSatisfyAllConditions(failure => failure.ErrorCode.ShouldBe(EndpointError.Interrupted), failure => failure.IsTransient.ShouldBeTrue());
        (await FailureAsync(new FormatException("x"))).ShouldSatisfyAllConditions(failure => failure.ErrorCode.ShouldBe(EndpointError.Unknown), failure => failure.IsTransient.ShouldBeFalse());
    }

    [Fact]
    public async Task A_passing_failure_is_retried_and_a_cancelled_request_is_not_wrapped()
    {
        FakeChatClient client = new() { Failures = new Queue<Exception>([new HttpRequestException("x", null, HttpStatusCode.BadGateway)]) };
        ChatClientEndpoint endpoint = new(client, resilience: new ResilienceOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero });

        (await endpoint.CompleteAsync(Requests.Small, Token)).Metadata.FailedAttempts.ShouldHaveSingleItem().StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        await Should.ThrowAsync<OperationCanceledException>(() => endpoint.CompleteAsync(Requests.Small, new CancellationToken(true)));
    }

    [Fact]
    public async Task An_answer_that_never_comes_ends_with_the_attempt()
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource asked = new();
        FakeChatClient client = new() { Hangs = asked };
        Task<ModelResponse> completing = new ChatClientEndpoint(client, resilience: NoRetries, timeProvider: clock).CompleteAsync(Requests.Small, Token);

        await asked.Task;
        clock.Advance(TimeSpan.FromMinutes(11));

        (await Should.ThrowAsync<EndpointException>(completing)).ErrorCode.ShouldBe(EndpointError.Timeout);
    }

    [Fact]
    public async Task An_error_in_place_of_an_answer_is_an_error()
    {
        FakeChatClient client = new() { Contents = [new AI.ErrorContent("the provider died") { ErrorCode = "502" }] };

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => new ChatClientEndpoint(client, resilience: NoRetries).CompleteAsync(Requests.Small, Token));

        failure.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        failure.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_that_traces_itself_is_not_traced_twice()
    {
        using TelemetryProbe probe = new();
        FakeChatClient client = new();

        await new ChatClientEndpoint(client, telemetry: probe.Telemetry).CompleteAsync(Requests.Small, Token);
        await new ChatClientEndpoint(new AI.OpenTelemetryChatClient(client), telemetry: probe.Telemetry).CompleteAsync(Requests.Small, Token);

        probe.Spans.ShouldHaveSingleItem().DisplayName.ShouldBe("chat qwen/qwen2.5-vl-72b-instruct");
    }

    [Theory]
    [InlineData(EndpointKind.OpenRouter, false)]
    [InlineData(EndpointKind.OpenRouter, true)]
    [InlineData(EndpointKind.Ollama, false)]
    [InlineData(EndpointKind.Ollama, true)]
    public async Task An_endpoint_behind_a_chat_client_is_the_same_endpoint(EndpointKind kind, bool isStreamed)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Truncated("""{"number":"发票 12 😀"}""") with { CostUsd = 0.0125m, Provider = "host" });
        using var direct = HttpEndpoint.Create(new EndpointOptions { Kind = kind, BaseAddress = server.Address, ApiKey = "k", Streaming = { IsEnabled = isStreamed } });
        ChatClientEndpoint round = new(direct.AsIChatClient());
        ModelRequest request = Requests.WithPages(2) with { Temperature = 0.2, ContextTokens = null };

        ModelResponse expected = await direct.CompleteAsync(request, Token);
        ModelResponse answer = isStreamed
            ? (await round.StreamAsync(request, Token).ToListAsync(Token))[^1].Response!
            : await round.CompleteAsync(request, Token);

        (answer with { Metadata = ResponseMetadata.None }).ShouldBeEquivalentTo(expected with { Metadata = ResponseMetadata.None });
        server.Requests[1].ToSnapshot().ShouldBe(server.Requests[0].ToSnapshot());
    }

    private static async Task<EndpointException> FailureAsync(Exception thrown)
    {
        FakeChatClient client = new() { Failures = new Queue<Exception>([thrown]) };
        return await Should.ThrowAsync<EndpointException>(() => new ChatClientEndpoint(client, resilience: NoRetries).CompleteAsync(Requests.Small, Token));
    }
}

using System.Net;
using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Endpoints;

/// <summary>What a real llama-server showed.</summary>
public sealed class LlamaServerTests
{
    private const string Answer = """{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Pictures_are_held_between_8_and_4096_tokens_unless_the_profile_says_otherwise()
    {
        using var endpoint = HttpEndpoint.ForServer(new Uri("http://localhost:8080"), kind: EndpointKind.LlamaCpp);
        foreach (VisionModelProfile model in new[] { VisionModelProfile.Qwen25VL, VisionModelProfile.Qwen3VL })
        {
            VisionModelProfile limited = endpoint.LimitPictures(model);
            limited.MaxPixels.ShouldBe(4_096L * model.ResizeFactor * model.ResizeFactor);
            limited.CountImageTokens(new Imaging.PixelSize(2_480, 3_508)).ShouldBeInRange(3_900, 4_096);
        }

        endpoint.LimitPictures(VisionModelProfile.Qwen25VL with { MaxPixels = 6_000_000 }).MaxPixels.ShouldBe(6_000_000);
        endpoint.LimitPictures(VisionModelProfile.Qwen25VL).MinPixels.ShouldBe(6_272);
    }

    [Fact]
    public async Task Connections_are_closed_after_each_answer()
    {
        bool? closes = null;
        FixedResponseHandler handler = new(request =>
        {
            closes = request.Headers.ConnectionClose;
            return FixedResponseHandler.Content(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Answer)), "application/json");
        });
        foreach ((EndpointKind kind, bool? expected) in new (EndpointKind, bool?)[] { (EndpointKind.LlamaCpp, true), (EndpointKind.Vllm, null) })
        {
            using HttpClient client = new(handler, disposeHandler: false);
            using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = kind });
            await endpoint.CompleteAsync(Requests.Small, Token);
            closes.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_in_between_costs_no_attempt()
    {
        int calls = 0;
        FixedResponseHandler handler = new(_ => ++calls == 2
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "closed")
            : FixedResponseHandler.Content(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Answer)), "application/json"));
        using HttpClient client = new(handler);
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = EndpointKind.Vllm, Resilience = { MaxRetries = 0 } });

        await endpoint.CompleteAsync(Requests.Small, Token);
        ModelResponse second = await endpoint.CompleteAsync(Requests.Small, Token);

        calls.ShouldBe(3);
        second.Metadata.FailedAttempts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_breaks_at_the_first_request_is_an_error()
    {
        using HttpClient client = new(new FixedResponseHandler(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "closed")));
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = EndpointKind.Vllm, Resilience = { MaxRetries = 0 } });
        (await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, Token))).ErrorCode.ShouldBe(EndpointError.Interrupted);
    }

    [Theory]
    [InlineData("""{"error":{"code":500,"message":"Context size has been exceeded.","type":"server_error"}}""", "--parallel", true)]
    [InlineData("""{"error":{"code":500,"message":"The model output does not match the expected peg-native format"}}""", "could not read what its model wrote", false)]
    [InlineData("""{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", "still loading its model", true)]
    public async Task Its_own_failures_are_explained(string body, string explanation, bool isTransient)
    {
        HttpStatusCode status = body.Contains("503", StringComparison.Ordinal) ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.InternalServerError;
        using HttpClient client = new(FixedResponseHandler.Of(body, "application/json", status));
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = EndpointKind.LlamaCpp, Resilience = { MaxRetries = 0 } });

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, Token));

        failure.Message.ShouldContain(explanation);
        failure.IsTransient.ShouldBe(isTransient);
    }

    [Theory]
    [InlineData(EndpointKind.LlamaCpp, "/props", """{"default_generation_settings":{"n_ctx":8192},"modalities":{"vision":true}}""", 8_192)]
    [InlineData(EndpointKind.LlamaCpp, "/props?model=m", """{"default_generation_settings":{"n_ctx":4096}}""", 4_096)]
    [InlineData(EndpointKind.OpenAICompatible, "/v1/models", """{"data":[{"id":"m","meta":{"n_ctx":16384,"n_ctx_train":128000}}]}""", 16_384)]
    public async Task The_window_of_a_slot_is_learnt(EndpointKind kind, string path, string body, int window)
    {
        using HttpClient client = new(new FixedResponseHandler(request =>
            FixedResponseHandler.Content(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(request.RequestUri!.PathAndQuery == path ? body : """{"role":"router"}""")), "application/json")));
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = kind, BaseAddress = new Uri("http://localhost:8080/v1") });
        (await endpoint.GetModelLimitsAsync("m", Token)).ContextTokens.ShouldBe(window);
    }

    [Fact]
    public async Task Ollama_behind_the_generic_kind_is_refused_by_name_when_it_is_asked()
    {
        using HttpClient client = new(new FixedResponseHandler(request => FixedResponseHandler.Content(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(request.RequestUri!.AbsolutePath == "/api/version" ? """{"version":"0.14.1"}""" : """{"data":[{"id":"m"}]}""")), "application/json")));
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = EndpointKind.OpenAICompatible, BaseAddress = new Uri("http://gpu:9000/v1") });
        (await Should.ThrowAsync<EndpointException>(() => endpoint.GetModelLimitsAsync("m", Token))).Message.ShouldContain("Set Kind to Ollama");
    }
}

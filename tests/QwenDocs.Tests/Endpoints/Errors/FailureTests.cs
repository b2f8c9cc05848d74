using System.Net;
using System.Net.Sockets;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class FailureTests
{
    private const string Key = "sk-or-v1-0123456789";

    [Theory]
    [InlineData(400, EndpointError.BadRequest, false)]
    [InlineData(401, EndpointError.Unauthorized, false)]
    [InlineData(402, EndpointError.CreditExhausted, false)]
    [InlineData(403, EndpointError.Forbidden, false)]
    [InlineData(404, EndpointError.NotFound, false)]
    [InlineData(408, EndpointError.Timeout, true)]
    [InlineData(413, EndpointError.TooLarge, false)]
    [InlineData(422, EndpointError.BadRequest, false)]
    [InlineData(429, EndpointError.RateLimited, true)]
    [InlineData(500, EndpointError.ServerFailure, true)]
    [InlineData(501, EndpointError.ServerFailure, false)]
    [InlineData(502, EndpointError.ServerFailure, true)]
    [InlineData(503, EndpointError.ServerFailure, true)]
    [InlineData(504, EndpointError.Timeout, true)]
    public async Task A_status_becomes_a_fault_wherever_it_stands(int status, EndpointError fault, bool isTransient)
    {
        foreach (SimulatedAnswer? answer in new[] { SimulatedAnswer.Error(status), SimulatedAnswer.ErrorInBody(status), SimulatedAnswer.ErrorInChoice(status) })
        {
            EndpointException failure = await FailAsync(answer);
            failure.ErrorCode.ShouldBe(fault);
            failure.StatusCode.ShouldBe((HttpStatusCode)status);
            failure.IsTransient.ShouldBe(isTransient);
            failure.Message.ShouldContain("It says: simulated.");
        }
    }

    [Theory]
    [InlineData("""{"error":{"message":"plain"}}""", "plain")]
    [InlineData("""{"error":"ollama says"}""", "ollama says")]
    [InlineData("""{"object":"error","message":"older vllm","type":"BadRequestError","code":400}""", "older vllm")]
    [InlineData("""{"detail":"Not Found"}""", "Not Found")]
    [InlineData("""{"detail":[{"msg":"Field required","loc":["body"],"input":"SECRET PAGE"}]}""", "Field required")]
    [InlineData("""{"error":{"message":"Provider returned error","code":400,"metadata":{"provider_name":"DeepInfra","raw":"bad\n schema"}}}""", "(provider DeepInfra). It says: Provider returned error: bad schema")]
    public async Task Every_shape_of_error_is_quoted(string body, string quote)
    {
        EndpointException failure = await FailAsync(SimulatedAnswer.Raw(body, status: 400));
        failure.Message.ShouldContain(quote);
        failure.Message.ShouldNotContain("SECRET");
    }

    [Fact]
    public async Task Keys_and_echoed_requests_never_reach_a_message()
    {
        EndpointException failure = await FailAsync(SimulatedAnswer.Error(400, $"key {Key} is wrong\nfor input_value='Total 12,50 EUR'"));
        failure.ToString().ShouldNotContain(Key);
        failure.Message.ShouldNotContain("12,50");
        failure.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Long_messages_are_cut() => (await FailAsync(SimulatedAnswer.Error(500, new string('x', 5000)))).Message.Length.ShouldBeLessThan(420);

    [Theory]
    [InlineData("This model's maximum context length is 32768 tokens. However, you requested 40000 tokens", 32768)]
    [InlineData("The decoder prompt (length 21535) is longer than the maximum model length of 16384.", 16384)]
    [InlineData("The prompt (total length 25938) is too long to fit into the model (context length 4096).", 4096)]
    public async Task A_window_that_is_too_small_is_told_with_its_size(string message, int limit)
    {
        EndpointException failure = await FailAsync(SimulatedAnswer.Error(400, message));
        failure.ErrorCode.ShouldBe(EndpointError.ContextExceeded);
        failure.ContextLimit.ShouldBe(limit);
        failure.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task The_server_refuses_what_does_not_fit_its_window()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text("{}"), new SimulatedServerOptions { MaxModelLength = 1500 }, TestContext.Current.CancellationToken);
        EndpointException failure = await FailAsync(server);
        failure.ContextLimit.ShouldBe(1500);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html></html>", false)]
    [InlineData("", true)]
    [InlineData("{\"choices\":[]}", true)]
    [InlineData("{\"choices\":null}", true)]
    [InlineData("{\"cho", true)]
    [InlineData("[1]", true)]
    public async Task An_answer_that_is_no_completion_is_invalid(string body, bool isTransient)
    {
        EndpointException failure = await FailAsync(SimulatedAnswer.Raw(body, "text/html"));
        failure.ErrorCode.ShouldBe(EndpointError.InvalidResponse);
        failure.IsTransient.ShouldBe(isTransient);
    }

    [Fact]
    public async Task A_cut_connection_is_interrupted()
    {
        EndpointException failure = await FailAsync(SimulatedAnswer.Text("{}") with { CutAfterBytes = 20 });
        failure.ErrorCode.ShouldBe(EndpointError.Interrupted);
        failure.IsTransient.ShouldBeTrue();
        (await FailAsync(SimulatedAnswer.Text("{}") with { CutAfterBytes = 0 })).ErrorCode.ShouldBe(EndpointError.Interrupted);
    }

    [Fact]
    public async Task A_redirect_names_the_new_address()
    {
        EndpointException failure = await FailAsync(SimulatedAnswer.Raw(string.Empty, status: 301) with { Headers = new Dictionary<string, string> { ["Location"] = "https://new.example/v1?token=1" } });
        failure.Message.ShouldContain("https://new.example/v1 ");
    }

    [Fact]
    public async Task A_refused_connection_names_the_host()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using HttpEndpoint endpoint = Endpoint(new Uri($"http://127.0.0.1:{port}"));
        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));
        failure.ErrorCode.ShouldBe(EndpointError.Unreachable);
        failure.Message.ShouldContain($"127.0.0.1:{port} refused the connection");
    }

    private static HttpEndpoint Endpoint(Uri address)
    {
        var options = new EndpointOptions { Kind = EndpointKind.OpenAICompatible, BaseAddress = address, ApiKey = Key };
        options.Resilience.MaxRetries = 0;
        return HttpEndpoint.Create(options);
    }

    private static async Task<EndpointException> FailAsync(SimulatedAnswer answer)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(answer);
        return await FailAsync(server);
    }

    private static async Task<EndpointException> FailAsync(SimulatedModelServer server)
    {
        using HttpEndpoint endpoint = Endpoint(server.Address);
        return await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using QwenDocs.Endpoints;
using QwenDocs.Testing;
using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Tests.Endpoints;

public sealed class EndpointChatClientTests
{
    public sealed record Slip(string Number, decimal? Total, IReadOnlyList<string> Notes);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typed_answers_of_the_applications_own_code_work()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"number":"4711","total":12.5,"notes":["a"]}"""));
        using var endpoint = HttpEndpoint.ForServer(server.Address, model: "qwen2.5-vl");
        using IChatClient client = endpoint.AsIChatClient();

        ChatResponse<Slip> response = await client.GetResponseAsync<Slip>("Read the slip.", new JsonSerializerOptions(JsonSerializerOptions.Web), cancellationToken: Token);

        response.Result.Number.ShouldBe("4711");
        response.Result.Notes.ShouldBe(["a"]);
        JsonNode schema = server.Requests[0].Schema!;
        schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        schema["required"]!.AsArray().Select(name => (string?)name).ShouldBe(["number", "total", "notes"]);
        server.Requests[0].Model.ShouldBe("qwen2.5-vl");
    }

    [Fact]
    public async Task Pictures_and_options_reach_the_endpoint()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("a slip") with { CostUsd = 0.0125m });
        using var endpoint = HttpEndpoint.Create(new EndpointOptions { Kind = EndpointKind.OpenAICompatible, BaseAddress = server.Address });
        using IChatClient client = endpoint.AsIChatClient("qwen2.5-vl");
        ReadOnlyMemory<byte> png = Requests.Page(1, 56, 84).Bytes;
        AI.ChatMessage[] messages = [new(AI.ChatRole.User, [new TextContent("What is it?"), new DataContent(png, "image/png"), new UriContent($"data:image/png;base64,{Convert.ToBase64String(png.Span)}", "image/png")])];

        ChatResponse response = await client.GetResponseAsync(messages, new ChatOptions { Instructions = "Be short.", Temperature = 0.2f, MaxOutputTokens = 77 }, Token);

        response.Text.ShouldBe("a slip");
        response.FinishReason.ShouldBe(AI.ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(server.Requests[0].PromptTokens);
        response.RawRepresentation.ShouldBeOfType<ModelResponse>().Usage.CostUsd.ShouldBe(0.0125m);
        SimulatedRequest request = server.Requests[0];
        request.Images.Select(image => image.Size.ToString()).ShouldBe(["56×84", "56×84"]);
        request.Messages.Select(message => message.Role).ShouldBe(["system", "user"]);
        request.Body["temperature"]!.ToJsonString().ShouldBe("0.2");
        request.MaxTokens.ShouldBe(77);
        request.Model.ShouldBe("qwen2.5-vl");
    }

    [Fact]
    public async Task Answers_are_streamed()
    {
        const string Answer = """{"number":"发票 12 😀","notes":["a somewhat longer text, in several events"]}""";
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        using var endpoint = HttpEndpoint.ForServer(server.Address, model: "qwen2.5-vl");

        List<ChatResponseUpdate> updates = await endpoint.AsIChatClient().GetStreamingResponseAsync("Read it.", cancellationToken: Token).ToListAsync(Token);

        updates.Count.ShouldBeGreaterThan(3);
        var response = updates.ToChatResponse();
        response.Text.ShouldBe(Answer);
        response.Messages.ShouldHaveSingleItem();
        response.Usage!.OutputTokenCount!.Value.ShouldBeGreaterThan(0);
        response.FinishReason.ShouldBe(AI.ChatFinishReason.Stop);
        response.ModelId.ShouldBe("qwen2.5-vl");
    }

    [Fact]
    public async Task What_endpoints_cannot_do_is_refused_and_not_dropped()
    {
        using IChatClient client = new DelegateEndpoint("server", () => DelegateEndpoint.Answer()).AsIChatClient("m");

        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync("x", new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "tool")] }, Token));
        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync(new AI.ChatMessage(AI.ChatRole.User, [new UriContent("https://example.com/a.png", "image/png")]), cancellationToken: Token));
        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync(new AI.ChatMessage(AI.ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")]), cancellationToken: Token));
        await Should.ThrowAsync<ArgumentException>(() => client.GetResponseAsync(new AI.ChatMessage(AI.ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")]), cancellationToken: Token));
        await Should.ThrowAsync<ArgumentException>(() => new DelegateEndpoint("server", () => DelegateEndpoint.Answer()).AsIChatClient().GetResponseAsync("x", cancellationToken: Token));
    }

    [Fact]
    public void A_client_says_what_stands_behind_it()
    {
        using var endpoint = HttpEndpoint.ForServer(new Uri("http://gpu:8000/v1"), "qwen2.5-vl", kind: EndpointKind.Vllm);
        using IChatClient client = endpoint.AsIChatClient();

        ChatClientMetadata metadata = client.GetService<ChatClientMetadata>()!;
        metadata.ProviderName.ShouldBe("vllm");
        metadata.ProviderUri!.Authority.ShouldBe("gpu:8000");
        metadata.DefaultModelId.ShouldBe("qwen2.5-vl");
        client.GetService<ModelEndpoint>().ShouldBeSameAs(endpoint);
        client.GetService<HttpEndpoint>().ShouldBeSameAs(endpoint);
        client.GetService<IChatClient>().ShouldBeSameAs(client);
        client.GetService<ModelEndpoint>("key").ShouldBeNull();
    }

    [Fact]
    public async Task A_broken_stream_goes_on_where_the_next_attempt_says_the_same()
    {
        List<ChatResponseUpdate> updates = await Restarting("""{"a":1,"b":2}""").GetStreamingResponseAsync("x", cancellationToken: Token).ToListAsync(Token);

        string.Concat(updates.Select(update => update.Text)).ShouldBe("""{"a":1,"b":2}""");
    }

    [Fact]
    public async Task A_broken_stream_whose_next_attempt_says_something_else_is_an_error()
    {
        EndpointException failure = await Should.ThrowAsync<EndpointException>(async () => await Restarting("""{"a":7,"b":2}""").GetStreamingResponseAsync("x", cancellationToken: Token).ToListAsync(Token));

        failure.ErrorCode.ShouldBe(EndpointError.Interrupted);
        failure.IsTransient.ShouldBeTrue();
    }

    private static IChatClient Restarting(string second) => new DelegateEndpoint("server", (request, _) =>
    {
        request.Progress!.Report(new ModelResponseUpdate("""{"a":1"""));
        request.Progress.Report(new ModelResponseUpdate("", IsRestart: true));
        foreach (char letter in second)
            request.Progress.Report(new ModelResponseUpdate($"{letter}"));
        return Task.FromResult(DelegateEndpoint.Answer(second));
    }).AsIChatClient("m");
}

using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public class DelegatingEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_endpoint_before_another_is_planned_for_as_the_other_is()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{}"));
        using var inner = HttpEndpoint.ForServer(new Uri(server.Address, "v1"), "qwen2.5-vl", EndpointKind.DashScope, "key");
        PlainEndpoint outer = new(inner);

        outer.Name.ShouldBe(inner.Name);
        outer.Model.ShouldBe("qwen2.5-vl");
        outer.ProviderName.ShouldBe("dashscope");
        outer.Address.ShouldBe(inner.Address);
        outer.SupportsCorrection.ShouldBeTrue();
        outer.GetSchemaPrompt(Requests.RecordSchema).ShouldNotBeNull().ShouldBe(inner.GetSchemaPrompt(Requests.RecordSchema));
        (await outer.GetModelLimitsAsync("any", Token)).ShouldBe(await inner.GetModelLimitsAsync("any", Token));
        (await outer.CompleteAsync(Requests.Small, Token)).Content.ShouldBe("{}");
    }

    [Fact]
    public async Task One_override_serves_whole_answers_and_streams()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{\"a\":1}"));
        using var inner = HttpEndpoint.ForServer(server.Address);
        SeededEndpoint seeded = new(inner);

        await seeded.CompleteAsync(Requests.Small, Token);
        List<ModelResponseUpdate> updates = await seeded.StreamAsync(Requests.Small, Token).ToListAsync(Token);

        updates.Count.ShouldBeGreaterThan(1);
        server.Requests.Select(request => (int?)request.Body["seed"]).ShouldBe([7, 7]);
    }

    [Theory]
    [InlineData(EndpointKind.OpenAICompatible)]
    [InlineData(EndpointKind.Ollama)]
    public async Task Additional_properties_are_merged_and_never_replace_what_is_written(EndpointKind kind)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{}"));
        using var endpoint = HttpEndpoint.ForServer(server.Address, kind: kind);
        ModelRequest request = Requests.WithPages(1);

        await endpoint.CompleteAsync(request with { AdditionalProperties = new() { ["options"] = new System.Text.Json.Nodes.JsonObject { ["top_p"] = 0.9 }, ["seed"] = 7 } }, Token);

        System.Text.Json.Nodes.JsonObject body = server.Requests.ShouldHaveSingleItem().Body;
        ((double?)body["options"]?["top_p"]).ShouldBe(0.9);
        ((int?)body["seed"]).ShouldBe(7);
        if (kind == EndpointKind.Ollama)
            ((int?)body["options"]?["num_ctx"]).ShouldBe(65_536);
        foreach (string taken in kind == EndpointKind.Ollama ? new[] { "model", "messages", "format", "stream" } : ["model", "messages", "temperature", "max_tokens", "response_format", "stream"])
        {
            (await Should.ThrowAsync<ArgumentException>(() => endpoint.CompleteAsync(request with { AdditionalProperties = new() { [taken] = 1 } }, Token))).Message.ShouldContain(taken);
        }

        server.Attempts.ShouldBe(1);
    }

    private sealed class PlainEndpoint(ModelEndpoint inner) : DelegatingEndpoint(inner);

    private sealed class SeededEndpoint(ModelEndpoint inner) : DelegatingEndpoint(inner)
    {
        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default) =>
            base.CompleteAsync(request with { AdditionalProperties = new() { ["seed"] = 7 } }, cancellationToken);
    }
}

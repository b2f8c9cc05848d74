using System.Text;
using System.Text.RegularExpressions;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed partial class DialectTests
{
    public static TheoryData<EndpointKind> Kinds { get; } = [.. Enum.GetValues<EndpointKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_dialect_writes_its_request(EndpointKind kind)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{}"));
        string path = kind == EndpointKind.DashScope ? "v1" : string.Empty;
        var options = new EndpointOptions { Kind = kind, BaseAddress = new Uri(server.Address, path), ApiKey = "sk-secret" };
        options.OpenRouter.App = new OpenRouterAppAttribution { Address = new Uri("https://example.com/app"), Title = "Example" };
        options.OpenRouter.FallbackModels.Add("qwen/qwen3-vl-235b-a22b-instruct");
        options.OpenRouter.Providers.Ignored.Add("slow-host");
        using var endpoint = HttpEndpoint.Create(options);

        await endpoint.CompleteAsync(Requests.WithPages(2), TestContext.Current.CancellationToken);

        SimulatedRequest request = server.Requests.ShouldHaveSingleItem();
        request.HasKey.ShouldBeTrue();
        request.Images.ShouldAllBe(image => image.IsAtModelSize);
        StringBuilder text = new StringBuilder().Append("POST ").Append(request.Path).Append('\n');
        foreach ((string? name, string? value) in request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Accept-Encoding")).OrderBy(header => header.Key, StringComparer.Ordinal))
            text.Append(name).Append(": ").Append(value).Append('\n');
        // The pictures' encoder may change with its library: its bytes are no matter of the dialect.
        text.Append(Hash().Replace(request.ToSnapshot(), "… bytes sha256:…")).Append('\n');
        text.ToString().ShouldMatchApproved(c => c.NoDiff().WithDiscriminator(kind.ToString()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_dialect_reads_its_answer(EndpointKind kind)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Truncated("{\"a\":1}") with { CostUsd = 0.0125m, Provider = "host" });
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, kind == EndpointKind.DashScope ? "v1" : string.Empty), kind: kind);

        ModelResponse answer = await endpoint.CompleteAsync(Requests.WithPages(1), TestContext.Current.CancellationToken);

        answer.Content.ShouldBe("{\"a\":1}");
        answer.FinishReason.ShouldBe(FinishReason.Length);
        answer.Model.ShouldBe("qwen/qwen2.5-vl-72b-instruct");
        answer.Usage.PromptTokens.ShouldBe(server.Requests[0].PromptTokens);
        answer.Usage.CompletionTokens.ShouldBeGreaterThan(0);
        answer.Usage.CostUsd.ShouldBe(kind == EndpointKind.Ollama ? null : 0.0125m);
    }

    [GeneratedRegex(@"\d+ bytes sha256:\w+")]
    private static partial Regex Hash();
}

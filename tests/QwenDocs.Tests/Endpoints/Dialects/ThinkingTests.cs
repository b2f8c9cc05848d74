using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Planning;

namespace QwenDocs.Tests.Endpoints;

public sealed class ThinkingTests
{
    private static ThinkingOptions Off => new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<EndpointKind, string, string> Bodies { get; } = new()
    {
        { EndpointKind.OpenRouter, "off", """"reasoning":{"enabled":false}"""" },
        { EndpointKind.OpenRouter, "on", """"reasoning":{"enabled":true}"""" },
        { EndpointKind.OpenRouter, "low", """"reasoning":{"effort":"low"}"""" },
        { EndpointKind.OpenRouter, "2048", """"reasoning":{"max_tokens":2048}"""" },
        { EndpointKind.Vllm, "off", """"chat_template_kwargs":{"enable_thinking":false}"""" },
        { EndpointKind.Vllm, "on", """"chat_template_kwargs":{"enable_thinking":true}"""" },
        { EndpointKind.SgLang, "off", """"chat_template_kwargs":{"enable_thinking":false}"""" },
        { EndpointKind.LlamaCpp, "off", """"chat_template_kwargs":{"enable_thinking":false}"""" },
        { EndpointKind.LmDeploy, "off", """"chat_template_kwargs":{"enable_thinking":false}"""" },
        { EndpointKind.OpenAICompatible, "off", """"chat_template_kwargs":{"enable_thinking":false}"""" },
        { EndpointKind.Ollama, "off", """"think":false"""" },
        { EndpointKind.Ollama, "high", """"think":true"""" },
        { EndpointKind.OllamaCompatible, "off", """"reasoning_effort":"none"""" },
        { EndpointKind.OllamaCompatible, "high", """"reasoning_effort":"high"""" },
        { EndpointKind.DashScope, "off", """"enable_thinking":false"""" },
        { EndpointKind.DashScope, "2048", """"enable_thinking":true,"thinking_budget":2048"""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Each_server_is_told_in_its_own_words(EndpointKind kind, string what, string expected)
    {
        ThinkingOptions thinking = what switch
        {
            "off" => Off,
            "on" => new ThinkingOptions { IsEnabled = true },
            "low" => new ThinkingOptions { IsEnabled = true, Effort = ThinkingEffort.Low },
            "high" => new ThinkingOptions { IsEnabled = true, Effort = ThinkingEffort.High },
            _ => new ThinkingOptions { IsEnabled = true, MaxTokens = 2048 },
        };

        string body = await BodyAsync(kind, Requests.Small with { Thinking = thinking });

        body.ShouldContain(expected);
        JsonNode.Parse(body)!["options"]?["think"].ShouldBeNull();
        (await BodyAsync(kind, Requests.Small)).ShouldNotContain(expected[1..expected.IndexOf('"', 1)] + "\"");
    }

    [Fact]
    public async Task A_model_that_cannot_leave_it_is_asked_for_the_least() =>
        (await BodyAsync(EndpointKind.OpenRouter, Requests.Small with { Model = "qwen/qwen3.8-max", Thinking = Off })).ShouldContain(""""reasoning":{"effort":"minimal"}"""");

    [Theory]
    [InlineData("Qwen/Qwen3.5-9B", true)]
    [InlineData("qwen3.6-27b", true)]
    [InlineData("qwen3-vl-8b-thinking", true)]
    [InlineData("Qwen/Qwen3-VL-8B-Instruct", false)]
    [InlineData("qwen/qwen2.5-vl-72b-instruct", false)]
    public async Task Extraction_switches_thoughts_off_where_a_model_thinks_and_tells_nothing_to_others(string model, bool isTold)
    {
        ScriptedEndpoint endpoint = new("""{"number":"1","lines":[]}""");
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Model = model });

        await extractor.ExtractAsync<PlanAndServerTests.Note>(Picture(), cancellationToken: Token);

        (endpoint.Requests[0].Thinking is { IsEnabled: false }).ShouldBe(isTold);
        (endpoint.Requests[0].Thinking is null).ShouldBe(!isTold);
    }

    [Fact]
    public async Task Thoughts_are_planned_for_and_priced()
    {
        using DocumentExtractor plain = new(new ScriptedEndpoint("{}"), new ExtractorOptions { Model = "qwen3.5-9b" });
        using DocumentExtractor thinking = new(new ScriptedEndpoint("{}"), new ExtractorOptions { Model = "qwen3.5-9b", Thinking = new ThinkingOptions { IsEnabled = true, MaxTokens = 3_000 } });

        ExtractionPlan without = await plain.PlanAsync<PlanAndServerTests.Note>(Picture(), Token);
        ExtractionPlan with = await thinking.PlanAsync<PlanAndServerTests.Note>(Picture(), Token);

        (with.CompletionTokens - without.CompletionTokens).ShouldBe(3_000);
        with.MaxCostUsd.ShouldBeGreaterThan(without.MaxCostUsd);
    }

    [Theory]
    [InlineData(false, ThinkingEffort.Low, null)]
    [InlineData(true, ThinkingEffort.Low, 1_000)]
    [InlineData(true, null, 5)]
    [InlineData(true, (ThinkingEffort)9, null)]
    public void Contradictions_are_refused(bool isEnabled, ThinkingEffort? effort, int? tokens)
    {
        ExtractorOptions options = new() { Thinking = new ThinkingOptions { IsEnabled = isEnabled, Effort = effort, MaxTokens = tokens } };
        Should.Throw<ArgumentException>(() => new DocumentExtractor(new ScriptedEndpoint("{}"), options));
    }

    [Fact]
    public async Task A_model_of_an_unknown_name_is_a_doubt_in_each_result()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint("""{"number":"1","lines":[]}"""), new ExtractorOptions { Model = "my-finetune" });
        ExtractionResult<PlanAndServerTests.Note> result = await extractor.ExtractAsync<PlanAndServerTests.Note>(Picture(), cancellationToken: Token);
        result.Findings.ShouldContain(finding => finding.Code == "model.unknown" && finding.Message.Contains("my-finetune", StringComparison.Ordinal));
    }

    internal static Document Picture() => Document.FromBytes(Requests.Page(1, 700, 900).Bytes, "page.png");

    private static async Task<string> BodyAsync(EndpointKind kind, ModelRequest request)
    {
        var handler = FixedResponseHandler.Of("""{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"message":{"content":"{}"},"done":true}""", "application/json");
        using HttpClient client = new(handler);
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = kind, ApiKey = "k", BaseAddress = new Uri("http://localhost:8000") });
        await endpoint.CompleteAsync(request, Token);
        return handler.LastBody!;
    }
}

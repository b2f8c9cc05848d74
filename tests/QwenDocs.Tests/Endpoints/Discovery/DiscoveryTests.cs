using QwenDocs.Endpoints;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Endpoints;

public sealed class DiscoveryTests
{
    private const string Model = "qwen/qwen2.5-vl-72b-instruct";

    private static readonly string[] Full = ["max_tokens", "temperature", "response_format", "structured_outputs"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EndpointKind.OpenRouter, "GET /api/v1/models/qwen/qwen2.5-vl-72b-instruct/endpoints", true)]
    [InlineData(EndpointKind.OpenAICompatible, "GET /v1/models", null)]
    [InlineData(EndpointKind.Vllm, "GET /v1/models", null)]
    [InlineData(EndpointKind.SgLang, "GET /v1/models, GET /get_model_info", true)]
    [InlineData(EndpointKind.LlamaCpp, "GET /props", true)]
    [InlineData(EndpointKind.Ollama, "POST /api/show", true)]
    [InlineData(EndpointKind.LmDeploy, "GET /v1/models", null)]
    public async Task Each_kind_of_server_tells_its_window(EndpointKind kind, string asked, bool? acceptsImages)
    {
        await using SimulatedModelServer server = await StartAsync(options => options.MaxModelLength = 32_768);
        using var endpoint = HttpEndpoint.ForServer(server.Address, Model, kind: kind);

        ModelLimits limits = await endpoint.GetModelLimitsAsync("ignored", Token);

        limits.ContextTokens.ShouldBe(32_768);
        limits.AcceptsImages.ShouldBe(acceptsImages);
        limits.Offers.ShouldHaveSingleItem().Model.ShouldBe(Model);
        string.Join(", ", server.Queries).ShouldBe(asked);
        server.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task Dash_scope_is_not_even_asked()
    {
        await using SimulatedModelServer server = await StartAsync();
        using var endpoint = HttpEndpoint.ForServer(server.Address, "qwen-vl-max", kind: EndpointKind.DashScope);
        (await endpoint.GetModelLimitsAsync("qwen-vl-max", Token)).ShouldBe(ModelLimits.Unknown);
        server.Queries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(16_384, 16_384)]
    [InlineData(null, null)]
    public async Task Behind_ollamas_compatible_api_only_the_servers_own_window_counts(int? modelFile, int? window)
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.OllamaContext = modelFile);
        using var endpoint = HttpEndpoint.ForServer(server.Address, "qwen2.5vl:7b", kind: EndpointKind.OllamaCompatible);
        (await endpoint.GetModelLimitsAsync("qwen2.5vl:7b", Token)).ContextTokens.ShouldBe(window);
    }

    [Fact]
    public async Task Of_several_providers_the_limits_are_taken_that_hold_for_each()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Offers =
        [
            Offer("DeepInfra", 128_000, 32_000, 0.25m, 0.75m),
            Offer("Parasail", 32_768, null, 0.70m, 0.70m),
            Offer("Nebius", 131_072, 8_192, 0.20m, 0.80m) with { MaxPromptTokens = 30_000 },
        ]);
        using HttpEndpoint endpoint = OpenRouter(server);

        ModelLimits limits = await endpoint.GetModelLimitsAsync(Model, Token);

        limits.ContextTokens.ShouldBe(30_000);
        limits.MaxCompletionTokens.ShouldBe(8_192);
        limits.Price.ShouldBe(new TokenPrice(0.70m, 0.80m));
        limits.AcceptsSchema.ShouldBe(true);
        limits.Offers.Select(offer => offer.Provider).ShouldBe(["DeepInfra", "Parasail", "Nebius"]);
    }

    public static TheoryData<Action<OpenRouterOptions>, string> Routings { get; } = new()
    {
        { routing => routing.Providers.Only.Add("parasail"), "Parasail" },
        { routing => routing.Providers.Ignored.Add("deepinfra"), "Parasail" },
        { routing => routing.Providers.Ignored.Add("DeepInfra"), "Parasail" },
        { routing => routing.Providers.Quantizations.Add("bf16"), "Parasail" },
        { routing => routing.Providers.MaxPrice = new TokenPrice(0.3m, 1m), "DeepInfra" },
        { routing => (routing.Providers.Order, routing.Providers.AllowOthers) = (["deepinfra/fp8"], false), "DeepInfra" },
        { routing => routing.Providers.Order.Add("deepinfra"), "DeepInfra, Parasail" },
        { routing => routing.RequireParameters = false, "DeepInfra, Parasail, Plain" },
    };

    [Theory]
    [MemberData(nameof(Routings))]
    public async Task Only_providers_count_that_the_routing_may_choose(Action<OpenRouterOptions> route, string chosen)
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Offers =
        [
            Offer("DeepInfra", 128_000, null, 0.25m, 0.75m) with { Quantization = "fp8" },
            Offer("Parasail", 32_768, null, 0.70m, 0.70m) with { Quantization = "bf16" },
            Offer("Plain", 8_192, null, 0.90m, 0.90m) with { SupportedParameters = ["max_tokens"] },
        ]);
        using HttpEndpoint endpoint = OpenRouter(server, route);
        string.Join(", ", (await endpoint.GetModelLimitsAsync(Model, Token)).Offers.Select(offer => offer.Provider)).ShouldBe(chosen);
    }

    [Fact]
    public async Task A_routing_that_no_provider_meets_is_told_before_a_request()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Offers = [Offer("DeepInfra", 128_000, null, 0.25m, 0.75m)]);
        using HttpEndpoint endpoint = OpenRouter(server, routing => routing.Providers.Only.Add("nobody"));
        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.GetModelLimitsAsync(Model, Token));
        failure.ErrorCode.ShouldBe(EndpointError.NotFound);
        failure.Message.ShouldContain("none of the 1 providers");
        failure.Message.ShouldContain("deepinfra");
    }

    [Fact]
    public async Task Models_to_fall_back_to_count_too()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Offers =
        [
            Offer("DeepInfra", 128_000, null, 0.25m, 0.75m),
            Offer("Novita", 65_536, null, 0.1m, 0.1m) with { Model = "qwen/qwen3-vl-8b-instruct" },
        ]);
        using HttpEndpoint endpoint = OpenRouter(server, routing => routing.FallbackModels.Add("qwen/qwen3-vl-8b-instruct"));
        (await endpoint.GetModelLimitsAsync(Model, Token)).ContextTokens.ShouldBe(65_536);
        server.Queries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_key_says_what_is_left()
    {
        await using SimulatedModelServer server = await StartAsync(options =>
        {
            options.ApiKey = "sk-1";
            options.Catalog.Key = new OpenRouterKeyInfo { Label = "sk-or-v1-abc...123", LimitUsd = 10, RemainingUsd = 7.5m, LimitReset = "daily", UsedUsd = 42.25m, UsedTodayUsd = 2.5m };
        });
        using HttpEndpoint endpoint = OpenRouter(server);

        (await new OpenRouterClient(endpoint).GetKeyInfoAsync(Token)).ShouldBe(new OpenRouterKeyInfo { Label = "sk-or-v1-abc...123", LimitUsd = 10, RemainingUsd = 7.5m, LimitReset = "daily", UsedUsd = 42.25m, UsedTodayUsd = 2.5m });

        using var other = HttpEndpoint.ForServer(server.Address, kind: EndpointKind.Vllm, apiKey: "sk-1");
        Should.Throw<ArgumentException>(() => new OpenRouterClient(other));
    }

    [Fact]
    public async Task Models_are_listed_by_every_server_that_can()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Models = ["a", "b"]);
        foreach (EndpointKind kind in new[] { EndpointKind.OpenRouter, EndpointKind.Vllm, EndpointKind.Ollama })
        {
            using var endpoint = HttpEndpoint.ForServer(server.Address, kind: kind);
            (await endpoint.ListModelsAsync(Token)).ShouldBe(["a", "b"]);
        }
    }

    [Fact]
    public async Task A_server_that_lists_nothing_leaves_the_profile_in_force()
    {
        await using SimulatedModelServer server = await StartAsync();
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "elsewhere/v1"), Model, kind: EndpointKind.OpenAICompatible);
        (await endpoint.GetModelLimitsAsync(Model, Token)).ShouldBe(ModelLimits.Unknown);
    }

    [Fact]
    public async Task A_prefix_before_the_api_stays_before_the_questions()
    {
        await using SimulatedModelServer server = await StartAsync();
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "gateway/llama/v1"), Model, kind: EndpointKind.LlamaCpp);
        (await endpoint.GetModelLimitsAsync(Model, Token)).ContextTokens.ShouldBeNull();
    }

    [Fact]
    public async Task Wrappers_pass_the_question_on_and_a_fallback_takes_what_holds_for_all()
    {
        await using SimulatedModelServer large = await StartAsync(options => options.MaxModelLength = 100_000);
        await using SimulatedModelServer small = await StartAsync(options => options.MaxModelLength = 20_000);
        using var first = HttpEndpoint.ForServer(large.Address, Model, kind: EndpointKind.Vllm);
        using var second = HttpEndpoint.ForServer(small.Address, Model, kind: EndpointKind.LlamaCpp);
        FallbackEndpoint fallback = new([new ThrottlingEndpoint(first), second, new DelegateEndpoint("silent", () => DelegateEndpoint.Answer())]);
        (await fallback.GetModelLimitsAsync(Model, Token)).ContextTokens.ShouldBe(20_000);
    }

    private static ModelOffer Offer(string provider, int context, int? answer, decimal prompt, decimal completion) => new()
    {
        Model = Model,
        Provider = provider,
        ContextTokens = context,
        MaxCompletionTokens = answer,
        Price = new TokenPrice(prompt, completion),
        SupportedParameters = Full,
    };

    private static HttpEndpoint OpenRouter(SimulatedModelServer server, Action<OpenRouterOptions>? route = null)
    {
        var options = new EndpointOptions { Kind = EndpointKind.OpenRouter, BaseAddress = new Uri(server.Address, "api/v1"), ApiKey = "sk-1" };
        route?.Invoke(options.OpenRouter);
        return HttpEndpoint.Create(options);
    }

    private static Task<SimulatedModelServer> StartAsync(Action<SimulatedServerOptions>? change = null)
    {
        var options = new SimulatedServerOptions();
        change?.Invoke(options);
        return SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text("{}"), options, Token);
    }
}

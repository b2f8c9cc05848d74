using System.Net.Http.Headers;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Endpoints.Http;

namespace QwenDocs.Endpoints.Dialects.OpenRouter;

// Sources: OpenRouter's documentation: "Provider Selection", "Model Fallbacks", "Structured Outputs", "Zero Data Retention", "App Attribution".
// Which schema keywords are known depends on the provider that is chosen: only the structure is relied upon.
internal sealed class OpenRouterDialect : EndpointDialect
{
    public override string Name => "openrouter";

    public override Uri DefaultBaseAddress { get; } = new("https://openrouter.ai/api/v1");

    public override bool NeedsKey => true;

    public override string DefaultPath => "/api/v1";

    protected override void WriteMembers(Utf8JsonWriter json, ModelRequest request, EndpointOptions options)
    {
        OpenRouterOptions routing = options.OpenRouter;
        OpenRouterProviderRouting providers = routing.Providers;
        WriteList(json, "models", routing.FallbackModels);
        json.WriteStartObject("provider");
        WriteList(json, "order", providers.Order);
        WriteList(json, "only", providers.Only);
        WriteList(json, "ignore", providers.Ignored);
        if (!providers.AllowOthers)
            json.WriteBoolean("allow_fallbacks", false);
        json.WriteBoolean("require_parameters", routing.RequireParameters);
        if (routing.DataPolicy != OpenRouterDataPolicy.Any)
            json.WriteString("data_collection", "deny");
        if (routing.DataPolicy == OpenRouterDataPolicy.ZeroRetention)
            json.WriteBoolean("zdr", true);
        WriteList(json, "quantizations", providers.Quantizations);
        if (providers.Sort is { } sort)
            WriteSort(json, sort switch { OpenRouterProviderSort.Price => "price", OpenRouterProviderSort.Throughput => "throughput", _ => "latency" }, providers.SortAcrossModels);
        if (providers.PreferredMinThroughput is { } throughput)
            json.WriteNumber("preferred_min_throughput", throughput);
        if (providers.PreferredMaxLatency is { } latency)
            json.WriteNumber("preferred_max_latency", latency);
        if (providers.MaxPrice is { } price)
        {
            json.WriteStartObject("max_price");
            json.WriteNumber("prompt", price.PromptPerMillion);
            json.WriteNumber("completion", price.CompletionPerMillion);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public override Uri AddressFor(EndpointOptions options) => options.OpenRouter.Region switch
    {
        OpenRouterRegion.EuropeanUnion => new Uri("https://eu.openrouter.ai/api/v1"),
        OpenRouterRegion.UnitedStates => new Uri("https://us.openrouter.ai/api/v1"),
        _ => DefaultBaseAddress,
    };

    // Source: OpenRouter's documentation, "Prompt Caching": providers such as Alibaba keep what stands before a mark.
    protected override void WriteMessages(RequestBody body, ModelRequest request, EndpointOptions options) =>
        OpenAIMessages.Write(body, request.Messages, null, options.OpenRouter.CacheInstructions);

    // Source: OpenRouter's documentation, "Reasoning Tokens". Models that cannot leave it are asked for as little as they can.
    protected override void WriteThinking(Utf8JsonWriter json, ThinkingOptions thinking, string model)
    {
        json.WriteStartObject("reasoning");
        if (!thinking.IsEnabled && AlwaysThinks(model))
            json.WriteString("effort", "minimal");
        else if (!thinking.IsEnabled)
            json.WriteBoolean("enabled", false);
        else if (thinking.MaxTokens is { } tokens)
            json.WriteNumber("max_tokens", tokens);
        else if (thinking.Effort is { } effort)
            json.WriteString("effort", effort.ToString().ToLowerInvariant());
        else
            json.WriteBoolean("enabled", true);
        json.WriteEndObject();
    }

    private static bool AlwaysThinks(string model) => model.Contains("qwen3.8-max", StringComparison.OrdinalIgnoreCase);

    // Usage comes in any case; stream_options would only narrow the choice of providers.
    protected override void WriteStreaming(Utf8JsonWriter json) => json.WriteBoolean("stream", true);

    public override void AddHeaders(HttpRequestHeaders headers, EndpointOptions options)
    {
        if (options.OpenRouter.App?.Address is { } address)
            headers.Add("HTTP-Referer", address.AbsoluteUri);
        if (options.OpenRouter.App?.Title is { } title)
            headers.Add("X-OpenRouter-Title", title);
    }

    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        List<ModelOffer> offers = [];
        foreach (string? model in query.Options.OpenRouter.FallbackModels.Prepend(query.Model).Distinct())
            offers.AddRange(await OpenRouterOffers.AskAsync(query, model, cancellationToken).ConfigureAwait(false));
        return ModelLimits.FromOffers(offers);
    }

    public static async Task<OpenRouterKeyInfo> ReadKeyAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        JsonElement data = (await query.GetAsync("key", cancellationToken).ConfigureAwait(false)).Member("data");
        return new OpenRouterKeyInfo
        {
            Label = data.Text("label"),
            LimitUsd = data.Number("limit"),
            RemainingUsd = data.Number("limit_remaining"),
            LimitReset = data.Text("limit_reset"),
            UsedUsd = data.Number("usage") ?? 0,
            UsedTodayUsd = data.Number("usage_daily"),
            IsFreeTier = data.Flag("is_free_tier") ?? false,
        };
    }

    private static void WriteSort(Utf8JsonWriter json, string by, bool acrossModels)
    {
        if (!acrossModels)
        {
            json.WriteString("sort", by);
            return;
        }

        json.WriteStartObject("sort");
        json.WriteString("by", by);
        json.WriteString("partition", "none");
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

using System.Net.Http.Headers;
using System.Text.Json;
using QwenDocs.Endpoints.Discovery;

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
        var routing = options.OpenRouter;
        var providers = routing.Providers;
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
            json.WriteString("sort", sort switch { OpenRouterProviderSort.Price => "price", OpenRouterProviderSort.Throughput => "throughput", _ => "latency" });
        if (providers.MaxPrice is { } price)
        {
            json.WriteStartObject("max_price");
            json.WriteNumber("prompt", price.PromptPerMillion);
            json.WriteNumber("completion", price.CompletionPerMillion);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

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
        foreach (var model in query.Options.OpenRouter.FallbackModels.Prepend(query.Model).Distinct())
            offers.AddRange(await OpenRouterOffers.AskAsync(query, model, cancellationToken).ConfigureAwait(false));
        return ModelLimits.FromOffers(offers);
    }

    public static async Task<OpenRouterKeyInfo> ReadKeyAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        var data = (await query.GetAsync("key", cancellationToken).ConfigureAwait(false)).Member("data");
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

    private static void WriteList(Utf8JsonWriter json, string name, IList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

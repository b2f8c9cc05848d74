using System.Net.Http.Headers;
using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

internal sealed class OpenRouterDialect : EndpointDialect
{
    public override string Name => "openrouter";

    public override Uri DefaultBaseAddress { get; } = new("https://openrouter.ai/api/v1");

    protected internal override string DefaultPath => "/api/v1";

    protected internal override void WriteMembers(Utf8JsonWriter json, ChatRequest request, EndpointOptions options)
    {
        var routing = options.OpenRouter;
        WriteList(json, "models", routing.FallbackModels);
        json.WriteStartObject("provider");
        WriteList(json, "order", routing.ProviderOrder);
        WriteList(json, "only", routing.OnlyProviders);
        WriteList(json, "ignore", routing.IgnoredProviders);
        json.WriteBoolean("require_parameters", routing.RequireParameters);
        if (routing.DataPolicy != OpenRouterDataPolicy.Any)
            json.WriteString("data_collection", "deny");
        if (routing.DataPolicy == OpenRouterDataPolicy.ZeroRetention)
            json.WriteBoolean("zdr", true);
        json.WriteEndObject();
    }

    // Usage comes in any case; stream_options would only narrow the choice of providers.
    protected internal override void WriteStreaming(Utf8JsonWriter json) => json.WriteBoolean("stream", true);

    protected internal override void AddHeaders(HttpRequestHeaders headers, EndpointOptions options)
    {
        if (options.OpenRouter.App?.Address is { } address)
            headers.Add("HTTP-Referer", address.AbsoluteUri);
        if (options.OpenRouter.App?.Title is { } title)
            headers.Add("X-Title", title);
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

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing.Simulation;

/// <summary>Answers what servers are asked beside completions.</summary>
internal sealed class SimulatedQueries(SimulatedServerOptions options)
{
    private int Context => options.MaxModelLength ?? options.Model.ContextTokens;

    private IEnumerable<string> Names => options.Catalog.Models.Count > 0 ? options.Catalog.Models : [options.Model.Name];

    /// <summary>Returns the answer to a path, or <see langword="null"/> when no server has it.</summary>
    public JsonObject? Answer(HttpRequest request, JsonNode? body) => (request.Method, request.Path.Value) switch
    {
        ("GET", "/v1/models") => List(Names.Select(name => new JsonObject { ["id"] = name, ["object"] = "model", ["max_model_len"] = Context })),
        ("GET", "/api/v1/models") => List(Names.Select(name => new JsonObject { ["id"] = name, ["context_length"] = Context })),
        ("GET", "/api/v1/key") => new JsonObject { ["data"] = Key(options.Catalog.Key) },
        ("GET", { } path) when path.StartsWith("/api/v1/models/", StringComparison.Ordinal) && path.EndsWith("/endpoints", StringComparison.Ordinal) =>
            Endpoints(path["/api/v1/models/".Length..^"/endpoints".Length]),
        ("GET", "/get_model_info") => new JsonObject { ["model_path"] = Names.First(), ["has_image_understanding"] = options.Catalog.AcceptsImages },
        ("GET", "/props") => new JsonObject
        {
            ["default_generation_settings"] = new JsonObject { ["n_ctx"] = Context },
            ["total_slots"] = 1,
            ["modalities"] = new JsonObject { ["vision"] = options.Catalog.AcceptsImages, ["audio"] = false },
        },
        ("GET", "/api/tags") => new JsonObject { ["models"] = new JsonArray([.. Names.Select(name => new JsonObject { ["name"] = name })]) },
        ("GET", "/api/ps") => new JsonObject { ["models"] = new JsonArray() },
        ("POST", "/api/show") => Knows((string?)body?["model"]) ? Show() : null,
        _ => null,
    };

    /// <summary>Tells whether a model may be asked for.</summary>
    public bool Knows(string? model) => options.Catalog.Models.Count == 0 || (model is not null && options.Catalog.Models.Contains(model));

    private static JsonObject List(IEnumerable<JsonObject> models) => new() { ["object"] = "list", ["data"] = new JsonArray([.. models]) };

    private JsonObject? Endpoints(string model)
    {
        if (!Knows(model))
            return null;
        IEnumerable<ModelOffer> offers = options.Catalog.Offers.Count > 0
            ? options.Catalog.Offers
            : [new ModelOffer { Model = model, Provider = "Simulated", ContextTokens = Context, SupportedParameters = ["max_tokens", "temperature", "response_format", "structured_outputs"] }];
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["id"] = model,
                ["architecture"] = new JsonObject { ["input_modalities"] = options.Catalog.AcceptsImages ? new JsonArray("text", "image") : new JsonArray("text") },
                ["endpoints"] = new JsonArray([.. offers.Where(offer => offer.Model == model).Select(Endpoint)]),
            },
        };
    }

    private static JsonObject Endpoint(ModelOffer offer)
    {
        string? slug = offer.Provider?.ToLowerInvariant();
        return new JsonObject
        {
            ["name"] = $"{offer.Provider} | {offer.Model}",
            ["provider_name"] = offer.Provider,
            ["tag"] = offer.Quantization is { } quantization ? $"{slug}/{quantization}" : slug,
            ["quantization"] = offer.Quantization,
            ["context_length"] = offer.ContextTokens,
            ["max_prompt_tokens"] = offer.MaxPromptTokens,
            ["max_completion_tokens"] = offer.MaxCompletionTokens,
            ["pricing"] = offer.Price is { } price ? new JsonObject { ["prompt"] = PerToken(price.PromptPerMillion), ["completion"] = PerToken(price.CompletionPerMillion) } : null,
            ["supported_parameters"] = offer.SupportedParameters is { } parameters ? new JsonArray([.. parameters.Select(static name => JsonValue.Create(name))]) : null,
        };
    }

    private static string PerToken(decimal perMillion) => (perMillion / 1_000_000m).ToString(CultureInfo.InvariantCulture);

    private static JsonObject Key(OpenRouterKeyInfo key) => new()
    {
        ["label"] = key.Label,
        ["limit"] = key.LimitUsd,
        ["limit_remaining"] = key.RemainingUsd,
        ["limit_reset"] = key.LimitReset,
        ["usage"] = key.UsedUsd,
        ["usage_daily"] = key.UsedTodayUsd,
        ["is_free_tier"] = key.IsFreeTier,
    };

    private JsonObject Show() => new()
    {
        ["parameters"] = options.Catalog.OllamaContext is { } tokens ? string.Create(CultureInfo.InvariantCulture, $"temperature                    0.1\nnum_ctx                        {tokens}") : "temperature                    0.1",
        ["model_info"] = new JsonObject { ["general.architecture"] = "qwen25vl", ["qwen25vl.context_length"] = Context },
        ["capabilities"] = options.Catalog.AcceptsImages ? new JsonArray("completion", "vision") : new JsonArray("completion"),
    };
}

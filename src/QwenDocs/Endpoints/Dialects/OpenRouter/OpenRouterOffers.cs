using System.Globalization;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Discovery;

namespace QwenDocs.Endpoints.Dialects.OpenRouter;

/// <summary>Asks which providers offer a model at OpenRouter, and keeps those that the routing may choose.</summary>
/// <remarks>
/// Source: OpenRouter's API reference, "List all endpoints for a model". It does not say what a provider keeps, so the data policy
/// may narrow the choice further; the limits hold all the same.
/// </remarks>
internal static class OpenRouterOffers
{
    // Ways of choosing, not models: they have no endpoints of their own.
    private static readonly string[] Shortcuts = [":nitro", ":floor", ":exacto", ":online"];

    public static async Task<IReadOnlyList<ModelOffer>> AskAsync(EndpointQuery query, string model, CancellationToken cancellationToken)
    {
        string name = Array.Find(Shortcuts, shortcut => model.EndsWith(shortcut, StringComparison.OrdinalIgnoreCase)) is { } suffix ? model[..^suffix.Length] : model;
        if (name.Split('/') is not [{ Length: > 0 } author, { Length: > 0 } slug])
            throw query.Failures.CreateRefusal(EndpointError.NotFound, $"the model's name {model} is not of the form author/model, such as qwen/qwen2.5-vl-72b-instruct");
        JsonElement data = (await query.GetAsync($"models/{Uri.EscapeDataString(author)}/{Uri.EscapeDataString(slug)}/endpoints", cancellationToken).ConfigureAwait(false)).Member("data");
        ModelOffer[] all = [.. data.Items("endpoints").Select(each => OpenAIModels.Read(each, model, data.Member("architecture")))];
        ModelOffer[] chosen = [.. all.Where(offer => MayBeChosen(offer, query.Options.OpenRouter))];
        if (chosen.Length == 0)
        {
            throw query.Failures.CreateRefusal(EndpointError.NotFound, string.Create(CultureInfo.InvariantCulture,
                $"none of the {all.Length} providers of {model} meets the routing ({string.Join(", ", all.Select(static offer => offer.Slug ?? offer.Provider))}). Look at OpenRouter.Providers and RequireParameters"));
        }

        return chosen;
    }

    private static bool MayBeChosen(ModelOffer offer, OpenRouterOptions routing)
    {
        OpenRouterProviderRouting providers = routing.Providers;
        bool IsNamed(string name) =>
            string.Equals(offer.Slug, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(offer.Slug?.Split('/')[0], name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(offer.Provider, name, StringComparison.OrdinalIgnoreCase);
        return (providers.Only.Count == 0 || providers.Only.Any(IsNamed))
            && (providers.AllowOthers || providers.Order.Count == 0 || providers.Order.Any(IsNamed))
            && !providers.Ignored.Any(IsNamed)
            && (providers.Quantizations.Count == 0 || providers.Quantizations.Contains(offer.Quantization ?? "unknown", StringComparer.OrdinalIgnoreCase))
            && (providers.MaxPrice is not { } most || offer.Price is not { } price || (price.PromptPerMillion <= most.PromptPerMillion && price.CompletionPerMillion <= most.CompletionPerMillion))
            && (!routing.RequireParameters || offer.AcceptsSchema != false);
    }
}

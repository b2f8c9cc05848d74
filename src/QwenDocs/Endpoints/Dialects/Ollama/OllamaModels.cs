using System.Globalization;
using System.Text.Json;
using QwenDocs.Endpoints.Discovery;

namespace QwenDocs.Endpoints.Dialects.Ollama;

/// <summary>Asks Ollama about a model.</summary>
/// <remarks>Source: Ollama's API documentation, "Show Model Information", "List Local Models", "List Running Models".</remarks>
internal static class OllamaModels
{
    /// <summary>Reads <c>/api/show</c>: what the model can do, and the window that it was trained for.</summary>
    public static async Task<ModelOffer> ShowAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        JsonElement show = await AskAsync(query, cancellationToken).ConfigureAwait(false);
        JsonElement info = show.Member("model_info");
        string? length = info.ValueKind == JsonValueKind.Object
            ? info.EnumerateObject().FirstOrDefault(static member => member.Name.EndsWith(".context_length", StringComparison.Ordinal)).Name
            : null;
        return new ModelOffer
        {
            Model = query.Model,
            ContextTokens = length is null ? null : info.Tokens(length),
            AcceptsImages = show.Member("capabilities").ValueKind == JsonValueKind.Array ? show.Lists("capabilities", "vision") : null,
            SupportedParameters = ["format", "response_format"],
        };
    }

    /// <summary>Finds the window that the server runs the model with by itself: from the model file, or of the model as it is loaded.</summary>
    public static async Task<int?> FindServedContextAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        JsonElement show = await AskAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (ReadOnlySpan<char> line in (show.Text("parameters") ?? string.Empty).AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith("num_ctx", StringComparison.Ordinal) && int.TryParse(line.Trim()["num_ctx".Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int tokens))
                return tokens;
        }

        JsonElement running = await EndpointQuery.OrNothing(query.GetBesideAsync("api/ps", cancellationToken)).ConfigureAwait(false);
        JsonElement loaded = running.Items("models").FirstOrDefault(each => each.Text("name") == query.Model || each.Text("model") == query.Model);
        return loaded.Tokens("context_length");
    }

    public static async Task<IReadOnlyList<string>> NamesAsync(EndpointQuery query, CancellationToken cancellationToken) =>
        [.. (await query.GetBesideAsync("api/tags", cancellationToken).ConfigureAwait(false)).Items("models").Select(static each => each.Text("name")).OfType<string>()];

    private static Task<JsonElement> AskAsync(EndpointQuery query, CancellationToken cancellationToken) =>
        query.PostBesideAsync("api/show", $$"""{"model":"{{JsonEncodedText.Encode(query.Model)}}"}""", cancellationToken);
}

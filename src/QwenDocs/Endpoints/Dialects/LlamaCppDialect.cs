using System.Text.Json;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects;

// Sources: llama.cpp's tools/server/README.md and common/json-schema-to-grammar.cpp. The converter refuses patterns without anchors and
// many escapes in those with them, knows ranges only for integers, and its grammars refuse more than 2,000 repetitions: lengths become words.
internal sealed class LlamaCppDialect : EndpointDialect
{
    public override string Name => "llama.cpp";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:8080/v1");

    /// <summary>What llama.cpp's converter from schemas to grammars knows. Ollama uses it too.</summary>
    public const SchemaKeywords GrammarKeywords = SchemaKeywords.Format;

    public override SchemaKeywords Keywords => GrammarKeywords;

    // Seen with llama-server of August 2026: about one in twelve streams breaks where the next request goes out on the same connection.
    public override bool ClosesConnections => true;

    /// <summary>Holds pictures between 8 and 4,096 tokens, as the server does unless <c>--image-min-tokens</c> and <c>--image-max-tokens</c> say otherwise; <c>/props</c> tells neither.</summary>
    /// <remarks>Source: llama.cpp's tools/mtmd/clip.cpp.</remarks>
    public override VisionModelProfile LimitPictures(VisionModelProfile profile)
    {
        long square = (long)profile.ResizeFactor * profile.ResizeFactor;
        return profile with
        {
            MinPixels = Math.Max(profile.MinPixels, MinImageTokens * square),
            // Another limit than the model's own is the server's, as the application knows it.
            MaxPixels = profile.MaxPixels == ModelImageTokens * square ? MaxImageTokens * square : profile.MaxPixels,
        };
    }

    private const int MinImageTokens = 8;
    private const int MaxImageTokens = 4_096;
    private const int ModelImageTokens = 16_384;

    /// <summary>Asks for <c>/props</c>: the window is that of one slot (<c>--ctx-size</c> divided by <c>--parallel</c>). A router of several models (<c>--models-dir</c>) is asked for the one.</summary>
    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        JsonElement props = await EndpointQuery.OrNothing(query.GetBesideAsync("props", cancellationToken)).ConfigureAwait(false);
        if (props.ValueKind == JsonValueKind.Object && Window(props) is null)
            props = await query.GetBesideAsync($"props?model={Uri.EscapeDataString(query.Model)}", cancellationToken).ConfigureAwait(false);
        return ModelLimits.FromOffers(
        [
            new ModelOffer
            {
                Model = query.Model,
                ContextTokens = Window(props),
                AcceptsImages = props.Member("modalities").Flag("vision"),
                SupportedParameters = ["response_format"],
            },
        ]);
    }

    private static int? Window(JsonElement props) => props.Member("default_generation_settings").Tokens("n_ctx") ?? props.Tokens("n_ctx");
}

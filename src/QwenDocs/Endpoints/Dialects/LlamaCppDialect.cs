using QwenDocs.Endpoints.Discovery;

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

    /// <summary>Asks for <c>/props</c>: the window is that of one slot (<c>--ctx-size</c> divided by <c>--parallel</c>).</summary>
    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        var props = await EndpointQuery.OrNothing(query.GetBesideAsync("props", cancellationToken)).ConfigureAwait(false);
        return ModelLimits.FromOffers(
        [
            new ModelOffer
            {
                Model = query.Model,
                ContextTokens = props.Member("default_generation_settings").Tokens("n_ctx") ?? props.Tokens("n_ctx"),
                AcceptsImages = props.Member("modalities").Flag("vision"),
                SupportedParameters = ["response_format"],
            },
        ]);
    }
}

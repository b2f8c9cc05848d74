using System.Text.Json;
using QwenDocs.Endpoints.Discovery;

namespace QwenDocs.Endpoints.Dialects;

// Sources: SGLang's documentation, "Structured Outputs" (grammars by XGrammar) and "SGLang Native APIs"; its /v1/models names max_model_len.
internal sealed class SgLangDialect : EndpointDialect
{
    public override string Name => "sglang";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:30000/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.XGrammar;

    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        ModelLimits limits = await base.DiscoverAsync(query, cancellationToken).ConfigureAwait(false);
        // The older name is an alias in newer versions, and the only one in older ones.
        JsonElement info = await EndpointQuery.OrNothing(query.GetBesideAsync("get_model_info", cancellationToken)).ConfigureAwait(false);
        ModelOffer offer = limits.Offers.Count > 0 ? limits.Offers[0] : new ModelOffer { Model = query.Model };
        return ModelLimits.FromOffers([offer with { AcceptsImages = info.Flag("has_image_understanding") }]);
    }
}

using System.Text.Json;
using QwenDocs.Endpoints.Discovery;

namespace QwenDocs.Endpoints.Dialects.Ollama;

// Source: Ollama's documentation, "OpenAI compatibility": the window cannot be set by a request.
internal sealed class OllamaCompatibleDialect : EndpointDialect
{
    public override string Name => "ollama";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:11434/v1");

    public override SchemaKeywords Keywords => LlamaCppDialect.GrammarKeywords;

    protected override void WriteThinking(Utf8JsonWriter json, ThinkingOptions thinking, string model) => json.WriteString("reasoning_effort", thinking switch
    {
        { IsEnabled: false } => "none",
        { Effort: ThinkingEffort.Minimal or ThinkingEffort.Low } => "low",
        { Effort: ThinkingEffort.High } => "high",
        _ => "medium",
    });

    // What the model could read is more than what the server lets it: only the server's own setting counts.
    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        ModelOffer offer = await OllamaModels.ShowAsync(query, cancellationToken).ConfigureAwait(false);
        return ModelLimits.FromOffers([offer with { ContextTokens = await OllamaModels.FindServedContextAsync(query, cancellationToken).ConfigureAwait(false) }]);
    }
}

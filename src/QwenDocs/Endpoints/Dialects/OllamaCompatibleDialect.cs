namespace QwenDocs.Endpoints.Dialects;

// Source: Ollama's documentation, "OpenAI compatibility": the window cannot be set by a request.
internal sealed class OllamaCompatibleDialect : EndpointDialect
{
    public override string Name => "ollama";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:11434/v1");

    public override SchemaKeywords Keywords => LlamaCpp.Keywords;

    // What the model could read is more than what the server lets it: only the server's own setting counts.
    internal override async Task<EndpointLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        var offer = await OllamaModels.ShowAsync(query, cancellationToken).ConfigureAwait(false);
        return EndpointLimits.Of([offer with { ContextTokens = await OllamaModels.FindServedContextAsync(query, cancellationToken).ConfigureAwait(false) }]);
    }
}

namespace QwenDocs.Endpoints.Dialects;

internal sealed class OllamaCompatibleDialect : EndpointDialect
{
    public override string Name => "ollama";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:11434/v1");

    public override SchemaKeywords Keywords => LlamaCpp.Keywords;
}

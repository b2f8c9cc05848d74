namespace QwenDocs.Endpoints.Dialects;

// vLLM changes to another grammar backend when the first does not know a keyword.
internal sealed class VllmDialect : EndpointDialect
{
    public override string Name => "vllm";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:8000/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.All;
}

namespace QwenDocs.Endpoints.Dialects;

// Its grammar converter refuses patterns without anchors and knows ranges only for integers.
internal sealed class LlamaCppDialect : EndpointDialect
{
    public override string Name => "llama.cpp";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:8080/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.Format | SchemaKeywords.StringLength | SchemaKeywords.ArrayLength;
}

namespace QwenDocs.Endpoints.Dialects;

internal sealed class SgLangDialect : EndpointDialect
{
    public override string Name => "sglang";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:30000/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.All;
}

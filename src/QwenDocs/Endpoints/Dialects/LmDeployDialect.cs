namespace QwenDocs.Endpoints.Dialects;

// Source: LMDeploy's documentation, "Structured output", and lmdeploy/serve/openai/protocol.py. Its /v1/models names models, and no window.
internal sealed class LmDeployDialect : EndpointDialect
{
    public override string Name => "lmdeploy";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:23333/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.Pattern | SchemaKeywords.StringLength | SchemaKeywords.ArrayLength;
}

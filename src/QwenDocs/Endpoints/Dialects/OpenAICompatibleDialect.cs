namespace QwenDocs.Endpoints.Dialects;

internal sealed class OpenAICompatibleDialect : EndpointDialect
{
    public override string Name => "openai-compatible";
}

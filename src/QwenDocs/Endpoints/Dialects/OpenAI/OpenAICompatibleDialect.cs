namespace QwenDocs.Endpoints.Dialects.OpenAI;

internal sealed class OpenAICompatibleDialect : EndpointDialect
{
    public override string Name => "openai-compatible";
}

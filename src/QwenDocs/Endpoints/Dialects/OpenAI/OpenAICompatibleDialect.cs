using System.Text.Json;
using QwenDocs.Endpoints.Discovery;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

internal sealed class OpenAICompatibleDialect : EndpointDialect
{
    public override string Name => "openai-compatible";

    // Only Ollama answers /api/version, and its window is not what the model could read.
    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        ModelLimits limits = await base.DiscoverAsync(query, cancellationToken).ConfigureAwait(false);
        if (limits.ContextTokens is not null)
            return limits;
        JsonElement version = await EndpointQuery.OrNothing(query.GetBesideAsync("api/version", cancellationToken)).ConfigureAwait(false);
        return version.Text("version") is null
            ? limits
            : throw query.Failures.CreateRefusal(
                EndpointError.BadRequest,
                "Ollama runs there, whose compatible API cuts a longer prompt at a small window and tells nobody. Set Kind to Ollama, which is told the window with each request, or to OllamaCompatible where the server itself is set to a large one");
    }
}

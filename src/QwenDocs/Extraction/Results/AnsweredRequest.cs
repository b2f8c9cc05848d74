using QwenDocs.Endpoints;
using QwenDocs.Planning;

namespace QwenDocs.Extraction;

/// <summary>A request of a plan, and what came back.</summary>
/// <param name="Planned">The request as it was planned.</param>
/// <param name="Response">The answer, as the model gave it.</param>
/// <param name="SentTokens">The prompt tokens of what was sent, by our own count: the plan's, with the known fields that were really handed on, and without calibration.</param>
public sealed record AnsweredRequest(PlannedRequest Planned, ModelResponse Response, int SentTokens)
{
    /// <summary>Gets by how many prompt tokens the endpoint's count is above ours; <see langword="null"/> where the endpoint does not count.</summary>
    public int? TokenDifference => Response.Usage.PromptTokens > 0 ? Response.Usage.PromptTokens - SentTokens : null;
}

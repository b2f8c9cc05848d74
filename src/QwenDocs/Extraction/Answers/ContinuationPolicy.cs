using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Answers;

/// <summary>Continues an answer that was cut at its token limit: asks for what is missing, and appends it.</summary>
internal sealed class ContinuationPolicy(ModelCaller caller, RecordSchema schema, int maxContinuations)
{
    /// <summary>Continues an answer, if it was cut.</summary>
    /// <returns>The text of the answer, and why the model stopped in the end. A text that could not be completed is left open, so that reading it reports the break.</returns>
    public async Task<(string Text, FinishReason FinishReason)> CompleteAsync(ModelRequest request, ModelResponse response, CancellationToken cancellationToken)
    {
        FinishReason finishReason = response.FinishReason;
        if (finishReason is FinishReason.Repetition or FinishReason.ContentFilter or FinishReason.Refusal || TruncatedAnswer.Read(response.Content, schema) is not { } cut)
            return (response.Content, finishReason);

        for (int count = 0; count < maxContinuations; count++)
        {
            if (cut.Rest(schema) is not { } rest)
                return (cut.Text, finishReason);
            JsonArray? list = cut.OpenList is { } name ? cut.Whole[name] as JsonArray : null;
            string? last = list?[^1]?.ToJsonString(SchemaJsonContext.Relaxed.Options);
            ModelRequest further = AnswerText.FollowUpInRoom(
                caller, request, rest, JsonNode.Parse(cut.Text)!, shown => FollowUpPrompts.Continue(rest, cut.OpenList, list?.Count ?? 0, last, shown));
            if (await caller.TrySendAsync(further, ModelCallReason.Continuation, cancellationToken).ConfigureAwait(false) is not { } next)
                break;
            finishReason = next.FinishReason;
            var nextCut = TruncatedAnswer.Read(next.Content, rest);
            if (next.FinishReason == FinishReason.Repetition || (nextCut?.Whole ?? AnswerText.ReadObject(next.Content, rest)) is not { } piece)
                break;
            bool grew = cut.Append(piece, nextCut?.OpenList);
            if (nextCut is null)
                return (cut.Text, finishReason);
            if (!grew)
                break;
        }

        return (cut.Text[..^1], finishReason);
    }
}

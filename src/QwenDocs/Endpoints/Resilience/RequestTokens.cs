using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>Counts the tokens of a request as the model does, unless its plan has counted them.</summary>
internal static class RequestTokens
{
    /// <summary>Estimates the usage of a finished answer where the server tells none, so that budgets count it.</summary>
    public static ModelResponse EstimateUsage(ModelResponse answer, ModelRequest request, string model)
    {
        TokenUsage told = answer.Usage;
        // Thoughts that turned out to be the answer are none.
        int thoughts = answer.Reasoning is { } reasoning && reasoning != answer.Content ? TextTokenizer.CountTokens(reasoning) : 0;
        if (told.ReasoningTokens == 0 && thoughts > 0)
        {
            told = told with { ReasoningTokens = told.CompletionTokens > 0 ? Math.Min(thoughts, told.CompletionTokens) : thoughts };
            answer = answer with { Usage = told };
        }

        if (told.PromptTokens > 0 && told.CompletionTokens > 0)
            return answer;
        int written = told.CompletionTokens > 0 ? told.CompletionTokens : TextTokenizer.CountTokens(answer.Content) + thoughts;
        int read = told.PromptTokens > 0 ? told.PromptTokens : CountPrompt(request, model);
        return read == told.PromptTokens && written == told.CompletionTokens ? answer : answer with
        {
            Usage = told with { PromptTokens = read, CompletionTokens = written, IsEstimated = true },
        };
    }

    public static int CountPrompt(ModelRequest request, string model)
    {
        if (request.PromptTokens is { } planned)
            return planned;
        VisionModelProfile profile = VisionModelProfile.TryForName(model, out VisionModelProfile? known) ? known : VisionModelProfile.Qwen25VL;
        return ChatTemplate.TokensBeforeAnswer + request.Messages.Sum(message => ChatTemplate.TokensPerMessage + message.Parts.Sum(part => part switch
        {
            ModelImage image => profile.CountImageTokens(image.Page.Size) + ChatTemplate.TokensPerImage,
            ModelText text => TextTokenizer.CountTokens(text.Value),
            _ => 0,
        }));
    }
}

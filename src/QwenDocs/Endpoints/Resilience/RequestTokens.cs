using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>Counts the tokens of a request as the model does, unless its plan has counted them.</summary>
internal static class RequestTokens
{
    public static int CountPrompt(ModelRequest request, string model)
    {
        if (request.PromptTokens is { } planned)
            return planned;
        var profile = VisionModelProfile.ForName(model);
        return ChatTemplate.TokensBeforeAnswer + request.Messages.Sum(message => ChatTemplate.TokensPerMessage + message.Parts.Sum(part => part switch
        {
            ModelImage image => profile.CountImageTokens(image.Page.Size) + ChatTemplate.TokensPerImage,
            ModelText text => TextTokenizer.CountTokens(text.Value),
            _ => 0,
        }));
    }
}

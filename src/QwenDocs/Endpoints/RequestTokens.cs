using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Counts the tokens of a request as the model does.</summary>
internal static class RequestTokens
{
    public static int CountPrompt(ChatRequest request, string model)
    {
        var profile = VisionModel.ForName(model);
        return ChatTemplate.TokensBeforeAnswer + request.Messages.Sum(message => ChatTemplate.TokensPerMessage + message.Parts.Sum(part => part switch
        {
            ChatImage image => profile.CountImageTokens(image.Page.Size) + ChatTemplate.TokensPerImage,
            ChatText text => TextTokenizer.Count(text.Value),
            _ => 0,
        }));
    }
}

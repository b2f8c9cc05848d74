using QwenDocs.Endpoints;
using QwenDocs.Rendering;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>Puts instructions and pages together in the order that plans count: rules and schema, then each page under its label, then the task.</summary>
/// <remarks>What is the same for every document stands first, so that servers can keep it in their prefix cache.</remarks>
internal static class RequestComposer
{
    public static ChatRequest Compose(string model, Instructions instructions, RecordSchema schema, IEnumerable<PageImage> pages, int answerTokens, double temperature)
    {
        List<ChatPart> parts = [];
        foreach (PageImage page in pages)
        {
            parts.Add(ChatPart.Text(Instructions.PageLabel(page.PageNumber)));
            parts.Add(ChatPart.Image(page));
        }

        parts.Add(ChatPart.Text(instructions.Closing));
        return new ChatRequest
        {
            Model = model,
            Messages = [ChatMessage.FromText(ChatRole.System, instructions.System), new ChatMessage(ChatRole.User, parts)],
            Schema = schema,
            MaxTokens = answerTokens,
            Temperature = temperature,
        };
    }
}

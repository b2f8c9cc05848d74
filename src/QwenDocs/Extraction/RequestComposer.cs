using QwenDocs.Endpoints;
using QwenDocs.Planning;
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

        return Compose(model, instructions, schema, parts, answerTokens, temperature);
    }

    /// <summary>Puts the pages of several documents into one request.</summary>
    /// <param name="model">The model by the endpoint's name for it.</param>
    /// <param name="planning">The planning that counted the request.</param>
    /// <param name="documents">The pages of each document.</param>
    /// <param name="answerTokens">The most tokens that the answer may take.</param>
    /// <param name="temperature">The sampling temperature.</param>
    public static ChatRequest ComposeShared(string model, SharedPlanning planning, IReadOnlyList<IReadOnlyList<PageImage>> documents, int answerTokens, double temperature)
    {
        List<ChatPart> parts = [];
        for (int index = 0; index < documents.Count; index++)
        {
            foreach (PageImage page in documents[index])
            {
                parts.Add(ChatPart.Text(Instructions.PageLabel(index + 1, page.PageNumber)));
                parts.Add(ChatPart.Image(page));
            }
        }

        return Compose(model, Instructions.ForShared(planning.Schema, documents.Count), planning.AnswerSchema, parts, answerTokens, temperature) with
        {
            ContextTokens = planning.Model.ContextTokens,
        };
    }

    private static ChatRequest Compose(string model, Instructions instructions, RecordSchema schema, List<ChatPart> parts, int answerTokens, double temperature)
    {
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

using QwenDocs.Endpoints;
using QwenDocs.Imaging;
using QwenDocs.Planning.Packing;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Requests;

/// <summary>Puts instructions and pages together in the order that plans count: rules and schema, then each page under its label, then the task.</summary>
/// <remarks>What is the same for every document stands first, so that servers can keep it in their prefix cache.</remarks>
internal static class RequestComposer
{
    public static ModelRequest Compose(string model, ExtractionPrompt instructions, RecordSchema schema, IEnumerable<PageImage> pages, int answerTokens, double temperature)
    {
        List<ModelContent> parts = [];
        foreach (PageImage page in pages)
        {
            parts.Add(ModelContent.Text(ExtractionPrompt.PageLabel(page.PageNumber)));
            parts.Add(ModelContent.Image(page));
        }

        return Compose(model, instructions, schema, parts, answerTokens, temperature);
    }

    /// <summary>Puts the pages of several documents into one request.</summary>
    /// <param name="model">The model by the endpoint's name for it.</param>
    /// <param name="planning">The planning that counted the request.</param>
    /// <param name="documents">The pages of each document.</param>
    /// <param name="answerTokens">The most tokens that the answer may take.</param>
    /// <param name="temperature">The sampling temperature.</param>
    public static ModelRequest ComposeShared(string model, PackingPlanner planning, IReadOnlyList<IReadOnlyList<PageImage>> documents, int answerTokens, double temperature)
    {
        List<ModelContent> parts = [];
        for (int index = 0; index < documents.Count; index++)
        {
            foreach (PageImage page in documents[index])
            {
                parts.Add(ModelContent.Text(ExtractionPrompt.PageLabel(index + 1, page.PageNumber)));
                parts.Add(ModelContent.Image(page));
            }
        }

        return Compose(model, ExtractionPrompt.ForShared(planning.Schema, documents.Count), planning.AnswerSchema, parts, answerTokens, temperature) with
        {
            ContextTokens = planning.Model.ContextTokens,
        };
    }

    private static ModelRequest Compose(string model, ExtractionPrompt instructions, RecordSchema schema, List<ModelContent> parts, int answerTokens, double temperature)
    {
        parts.Add(ModelContent.Text(instructions.Closing));
        return new ModelRequest
        {
            Model = model,
            Messages = [ModelMessage.FromText(ModelRole.System, instructions.System), new ModelMessage(ModelRole.User, parts)],
            Schema = schema,
            MaxCompletionTokens = answerTokens,
            Temperature = temperature,
        };
    }
}

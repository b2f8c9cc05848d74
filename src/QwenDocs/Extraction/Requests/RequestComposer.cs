using QwenDocs.Endpoints;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Requests;

/// <summary>Puts the prompt and the pages together in the order that plans count: rules and schema, examples, then each page under its label, its text after its picture, a mark of the document before the first, then the task.</summary>
/// <remarks>What is the same for every document stands first, so that servers can keep it in their prefix cache.</remarks>
internal static class RequestComposer
{
    public static ModelRequest Compose(
        string model,
        ExtractionPrompt prompt,
        RecordSchema schema,
        IEnumerable<RequestPage> pages,
        int completionTokens,
        double temperature,
        IReadOnlyList<ModelMessage> examples)
    {
        List<ModelContent> parts = [];
        foreach (RequestPage page in pages)
        {
            if (parts.Count == 0)
                parts.Add(ModelContent.Text(ExtractionPrompt.DocumentMark(page.Sha256)));
            if (page.Image is { } image)
            {
                parts.Add(ModelContent.Text(ExtractionPrompt.PageLabel(page.Number)));
                parts.Add(new ModelImage(image) { PageText = page.Words });
            }

            if (page.WrittenText is { } text)
                parts.Add(ModelContent.Text(text));
        }

        return Compose(model, prompt, schema, parts, completionTokens, temperature, examples);
    }

    /// <summary>Puts a prompt and the parts between its system message and its closing together.</summary>
    public static ModelRequest Compose(
        string model,
        ExtractionPrompt prompt,
        RecordSchema schema,
        List<ModelContent> parts,
        int completionTokens,
        double temperature,
        IReadOnlyList<ModelMessage> examples)
    {
        parts.Add(ModelContent.Text(prompt.Closing));
        return new ModelRequest
        {
            Model = model,
            Messages = [ModelMessage.FromText(ModelRole.System, prompt.System), .. examples, new ModelMessage(ModelRole.User, parts)],
            Schema = schema,
            MaxCompletionTokens = completionTokens,
            Temperature = temperature,
        };
    }
}

namespace QwenDocs.Endpoints;

/// <summary>One message of a conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Parts">Text and pictures, in the order in which the model reads them.</param>
public sealed record ModelMessage(ModelRole Role, IReadOnlyList<ModelContent> Parts)
{
    /// <summary>Makes a message of text alone.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ModelMessage FromText(ModelRole role, string text) => new(role, [ModelContent.Text(text)]);
}

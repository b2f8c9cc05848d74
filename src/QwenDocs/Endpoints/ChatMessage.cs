namespace QwenDocs.Endpoints;

/// <summary>One message of a conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Parts">Text and pictures, in the order in which the model reads them.</param>
public sealed record ChatMessage(ChatRole Role, IReadOnlyList<ChatPart> Parts)
{
    /// <summary>Makes a message of text alone.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ChatMessage FromText(ChatRole role, string text) => new(role, [ChatPart.Text(text)]);
}

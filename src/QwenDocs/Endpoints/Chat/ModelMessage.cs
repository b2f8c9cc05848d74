namespace QwenDocs.Endpoints;

/// <summary>One message of a conversation.</summary>
public sealed class ModelMessage
{
    /// <summary>Initializes a new instance of the <see cref="ModelMessage"/> class.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="parts">Text and pictures, in the order in which the model reads them.</param>
    public ModelMessage(ModelRole role, IReadOnlyList<ModelContent> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Role = role;
        Parts = parts;
    }

    /// <summary>Gets who speaks.</summary>
    public ModelRole Role { get; }

    /// <summary>Gets text and pictures, in the order in which the model reads them.</summary>
    public IReadOnlyList<ModelContent> Parts { get; }

    /// <summary>Makes a message of text alone.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ModelMessage FromText(ModelRole role, string text) => new(role, [ModelContent.Text(text)]);
}

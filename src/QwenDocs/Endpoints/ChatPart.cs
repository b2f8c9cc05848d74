using QwenDocs.Rendering;

namespace QwenDocs.Endpoints;

/// <summary>A piece of a message: <see cref="ChatText"/> or <see cref="ChatImage"/>.</summary>
public abstract record ChatPart
{
    private protected ChatPart()
    {
    }

    /// <summary>Makes a piece of text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The piece.</returns>
    public static ChatText Text(string text) => new(text);

    /// <summary>Makes a picture.</summary>
    /// <param name="image">The page as it is sent.</param>
    /// <returns>The piece.</returns>
    public static ChatImage Image(PageImage image) => new(image);
}

using QwenDocs.Imaging;

namespace QwenDocs.Endpoints;

/// <summary>A piece of a message: <see cref="ModelText"/> or <see cref="ModelImage"/>.</summary>
public abstract record ModelContent
{
    private protected ModelContent()
    {
    }

    /// <summary>Makes a piece of text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The piece.</returns>
    public static ModelText Text(string text) => new(text);

    /// <summary>Makes a picture.</summary>
    /// <param name="image">The page as it is sent.</param>
    /// <returns>The piece.</returns>
    public static ModelImage Image(PageImage image) => new(image);
}

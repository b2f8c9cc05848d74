using QwenDocs.Imaging;

namespace QwenDocs.Planning;

/// <summary>A page as it will be sent.</summary>
/// <param name="Number">The number of the page in its document, counted from 1.</param>
/// <param name="Size">The size at which it is rendered, in pixels: just what the model sees.</param>
/// <param name="ImageTokens">The tokens of the picture, without the two that mark its start and end.</param>
public sealed record PlannedPage(int Number, PixelSize Size, int ImageTokens)
{
    /// <summary>Gets the height of capitals in the page's small print at <see cref="Size"/>, in pixels; <see langword="null"/> where it was not measured, because every page got its full size.</summary>
    public double? TextHeight { get; init; }
}

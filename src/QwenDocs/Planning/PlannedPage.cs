using QwenDocs.Imaging;

namespace QwenDocs.Planning;

/// <summary>A page as it will be sent.</summary>
/// <param name="Number">The number of the page in its document, counted from 1.</param>
/// <param name="Size">The size at which it is rendered, in pixels: just what the model sees; 0×0 where text alone is sent.</param>
/// <param name="ImageTokens">The tokens of the picture, without the two that mark its start and end; 0 where text alone is sent.</param>
public sealed record PlannedPage(int Number, PixelSize Size, int ImageTokens)
{
    /// <summary>Gets what is sent of the page, which is never <see cref="PageInput.Auto"/>; the picture where the text layer is not trusted: see <see cref="PlanningOptions.PageInput"/>.</summary>
    public PageInput Input { get; init; }

    /// <summary>Gets the tokens of the page's text; 0 where a picture alone is sent. They are part of <see cref="PlannedRequest.TextTokens"/>.</summary>
    public int TextTokens { get; init; }

    /// <summary>Gets the height of capitals in the page's small print at <see cref="Size"/>, in pixels; <see langword="null"/> where it was not measured, because every page got its full size.</summary>
    public double? TextHeight { get; init; }
}

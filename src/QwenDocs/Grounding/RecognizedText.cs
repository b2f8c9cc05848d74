using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Grounding;

/// <summary>Has a recogniser read the picture of a page.</summary>
internal static class RecognizedText
{
    // The usual resolution of recognition; a page of points is drawn at it, and no side is larger than this.
    private const double PixelsAPoint = 200 / 72.0;
    private const double LargestSide = 3500;

    public static async Task<PageText> ReadAsync(
        DocumentPage page,
        TextRecognizer recognizer,
        RenderingEngine rendering,
        CancellationToken cancellationToken)
    {
        DocumentRenderer renderer = rendering.Open(page.Document);
        await using (renderer.ConfigureAwait(false))
        {
            PageImage image = await renderer.RenderAsync(page, SizeOf(page.Size), cancellationToken).ConfigureAwait(false);
            return await recognizer.RecognizeAsync(image, cancellationToken).ConfigureAwait(false);
        }
    }

    private static PixelSize SizeOf(PageSize page)
    {
        double scale = Math.Min(page.Unit == PageUnit.Point ? PixelsAPoint : 1, LargestSide / Math.Max(page.Width, page.Height));
        return page.ToPixels(scale);
    }
}

using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using QwenDocs.Rendering.Regions;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Pages;

/// <summary>Has a recogniser read the picture of a page, or regions of it.</summary>
internal static class RecognizedText
{
    // The usual resolution of recognition; a page of points is drawn at it, and no side is larger than this.
    private const double PixelsAPoint = 200 / 72.0;
    private const double LargestSide = 3500;

    // More of a page than this is read at once.
    private const int MostRegions = 6;
    private const double MostOfPage = 0.25;

    // Of pictures beside text many are no print at all, and what is read on them is a guess.
    private const double LeastConfidence = 0.5;

    /// <summary>Reads a whole page.</summary>
    public static async Task<PageText> ReadAsync(
        DocumentPage page,
        TextRecognizer recognizer,
        DocumentRenderer renderer,
        CancellationToken cancellationToken)
    {
        PageImage image = await renderer.RenderAsync(page, SizeOf(page.Size), cancellationToken).ConfigureAwait(false);
        return await recognizer.RecognizeAsync(image, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the print of some regions; few and small ones alone, else the whole page.</summary>
    /// <returns>The words, those outside of the regions included where the whole page was read.</returns>
    public static async Task<IReadOnlyList<TextWord>> ReadAsync(
        DocumentPage page,
        IReadOnlyList<PrintRegion> regions,
        TextRecognizer recognizer,
        DocumentRenderer renderer,
        CancellationToken cancellationToken)
    {
        List<TextWord> words = [];
        if (regions.Count > MostRegions || regions.Sum(region => region.Box.Width * region.Box.Height) > MostOfPage * page.Size.Width * page.Size.Height)
        {
            words.AddRange((await ReadAsync(page, recognizer, renderer, cancellationToken).ConfigureAwait(false)).Words);
        }
        else
        {
            foreach (PageImage? cut in await PageRegions.CutAsync(renderer, page, [.. regions.Select(region => region.Box)], static size => size, cancellationToken).ConfigureAwait(false))
            {
                // Crops are wider than their regions: what two of them show is read once.
                if (cut is not null)
                    words.AddRange((await recognizer.RecognizeAsync(cut, cancellationToken).ConfigureAwait(false)).Words.Where(word => !words.Exists(other => IsSamePlace(word, other))));
            }
        }

        return [.. words.Where(word => !(word.Confidence < LeastConfidence))];
    }

    /// <summary>Whether two words have more than half of the smaller one's place in common.</summary>
    public static bool IsSamePlace(TextWord a, TextWord b) =>
        a.Box.SharedArea(b.Box) > 0.5 * Math.Min(a.Box.Width * a.Box.Height, b.Box.Width * b.Box.Height);

    private static PixelSize SizeOf(PageSize page)
    {
        double scale = Math.Min(page.Unit == PageUnit.Point ? PixelsAPoint : 1, LargestSide / Math.Max(page.Width, page.Height));
        return page.ToPixels(scale);
    }
}

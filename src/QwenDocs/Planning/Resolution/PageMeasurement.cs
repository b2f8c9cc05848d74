using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Planning.Resolution;

/// <summary>Measures the print of pages: by the text layer where there is one, else by a small rendering.</summary>
/// <remarks>In long documents some pages are measured, evenly spread; the others count as the smaller print of the measured ones around them.</remarks>
internal sealed class PageMeasurement(DocumentContent document, RenderingEngine? renderer)
{
    private const int MostRead = 512;
    private const int MostRendered = 32;

    // A4 at about 110 dpi: 8-point type has letters of 6 pixels, enough to measure and not to read.
    private const double ProbeSide = 1_280;

    public async Task MeasureAsync(IReadOnlyList<PageSizing> pages, CancellationToken cancellationToken)
    {
        double?[] heights = new double?[pages.Count];
        bool[] isKnown = new bool[pages.Count];
        List<int> pictures = [];
        int step = (pages.Count + MostRead - 1) / MostRead;
        for (int index = 0; index < pages.Count; index += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            heights[index] = await ReadTextAsync(pages[index].Number, cancellationToken).ConfigureAwait(false) is { } text ? TextHeight.Of(text.Words) : null;
            isKnown[index] = heights[index] is not null;
            if (heights[index] is null)
                pictures.Add(index);
        }

        var natives = new PixelSize?[pages.Count];
        if (renderer is not null && pictures.Count > 0)
        {
            using DocumentRenderer rendering = renderer.Open(document);
            int picturesStep = (pictures.Count + MostRendered - 1) / MostRendered;
            for (int picture = 0; picture < pictures.Count; picture += picturesStep)
            {
                int index = pictures[picture];
                (heights[index], natives[index]) = await ProbeAsync(rendering, document.Page(pages[index].Number), cancellationToken).ConfigureAwait(false);
                isKnown[index] = true;
            }
        }

        Spread(heights, isKnown);
        for (int index = 0; index < pages.Count; index++)
            pages[index].Measure(heights[index], natives[index]);
    }

    /// <summary>Returns the rows of a page's text; none where its text cannot be read, for the page may still be rendered.</summary>
    public async ValueTask<IReadOnlyList<TextRow>> ReadRowsAsync(int pageNumber, CancellationToken cancellationToken) =>
        (await ReadTextAsync(pageNumber, cancellationToken).ConfigureAwait(false))?.Rows ?? [];

    private async ValueTask<PageText?> ReadTextAsync(int pageNumber, CancellationToken cancellationToken)
    {
        try
        {
            return await document.Page(pageNumber).ReadTextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    private static async Task<(double? Height, PixelSize? Native)> ProbeAsync(DocumentRenderer rendering, DocumentPage page, CancellationToken cancellationToken)
    {
        double scale = ProbeSide / Math.Max(page.Size.Width, page.Size.Height);
        if (page.Size.Unit == PageUnit.Pixel)
            scale = Math.Min(1, scale);
        PixelSize size = new(Math.Max(1, (int)Math.Round(page.Size.Width * scale)), Math.Max(1, (int)Math.Round(page.Size.Height * scale)));
        try
        {
            PageImage image = await rendering.RenderAsStoredAsync(page, size, cancellationToken).ConfigureAwait(false);
            PixelSize? native = await rendering.GetNativeSizeAsync(page, cancellationToken).ConfigureAwait(false);
            return (InkHeight.Of(image) * page.Size.Height, native);
        }
        catch (DocumentException)
        {
            // The page will be refused when it is rendered to be sent; a plan is to be had all the same.
            return (null, null);
        }
    }

    private static void Spread(double?[] heights, bool[] isKnown)
    {
        int previous = -1;
        for (int index = 0; index <= heights.Length; index++)
        {
            if (index < heights.Length && !isKnown[index])
                continue;
            double? before = previous >= 0 ? heights[previous] : null;
            double? after = index < heights.Length ? heights[index] : null;
            double? smaller = before is { } left && after is { } right ? Math.Min(left, right) : before ?? after;
            for (int between = previous + 1; between < index; between++)
                heights[between] = smaller;
            previous = index;
        }
    }
}

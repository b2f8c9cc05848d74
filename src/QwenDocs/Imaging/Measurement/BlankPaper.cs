using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.Measurement;

/// <summary>Tells whether a picture shows paper and nothing else.</summary>
internal static class BlankPaper
{
    // ISO A4 at about 60 dpi: a millimetre is more than two pixels.
    private const double ProbeSide = 700;

    // Print of the other side shines through as light as this, a stamp or a pencil's stroke is darker.
    private const int InkDistance = 24;

    // Dust: smaller than a full stop in 12-point type, and not so many that they may be a pattern.
    private const int LargestSpeck = 3;
    private const int MostSpecks = 60;

    // Paper darker than this is a photograph, a cover or a fault; so is much that is lighter than the paper.
    private const int DarkestPaper = 160;
    private const double MostLighter = 0.001;

    // A scanner's edge.
    private const double Margin = 0.02;

    /// <summary>Returns the size at which pages are looked at.</summary>
    public static PixelSize ProbeSize(PageSize page)
    {
        double scale = ProbeSide / Math.Max(page.Width, page.Height);
        if (page.Unit == PageUnit.Pixel)
            scale = Math.Min(1, scale);
        return page.ToPixels(scale);
    }

    /// <summary>Tells whether a picture of <see cref="ProbeSize"/> is blank.</summary>
    public static bool IsBlank(PageImage image)
    {
        using PixelBuffer? gray = PictureDecoder.TryDecodeGray(image);
        if (gray is null)
            return false;
        int left = (int)(gray.Size.Width * Margin), top = (int)(gray.Size.Height * Margin);
        (int width, int height) = (gray.Size.Width - (2 * left), gray.Size.Height - (2 * top));
        if (width < 1 || height < 1)
            return false;
        Span<byte> inner = gray.Pixels[((top * gray.Stride) + left)..];
        int paper = MostFrequent(inner, width, height, gray.Stride, out double lighter);
        if (paper < DarkestPaper || (lighter > MostLighter && image.CleanUp is not { HasBordersRemoved: true }))
            return false;
        IReadOnlyList<ConnectedComponent> parts = ConnectedComponents.Find(inner, width, height, gray.Stride, paper - InkDistance);
        return parts.Count <= MostSpecks && parts.All(part => part.Width <= LargestSpeck && part.Height <= LargestSpeck);
    }

    private static int MostFrequent(ReadOnlySpan<byte> gray, int width, int height, int stride, out double lighter)
    {
        Span<int> counts = stackalloc int[256];
        ToneCounts.Of(gray, stride, new PixelSize(width, height), counts);
        int paper = ToneCounts.MostFrequent(counts);
        long above = 0;
        for (int value = paper + InkDistance + 1; value < 256; value++)
            above += counts[value];
        lighter = (double)above / ((long)width * height);
        return paper;
    }
}

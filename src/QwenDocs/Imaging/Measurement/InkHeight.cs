using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.Measurement;

/// <summary>The height of capitals in the small print of a scan, told by the connected parts of its ink.</summary>
internal static class InkHeight
{
    private const int FewestParts = 24;
    private const int LowestPart = 3;

    // A quarter of the way up, letters without ascenders stand; see TextHeight for the factor.
    private const double SmallShare = 0.25;
    private const double CapitalsOverLowLetters = 1.4;

    /// <summary>Returns the height as a share of the picture's height, or <see langword="null"/> where no print is found.</summary>
    public static double? Of(PageImage image)
    {
        using PixelBuffer? gray = PictureDecoder.TryDecodeGray(image);
        return gray is null ? null : Of(gray.Pixels, gray.Size.Width, gray.Size.Height, gray.Stride) is { } height ? height / gray.Size.Height : null;
    }

    /// <summary>Returns the height in pixels.</summary>
    public static double? Of(ReadOnlySpan<byte> gray, int width, int height, int stride)
    {
        List<int> heights = [];
        foreach (ConnectedComponent part in ConnectedComponents.Find(gray, width, height, stride, Threshold(gray, width, height, stride)))
        {
            // Rules, frames and pictures are no letters, neither is dust.
            if (part.Height >= LowestPart && part.Height <= height / 20 && part.Width <= part.Height * 4 && part.Height <= part.Width * 8)
                heights.Add(part.Height);
        }

        if (heights.Count < FewestParts)
            return null;
        heights.Sort();
        // Dots and commas are far lower than the letters around them.
        double median = heights[heights.Count / 2];
        int first = heights.FindIndex(part => part >= median * 0.45);
        return heights[first + (int)((heights.Count - first) * SmallShare)] * CapitalsOverLowLetters;
    }

    /// <summary>The gray that parts ink from paper best (N. Otsu, A Threshold Selection Method from Gray-Level Histograms, 1979).</summary>
    private static int Threshold(ReadOnlySpan<byte> gray, int width, int height, int stride)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        for (int y = 0; y < height; y++)
        {
            foreach (byte value in gray.Slice(y * stride, width))
                counts[value]++;
        }

        long total = (long)width * height;
        double sum = 0;
        for (int value = 0; value < 256; value++)
            sum += (double)value * counts[value];
        double darkSum = 0, bestVariance = -1;
        long dark = 0;
        int best = 127;
        for (int value = 0; value < 255; value++)
        {
            dark += counts[value];
            darkSum += (double)value * counts[value];
            if (dark == 0 || dark == total)
                continue;
            double difference = (darkSum / dark) - ((sum - darkSum) / (total - dark));
            double variance = dark * (double)(total - dark) * difference * difference;
            if (variance <= bestVariance)
                continue;
            bestVariance = variance;
            best = value;
        }

        return Math.Min(best, LightestInk(counts, total));
    }

    // Where a picture has few levels, the soft edges of small letters would join them.
    private static int LightestInk(ReadOnlySpan<int> counts, long total)
    {
        int darkest = 0, paper = 255;
        for (long seen = counts[0]; seen < total / 1000; seen += counts[darkest])
            darkest++;
        for (int value = 0; value < 255; value++)
            paper = counts[value] > counts[paper] ? value : paper;
        return paper > darkest ? paper - (int)((paper - darkest) * 0.52) : 255;
    }
}

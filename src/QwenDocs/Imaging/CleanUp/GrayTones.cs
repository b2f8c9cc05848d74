namespace QwenDocs.Imaging.CleanUp;

/// <summary>How the gray levels of a page are spread, read from every eighth row.</summary>
internal readonly struct GrayTones
{
    private const int RowStep = 8;

    // Paper counts as one tone up to this distance from its most frequent level.
    private const int PaperSpread = 20;
    private const int InkDistance = 60;

    private GrayTones(
        bool isBlackAndWhite,
        double flatness,
        double smoothness,
        int paper,
        int white,
        int black,
        double paperShare,
        double middleShare)
    {
        IsBlackAndWhite = isBlackAndWhite;
        Flatness = flatness;
        Smoothness = smoothness;
        Paper = paper;
        White = white;
        Black = black;
        PaperShare = paperShare;
        MiddleShare = middleShare;
    }

    /// <summary>Gets whether only black and white were met.</summary>
    public bool IsBlackAndWhite { get; }

    /// <summary>Gets the share of pixels that equal their left neighbour: near 1 for drawn pages, low for scans.</summary>
    public double Flatness { get; }

    /// <summary>Gets the share of pixels, neither near black nor near white, that differ a little from their left neighbour: photographs and gradients.</summary>
    public double Smoothness { get; }

    /// <summary>Gets the most frequent level of the lighter half.</summary>
    public int Paper { get; }

    /// <summary>Gets the level from which on everything is paper and its noise.</summary>
    public int White { get; }

    /// <summary>Gets the level of the darkest ink.</summary>
    public int Black { get; }

    /// <summary>Gets the share of pixels that are paper.</summary>
    public double PaperShare { get; }

    /// <summary>Gets the share of pixels that are neither paper nor clearly ink.</summary>
    public double MiddleShare { get; }

    public static GrayTones Read(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        long equal = 0, smooth = 0, all = 0;
        for (int y = 0; y < size.Height; y += RowStep)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * stride, size.Width);
            int previous = row[0];
            foreach (byte value in row)
            {
                counts[value]++;
                int step = Math.Abs(value - previous);
                equal += step == 0 ? 1 : 0;
                smooth += step is > 0 and < 20 && value is > 30 and < 226 ? 1 : 0;
                previous = value;
            }
            all += row.Length;
        }
        int paper = 255;
        for (int level = 128, most = 0; level < 256; level++)
        {
            int near = counts[level] + counts[Math.Max(0, level - 1)] + counts[Math.Min(255, level + 1)];
            if (near >= most)
                (most, paper) = (near, level);
        }
        int black = BlackPoint(counts, all);
        int middle = paper - Math.Min(InkDistance, (paper - black) / 2);
        long papers = 0, middles = 0;
        for (int level = 0; level < 256; level++)
        {
            if (Math.Abs(level - paper) <= PaperSpread || level > paper)
                papers += counts[level];
            else if (level > middle)
                middles += counts[level];
        }
        bool isBlackAndWhite = counts[0] + counts[255] == all;
        return new GrayTones(
            isBlackAndWhite, (double)equal / all, (double)smooth / all, paper, WhitePoint(counts, paper), black, (double)papers / all, (double)middles / all);
    }

    // Noise is as wide below the paper's level as above it, where there is nothing else.
    private static int WhitePoint(ReadOnlySpan<int> counts, int paper)
    {
        long above = 0, seen = 0;
        for (int level = paper; level < 256; level++)
            above += counts[level];
        int width = 0;
        while (paper + width < 255 && (seen += counts[paper + width]) < above * 0.98)
            width++;
        return Math.Max(paper - Math.Min(width, PaperSpread), 1);
    }

    private static int BlackPoint(ReadOnlySpan<int> counts, long all)
    {
        long seen = 0;
        int level = 0;
        while (level < 255 && (seen += counts[level]) < all / 1000)
            level++;
        return level;
    }
}

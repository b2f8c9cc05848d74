namespace QwenDocs.Ocr.Layout;

/// <summary>Where the crop of a line has ink: where the network drops a space, the paper still shows the gap, and its characters have no edges of their own.</summary>
internal sealed class InkGaps
{
    // In heights of the crop. A dot stands closer to its letter, the line above and a rule stand further away.
    private const double MaxBlank = 0.1;

    private readonly List<(int Left, int Right)> _gaps = [];

    /// <summary>Gets the part of the crop's height at which the print begins.</summary>
    public double Top { get; private set; }

    /// <summary>Gets the part of the crop's height at which the print ends.</summary>
    public double Bottom { get; private set; } = 1;

    private int FirstInk { get; set; }

    private int LastInk { get; set; }

    public static InkGaps Of(OcrBitmap crop)
    {
        ReadOnlySpan<byte> pixels = crop.Pixels;
        // The rim of the crop may hold parts of neighbouring lines or rules.
        int rim = crop.Height / 8, darkest = 255, lightest = 0;
        for (int y = rim; y < crop.Height - rim; y++)
        {
            for (int x = 0; x < crop.Width; x++)
            {
                int green = pixels[(y * crop.Stride) + (x * 4) + 1];
                darkest = Math.Min(darkest, green);
                lightest = Math.Max(lightest, green);
            }
        }
        var gaps = new InkGaps();
        gaps.Scan(pixels, crop, rim, (darkest + lightest) / 2, crop.Width);
        gaps.ScanRows(crop, rim, (darkest + lightest) / 2);
        return gaps;
    }

    /// <summary>Returns where the ink of the character in the middle of which a place is begins.</summary>
    public double LeftOf(double place) => _gaps.Where(gap => gap.Right <= place).Select(gap => gap.Right).DefaultIfEmpty(FirstInk).Max();

    /// <summary>Returns where the ink of the character in the middle of which a place is ends.</summary>
    public double RightOf(double place) => _gaps.Where(gap => gap.Left >= place).Select(gap => gap.Left).DefaultIfEmpty(LastInk + 1).Min();

    /// <summary>Returns the widest gap between two places.</summary>
    public double Widest(double from, double to)
    {
        double widest = 0;
        foreach ((int left, int right) in _gaps)
        {
            if (left < to && right > from)
                widest = Math.Max(widest, right - left);
        }
        return widest;
    }

    private void Scan(ReadOnlySpan<byte> pixels, OcrBitmap crop, int rim, int threshold, int width)
    {
        int start = -1;
        bool print = false;
        for (int x = 0; x < width; x++)
        {
            int dark = 0;
            for (int y = rim; y < crop.Height - rim; y++)
                dark += pixels[(y * crop.Stride) + (x * 4) + 1] < threshold ? 1 : 0;
            bool ink = dark > 0;
            if (ink)
            {
                FirstInk = print ? FirstInk : x;
                LastInk = x;
            }

            if (!ink && start < 0)
                start = x;
            if (ink && start >= 0)
            {
                if (print)
                    _gaps.Add((start, x));
                start = -1;
            }
            print |= ink;
        }
    }

    // From the middle third outwards, until the paper is blank.
    private void ScanRows(OcrBitmap crop, int rim, int threshold)
    {
        int height = crop.Height, blank = (int)Math.Ceiling(MaxBlank * height);
        int top = FindEnd(height / 3, -1, rim - 1), bottom = FindEnd(height * 2 / 3, 1, height - rim);
        (Top, Bottom) = ((double)top / height, (double)(bottom + 1) / height);

        int FindEnd(int from, int step, int end)
        {
            int last = from;
            for (int y = from; y != end && Math.Abs(y - last) <= blank; y += step)
            {
                if (HasInk(y))
                    last = y;
            }

            return last;
        }

        bool HasInk(int y)
        {
            ReadOnlySpan<byte> row = crop.Pixels.Slice(y * crop.Stride, crop.Width * 4);
            for (int x = 0; x < crop.Width; x++)
            {
                if (row[(x * 4) + 1] < threshold)
                    return true;
            }

            return false;
        }
    }
}

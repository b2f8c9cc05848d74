namespace QwenDocs.Ocr.Layout;

/// <summary>The columns without ink in the crop of a line: where the network drops a space, the paper still shows the gap.</summary>
internal sealed class InkGaps
{
    private readonly List<(int Left, int Right)> _gaps = [];

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
        return gaps;
    }

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
}

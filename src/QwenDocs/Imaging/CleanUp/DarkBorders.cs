using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.CleanUp;

/// <summary>Finds the dark edges that a scanner's lid or a copier leaves around a page, and makes them white.</summary>
internal static class DarkBorders
{
    private const int Dark = 90;
    private const double LeastDarkShare = 0.9;
    private const double WidestShare = 0.12;

    /// <returns>Whether there were any.</returns>
    public static bool TryRemove(PixelBuffer pixels)
    {
        (int width, int height) = (pixels.Size.Width, pixels.Size.Height);
        int mostRows = (int)(height * WidestShare), mostColumns = (int)(width * WidestShare);
        int top = Count(mostRows, i => DarkShareOfRow(pixels, i)), bottom = Count(mostRows, i => DarkShareOfRow(pixels, height - 1 - i));
        int left = Count(mostColumns, i => DarkShareOfColumn(pixels, i, top, height - bottom));
        int right = Count(mostColumns, i => DarkShareOfColumn(pixels, width - 1 - i, top, height - bottom));

        // As wide as could be: then it is no border but a dark page.
        if (top + bottom + left + right == 0 || top == mostRows || bottom == mostRows || left == mostColumns || right == mostColumns)
            return false;
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = pixels.Row(y);
            if (y < top || y >= height - bottom)
            {
                row.Fill(255);
                continue;
            }
            row[..(left * pixels.Channels)].Fill(255);
            row[((width - right) * pixels.Channels)..].Fill(255);
        }
        return true;
    }

    // A border is at least two pixels, and its soft inner edge goes with it.
    private static int Count(int most, Func<int, double> darkShare)
    {
        int count = 0;
        while (count < most && darkShare(count) >= LeastDarkShare)
            count++;
        return count < 2 ? 0 : Math.Min(most, count + (count < most ? 2 : 0));
    }

    private static double DarkShareOfRow(PixelBuffer pixels, int y)
    {
        Span<byte> row = pixels.Row(y);
        int channel = pixels.Channels == 1 ? 0 : 1;
        int dark = 0;
        for (int i = channel; i < row.Length; i += pixels.Channels)
            dark += row[i] < Dark ? 1 : 0;
        return (double)dark / pixels.Size.Width;
    }

    private static double DarkShareOfColumn(PixelBuffer pixels, int x, int from, int to)
    {
        int dark = 0;
        int at = (x * pixels.Channels) + (pixels.Channels == 1 ? 0 : 1);
        Span<byte> all = pixels.Pixels;
        for (int y = from; y < to; y++)
            dark += all[(y * pixels.Stride) + at] < Dark ? 1 : 0;
        return (double)dark / Math.Max(1, to - from);
    }
}

using System.Buffers;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;

namespace QwenDocs.Rendering.TextLayers;

/// <summary>Tells rules, frames and shaded rows, which text can do without, from pictures, signatures, stamps and codes.</summary>
internal static class Drawings
{
    private const int LeastInk = 48;

    // Pixels: rules and fields are straight runs of at least this, and the rest of them are rounded corners.
    private const int StraightRun = 30;
    private const int MostStrokePixels = 60;

    // A plain page fills areas with a few tones, and the edges of rules add some.
    private const int LeastToneArea = 40;
    private const int PlainTones = 24;

    /// <summary>Whether a picture of a page without its text shows more than rules, frames and shades.</summary>
    public static bool Any(ReadOnlySpan<byte> gray, int stride, PixelSize size)
    {
        Span<int> counts = stackalloc int[256];
        ToneCounts.Of(gray, stride, size, counts);
        int tones = 0;
        foreach (int count in counts)
            tones += count > LeastToneArea ? 1 : 0;
        return tones > PlainTones || StrokePixels(gray, stride, size, ToneCounts.MostFrequent(counts)) > MostStrokePixels;
    }

    /// <summary>Counts the pixels of ink that lie in no straight run, neither across nor down.</summary>
    private static int StrokePixels(ReadOnlySpan<byte> gray, int stride, PixelSize size, int paper)
    {
        int[] down = ArrayPool<int>.Shared.Rent(size.Width);
        byte[] straight = ArrayPool<byte>.Shared.Rent((int)size.Area);
        try
        {
            Array.Clear(down);
            Array.Clear(straight, 0, (int)size.Area);
            int strokes = 0;
            for (int y = 0; y <= size.Height; y++)
            {
                for (int x = 0, run = 0; x <= size.Width; x++)
                {
                    bool isInk = x < size.Width && y < size.Height && Math.Abs(gray[(y * stride) + x] - paper) > LeastInk;
                    if (x < size.Width && !isInk)
                    {
                        for (int above = down[x] >= StraightRun ? down[x] : 0; above > 0; above--)
                            straight[((y - above) * size.Width) + x] = 1;
                        down[x] = 0;
                    }
                    else if (x < size.Width)
                    {
                        down[x]++;
                    }

                    run = isInk ? run + 1 : MarkRun(straight, (y * size.Width) + x, run);
                }
            }

            for (int y = 0; y < size.Height; y++)
            {
                for (int x = 0; x < size.Width; x++)
                    strokes += straight[(y * size.Width) + x] == 0 && Math.Abs(gray[(y * stride) + x] - paper) > LeastInk ? 1 : 0;
            }

            return strokes;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(down);
            ArrayPool<byte>.Shared.Return(straight);
        }
    }

    private static int MarkRun(byte[] straight, int end, int length)
    {
        if (length >= StraightRun)
            straight.AsSpan(end - length, length).Fill(1);
        return 0;
    }
}

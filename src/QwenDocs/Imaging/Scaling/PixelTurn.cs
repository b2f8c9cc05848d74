using System.Runtime.InteropServices;

namespace QwenDocs.Imaging.Scaling;

/// <summary>Mirrors pixels and turns them in quarters.</summary>
internal static class PixelTurn
{
    private const int Tile = 32;

    /// <summary>Turns a stored picture for display.</summary>
    public static PixelBuffer Turn(PixelBuffer source, PictureOrientation orientation, long memoryLimit)
    {
        PixelSize size = orientation.SwapsSides ? new PixelSize(source.Size.Height, source.Size.Width) : source.Size;
        var target = new PixelBuffer(size, source.Channels, memoryLimit);
        if (source.Channels == 1)
            Turn<byte>(source.Pixels, source.Size, target.Pixels, orientation);
        else
            Turn(MemoryMarshal.Cast<byte, uint>(source.Pixels), source.Size, MemoryMarshal.Cast<byte, uint>(target.Pixels), orientation);
        return target;
    }

    // In tiles: a turned row is a column, and a column of a whole picture fits no cache.
    private static void Turn<T>(ReadOnlySpan<T> from, PixelSize size, Span<T> to, PictureOrientation orientation)
    {
        int w = size.Width, h = size.Height;
        (int start, int xStep, int yStep) = orientation.Rotation switch
        {
            90 => (h - 1, h, -1),
            180 => ((w * h) - 1, -1, -w),
            270 => ((w - 1) * h, -h, 1),
            _ => (0, 1, w),
        };
        if (orientation.IsMirrored)
            (start, xStep) = (start + ((w - 1) * xStep), -xStep);
        for (int top = 0; top < h; top += Tile)
        {
            for (int left = 0; left < w; left += Tile)
            {
                for (int y = top; y < Math.Min(h, top + Tile); y++)
                {
                    int at = start + (left * xStep) + (y * yStep);
                    foreach (T? pixel in from.Slice((y * w) + left, Math.Min(Tile, w - left)))
                    {
                        to[at] = pixel;
                        at += xStep;
                    }
                }
            }
        }
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace QwenDocs.Imaging.Codecs;

/// <summary>What decides how a page is encoded, read from pixels of four bytes: blue, green, red and one without meaning.</summary>
internal static class PixelInspection
{
    private const uint LowBytes = 0x0000FFFF;

    /// <summary>Tells whether every pixel has equal blue, green and red.</summary>
    public static bool IsGray(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        for (int y = 0; y < size.Height; y++)
        {
            if (!IsGray(Row(pixels, stride, size.Width, y)))
                return false;
        }
        return true;
    }

    /// <summary>Takes one byte of every pixel.</summary>
    public static void CopyGray(ReadOnlySpan<byte> pixels, int stride, PixelSize size, Span<byte> gray)
    {
        var mask = new Vector<uint>(0xFF);
        for (int y = 0; y < size.Height; y++)
        {
            var row = Row(pixels, stride, size.Width, y);
            var to = gray.Slice(y * size.Width, size.Width);
            int x = 0;
            for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            {
                var a = new Vector<uint>(row[x..]) & mask;
                var b = new Vector<uint>(row[(x + Vector<uint>.Count)..]) & mask;
                var c = new Vector<uint>(row[(x + (2 * Vector<uint>.Count))..]) & mask;
                var d = new Vector<uint>(row[(x + (3 * Vector<uint>.Count))..]) & mask;
                Vector.Narrow(Vector.Narrow(a, b), Vector.Narrow(c, d)).CopyTo(to[x..]);
            }
            for (; x < row.Length; x++)
                to[x] = (byte)row[x];
        }
    }

    /// <summary>Returns the share of pixels that equal their left neighbour, from every eighth row: near 1 for drawn pages, low for scans.</summary>
    public static double Flatness(ReadOnlySpan<byte> pixels, int bytesPerPixel, int stride, PixelSize size)
    {
        if (size.Width < 2)
            return 1;
        long equal = 0;
        long all = 0;
        for (int y = 0; y < size.Height; y += 8)
        {
            var row = pixels.Slice(y * stride, size.Width * bytesPerPixel);
            equal += bytesPerPixel == 1 ? CountRepeats(row) : CountRepeats(MemoryMarshal.Cast<byte, uint>(row));
            all += size.Width - 1;
        }
        return (double)equal / all;
    }

    private static ReadOnlySpan<uint> Row(ReadOnlySpan<byte> pixels, int stride, int width, int y) =>
        MemoryMarshal.Cast<byte, uint>(pixels.Slice(y * stride, width * 4));

    private static bool IsGray(ReadOnlySpan<uint> row)
    {
        var mask = new Vector<uint>(LowBytes);
        var difference = Vector<uint>.Zero;
        int x = 0;
        for (; x <= row.Length - Vector<uint>.Count; x += Vector<uint>.Count)
        {
            var pixel = new Vector<uint>(row[x..]);
            difference |= (pixel ^ (pixel >> 8)) & mask;
        }
        uint rest = 0;
        for (; x < row.Length; x++)
            rest |= (row[x] ^ (row[x] >> 8)) & LowBytes;
        return rest == 0 && Vector.EqualsAll(difference, Vector<uint>.Zero);
    }

    private static int CountRepeats(ReadOnlySpan<byte> row)
    {
        int count = 0;
        for (int x = 1; x < row.Length; x++)
            count += row[x] == row[x - 1] ? 1 : 0;
        return count;
    }

    private static int CountRepeats(ReadOnlySpan<uint> row)
    {
        int count = 0;
        for (int x = 1; x < row.Length; x++)
            count += row[x] == row[x - 1] ? 1 : 0;
        return count;
    }
}

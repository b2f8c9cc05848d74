using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace QwenDocs.Imaging.Measurement;

/// <summary>What decides how a page is encoded, read from pixels of four bytes: blue, green, red and one without meaning.</summary>
internal static class PixelInspection
{
    private const uint LowBytes = 0x0000FFFF;

    // Areas beyond these levels are as good as black or white.
    private const int DarkestGray = 40;
    private const int LightestGray = 243;
    private const int FewestGrayAreas = 4;

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

    /// <summary>
    /// Tells whether gray pixels hold an area that is gray, such as the shading of a table's head. The edges of black print are gray as
    /// well, and so is a thin rule, but never three rows deep.
    /// </summary>
    public static bool HasGrayAreas(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        const int Columns = sizeof(ulong), RowStep = 4, Rows = 3;
        int areas = 0;
        for (int y = 0; y + Rows <= size.Height; y += RowStep)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * stride, size.Width);
            for (int x = 0; x + Columns <= size.Width; x += Columns)
            {
                uint value = row[x];
                if (value is < DarkestGray or > LightestGray || row[x + Columns - 1] != value)
                    continue;
                ulong flat = value * 0x0101_0101_0101_0101UL;
                if (ReadBlock(pixels, (y * stride) + x) == flat && ReadBlock(pixels, ((y + 1) * stride) + x) == flat
                    && ReadBlock(pixels, ((y + 2) * stride) + x) == flat && ++areas >= FewestGrayAreas)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Takes one byte of every pixel.</summary>
    public static void CopyGray(ReadOnlySpan<byte> pixels, int stride, PixelSize size, Span<byte> gray)
    {
        var mask = new Vector<uint>(0xFF);
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<uint> row = Row(pixels, stride, size.Width, y);
            Span<byte> to = gray.Slice(y * size.Width, size.Width);
            int x = 0;
            for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            {
                Vector<uint> a = new Vector<uint>(row[x..]) & mask;
                Vector<uint> b = new Vector<uint>(row[(x + Vector<uint>.Count)..]) & mask;
                Vector<uint> c = new Vector<uint>(row[(x + (2 * Vector<uint>.Count))..]) & mask;
                Vector<uint> d = new Vector<uint>(row[(x + (3 * Vector<uint>.Count))..]) & mask;
                Vector.Narrow(Vector.Narrow(a, b), Vector.Narrow(c, d)).CopyTo(to[x..]);
            }
            for (; x < row.Length; x++)
                to[x] = (byte)row[x];
        }
    }

    /// <summary>Turns colours into gray: 0.299 red, 0.587 green, 0.114 blue (ITU-R BT.601).</summary>
    public static void ToGray(ReadOnlySpan<byte> pixels, int stride, PixelSize size, Span<byte> gray)
    {
        for (int y = 0; y < size.Height; y++)
            ToGray(pixels.Slice(y * stride, size.Width * 4), gray.Slice(y * size.Width, size.Width));
    }

    /// <summary>Turns one row of colours into gray.</summary>
    public static void ToGray(ReadOnlySpan<byte> row, Span<byte> gray)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(row);
        var mask = new Vector<uint>(0xFF);
        int step = Vector<uint>.Count;
        int x = 0;
        for (; x <= pixels.Length - (4 * step); x += 4 * step)
        {
            Vector.Narrow(
                Vector.Narrow(Luma(new Vector<uint>(pixels[x..]), mask), Luma(new Vector<uint>(pixels[(x + step)..]), mask)),
                Vector.Narrow(Luma(new Vector<uint>(pixels[(x + (2 * step))..]), mask), Luma(new Vector<uint>(pixels[(x + (3 * step))..]), mask)))
                .CopyTo(gray[x..]);
        }
        for (; x < pixels.Length; x++)
            gray[x] = (byte)((((pixels[x] & 0xFF) * 29) + (((pixels[x] >> 8) & 0xFF) * 150) + (((pixels[x] >> 16) & 0xFF) * 77) + 128) >> 8);
    }

    /// <summary>Places colours with transparency, not multiplied by it, on white.</summary>
    public static void PlaceOnWhite(Span<byte> row)
    {
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(row);
        if (IsOpaque(pixels))
            return;
        for (int i = 0; i < row.Length; i += 4)
        {
            int alpha = row[i + 3];
            if (alpha == 255)
                continue;
            for (int channel = i; channel < i + 3; channel++)
                row[channel] = (byte)(((row[channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            row[i + 3] = 255;
        }
    }

    private static ulong ReadBlock(ReadOnlySpan<byte> pixels, int at) => BinaryPrimitives.ReadUInt64LittleEndian(pixels[at..]);

    private static Vector<uint> Luma(Vector<uint> pixels, Vector<uint> mask) =>
        (((pixels & mask) * 29) + (((pixels >> 8) & mask) * 150) + (((pixels >> 16) & mask) * 77) + new Vector<uint>(128)) >> 8;

    private static bool IsOpaque(ReadOnlySpan<uint> pixels)
    {
        Vector<uint> all = Vector<uint>.AllBitsSet;
        int x = 0;
        for (; x <= pixels.Length - Vector<uint>.Count; x += Vector<uint>.Count)
            all &= new Vector<uint>(pixels[x..]);
        uint rest = 0xFF000000;
        for (; x < pixels.Length; x++)
            rest &= pixels[x];
        return (rest & 0xFF000000) == 0xFF000000 && Vector.EqualsAll(all & new Vector<uint>(0xFF000000), new Vector<uint>(0xFF000000));
    }

    private static ReadOnlySpan<uint> Row(ReadOnlySpan<byte> pixels, int stride, int width, int y) =>
        MemoryMarshal.Cast<byte, uint>(pixels.Slice(y * stride, width * 4));

    private static bool IsGray(ReadOnlySpan<uint> row)
    {
        var mask = new Vector<uint>(LowBytes);
        Vector<uint> difference = Vector<uint>.Zero;
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
}

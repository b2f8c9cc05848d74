using System.Runtime.InteropServices;

namespace QwenDocs.Imaging.Encoding;

/// <summary>
/// Finds the colours of a drawn page, each channel rounded to 16 levels: text with smooth edges has a few dozen of them, and most of
/// those are so near to others that 16 colours say the same in half the bytes.
/// </summary>
internal static class PaletteBuilder
{
    private const int MostEntries = 256;
    private const int FewEntries = 16;

    // A4 at more than 150 dots an inch. At 150, OCR took an O for a 0 where 16 colours stood for all shades of its edge.
    private const long LeastPixelsForFewColors = 3_000_000;

    private const int Step = 17;

    // How far a colour may lie from the one that stands for it, in any channel. Paper stands for its next neighbours alone, or light print would go.
    private static readonly int[] Tolerances = [2 * Step, 3 * Step, 4 * Step];
    private const int PaperTolerance = Step;

    // Edges of letters are a pixel or two wide; colours in longer runs are areas or gradients, and keep their shades.
    private const int LongestEdge = 4;

    /// <summary>Writes the palette, and the entry of every pixel.</summary>
    /// <param name="pixels">Blue, green, red and one byte without meaning.</param>
    /// <param name="stride">The bytes from one row to the next.</param>
    /// <param name="size">The size.</param>
    /// <param name="indexes">Takes the entry of each pixel, row after row.</param>
    /// <param name="palette">Takes red, green and blue of up to 256 entries.</param>
    /// <returns>The number of entries; 0 when there are more than 256.</returns>
    public static int Build(ReadOnlySpan<byte> pixels, int stride, PixelSize size, Span<byte> indexes, Span<byte> palette)
    {
        Span<short> entries = stackalloc short[1 << 12];
        entries.Fill(-1);
        Span<byte> level = stackalloc byte[256];
        for (int value = 0; value < 256; value++)
            level[value] = (byte)((value + 8) / 17);
        int count = 0;
        int at = 0;
        uint last = 0;
        byte index = 0;
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<uint> row = MemoryMarshal.Cast<byte, uint>(pixels.Slice(y * stride, size.Width * 4));
            foreach (uint pixel in row)
            {
                if (pixel != last || at == 0)
                {
                    last = pixel;
                    int key = level[(byte)pixel] | (level[(byte)(pixel >> 8)] << 4) | (level[(byte)(pixel >> 16)] << 8);
                    if (entries[key] < 0)
                    {
                        if (count == MostEntries)
                            return 0;
                        palette[3 * count] = (byte)(Step * (key >> 8));
                        palette[(3 * count) + 1] = (byte)(Step * ((key >> 4) & 15));
                        palette[(3 * count) + 2] = (byte)(Step * (key & 15));
                        entries[key] = (short)count++;
                    }
                    index = (byte)entries[key];
                }
                indexes[at++] = index;
            }
        }
        return count <= FewEntries || size.Area < LeastPixelsForFewColors ? count : Reduce(palette, count, indexes[..at]);
    }

    /// <summary>Lets 16 frequent colours stand for those near to them, where none is far from all of them.</summary>
    private static int Reduce(Span<byte> palette, int count, Span<byte> indexes)
    {
        Span<int> frequency = stackalloc int[MostEntries];
        Span<int> runs = stackalloc int[MostEntries];
        Count(indexes, frequency, runs);
        byte[] order = new byte[count];
        int[] keys = new int[count];
        for (int entry = 0; entry < count; entry++)
            (order[entry], keys[entry]) = ((byte)entry, -frequency[entry]);
        Array.Sort(keys, order);
        Span<bool> isArea = stackalloc bool[MostEntries];
        for (int entry = 0; entry < count; entry++)
            isArea[entry] = frequency[entry] > (long)LongestEdge * runs[entry];
        Span<byte> standIns = stackalloc byte[MostEntries];
        Span<byte> kept = stackalloc byte[FewEntries];
        foreach (int tolerance in Tolerances)
        {
            int few = Choose(palette, order, isArea, tolerance, standIns, kept);
            if (few == 0)
                continue;
            Span<byte> reduced = stackalloc byte[3 * FewEntries];
            for (int entry = 0; entry < few; entry++)
                palette.Slice(3 * kept[entry], 3).CopyTo(reduced[(3 * entry)..]);
            reduced[..(3 * few)].CopyTo(palette);
            foreach (ref byte index in indexes)
                index = standIns[index];
            return few;
        }
        return count;
    }

    /// <summary>Counts the pixels of each colour, and the runs that they stand in.</summary>
    private static void Count(ReadOnlySpan<byte> indexes, Span<int> frequency, Span<int> runs)
    {
        frequency.Clear();
        runs.Clear();
        int last = -1;
        foreach (byte index in indexes)
        {
            frequency[index]++;
            if (index != last)
                runs[index]++;
            last = index;
        }
    }

    private static int Choose(
        ReadOnlySpan<byte> palette,
        byte[] order,
        ReadOnlySpan<bool> isArea,
        int tolerance,
        Span<byte> standIns,
        Span<byte> kept)
    {
        int few = 0;
        foreach (byte entry in order)
        {
            int nearest = -1, least = int.MaxValue;
            for (int candidate = 0; candidate < few; candidate++)
            {
                int distance = Distance(palette, entry, kept[candidate]);
                if (distance < least && distance <= (candidate == 0 || isArea[entry] ? PaperTolerance : tolerance))
                    (nearest, least) = (candidate, distance);
            }
            if (nearest < 0)
            {
                if (few == FewEntries)
                    return 0;
                kept[few] = entry;
                nearest = few++;
            }
            standIns[entry] = (byte)nearest;
        }
        return few;
    }

    private static int Distance(ReadOnlySpan<byte> palette, int left, int right)
    {
        int most = 0;
        for (int channel = 0; channel < 3; channel++)
            most = Math.Max(most, Math.Abs(palette[(3 * left) + channel] - palette[(3 * right) + channel]));
        return most;
    }
}

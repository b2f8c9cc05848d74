using System.Runtime.InteropServices;

namespace QwenDocs.Imaging.Codecs;

/// <summary>Finds the colours of a drawn page, each channel rounded to 16 levels: text with smooth edges has a few dozen of them.</summary>
internal static class PaletteBuilder
{
    private const int MostEntries = 256;

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
                        palette[3 * count] = (byte)(17 * (key >> 8));
                        palette[(3 * count) + 1] = (byte)(17 * ((key >> 4) & 15));
                        palette[(3 * count) + 2] = (byte)(17 * (key & 15));
                        entries[key] = (short)count++;
                    }
                    index = (byte)entries[key];
                }
                indexes[at++] = index;
            }
        }
        return count;
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using QwenDocs.Imaging.CleanUp;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Imaging.Scaling;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace QwenDocs.Imaging.Encoding;

/// <summary>
/// Encodes the pixels of a page as the cheapest picture that is read as well: few gray levels or a palette as PNG, which keeps every
/// edge of the text and takes two or three milliseconds, JPEG for photographs and noise. docs/performance.md has the candidates.
/// </summary>
internal static class PageEncoder
{
    // Invoices stand above 0.85, the densest text at 0.7; scans with noise below 0.2.
    private const double DrawnFlatness = 0.5;
    private const double MostSmoothness = 0.05;

    // Where gray is nothing but the edges of black print; a photograph of a hundredth of the page is above.
    private const double MostEdgeSmoothness = 0.01;

    /// <summary>The pixels from which on letters have enough of them for four gray levels or 16 colours: in a smaller picture the shades of an edge say where it is, and OCR reads worse without them.</summary>
    public const long LeastPixelsForFewLevels = 1_000_000;

    // A scan of print: most of it is paper, and little is neither paper nor ink.
    private const double LeastPaper = 0.7;
    private const double MostMiddle = 0.06;
    private const int LeastContrast = 30;

    // Ink this close to its paper is hard to read, for people too.
    private const int FaintContrast = 110;

    // What scanners and JPEG make of gray; a colour that a person names stands farther from it.
    private const int MostGrayChroma = 30;
    private const double MostColored = 0.0001;
    private const int MostPaletteEntries = 256;

    /// <summary>Encodes rows of a page.</summary>
    /// <param name="work">The page, the size and the quality.</param>
    /// <param name="pixels">The rows: gray, or blue, green, red and one byte without meaning.</param>
    /// <param name="stride">The bytes from one row to the next.</param>
    /// <param name="channels">The bytes of a pixel: 1 or 4.</param>
    /// <param name="isScan">Whether the pixels are those of a picture, whose paper may be tinted and whose print may be faint.</param>
    public static PageImage Encode(PictureWork work, ReadOnlySpan<byte> pixels, int stride, int channels, bool isScan)
    {
        PixelSize size = work.Size;
        if (channels == 1)
            return EncodeGray(work, pixels, stride, isScan);
        bool isGray = PixelInspection.IsGray(pixels, stride, size);
        if (!isGray && !(isScan && IsNearlyGray(pixels, stride, size)))
            return EncodeColor(work, pixels, stride);
        byte[] gray = ArrayPool<byte>.Shared.Rent(checked((int)size.Area));
        try
        {
            if (isGray)
                PixelInspection.CopyGray(pixels, stride, size, gray);
            else
                PixelInspection.ToGray(pixels, stride, size, gray);
            return EncodeGray(work, gray, size.Width, isScan);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(gray);
        }
    }

    private static PageImage EncodeGray(PictureWork work, ReadOnlySpan<byte> pixels, int stride, bool isScan)
    {
        PixelSize size = work.Size;
        var tones = GrayTones.Read(pixels, stride, size);
        int contrast = tones.White - tones.Black;
        bool isPrint = tones.PaperShare >= LeastPaper && tones.MiddleShare <= MostMiddle && contrast >= LeastContrast;
        bool isFaint = isScan && work.IsCleaningUp && isPrint && contrast < FaintContrast;
        if (tones.Flatness >= DrawnFlatness && !isFaint)
            return Png(work, WriteGray(pixels, stride, size, DrawnLevels(tones, pixels, stride, size)));
        if (!isPrint)
            return Jpeg<L8>(work, pixels, stride, JpegColorType.Luminance);
        PageImage image = Png(work, WriteGray(pixels, stride, size, GrayLevels.Between(tones.Black, tones.White)));
        if (isFaint)
            image.CleanUp = new PageCleanUp(0, HasBordersRemoved: false, IsStretched: true);
        return image;
    }

    /// <summary>Chooses the fewest levels that keep what a drawn page shows.</summary>
    private static GrayLevels DrawnLevels(GrayTones tones, ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        if (tones.IsBlackAndWhite && IsBlackAndWhite(pixels, stride, size))
            return GrayLevels.Even(1);
        if (tones.Smoothness > MostSmoothness)
            return GrayLevels.Even(8);
        return size.Area >= LeastPixelsForFewLevels && tones.Smoothness <= MostEdgeSmoothness && !PixelInspection.HasGrayAreas(pixels, stride, size) ? GrayLevels.Edges : GrayLevels.Even(4);
    }

    private static PageImage EncodeColor(PictureWork work, ReadOnlySpan<byte> pixels, int stride)
    {
        PixelSize size = work.Size;
        if (Flatness(pixels, stride, size) < DrawnFlatness)
            return Jpeg<Bgra32>(work, pixels, stride, JpegColorType.YCbCrRatio420);
        byte[] indexes = ArrayPool<byte>.Shared.Rent(checked((int)size.Area));
        try
        {
            Span<byte> palette = stackalloc byte[3 * MostPaletteEntries];
            int entries = PaletteBuilder.Build(pixels, stride, size, indexes, palette);
            return entries > 0
                ? Png(work, WritePalette(indexes, size, entries, palette[..(3 * entries)]))
                : Jpeg<Bgra32>(work, pixels, stride, JpegColorType.YCbCrRatio444);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(indexes);
        }
    }

    private static PageImage Png(PictureWork work, ReadOnlyMemory<byte> bytes) =>
        new(work.PageNumber, work.Size, "image/png", bytes) { PageSize = work.PageSize };

    private static unsafe PageImage Jpeg<TPixel>(PictureWork work, ReadOnlySpan<byte> pixels, int stride, JpegColorType color)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        PixelSize size = work.Size;
        if (stride != size.Width * sizeof(TPixel))
        {
            using var tight = new PixelBuffer(size, sizeof(TPixel));
            for (int y = 0; y < size.Height; y++)
                pixels.Slice(y * stride, tight.Stride).CopyTo(tight.Row(y));
            return Jpeg<TPixel>(work, tight.Pixels, tight.Stride, color);
        }
        fixed (byte* start = pixels)
        {
            using var image = Image.WrapMemory<TPixel>(start, size.Width, size.Height);
            using var file = new MemoryStream(Math.Max(4096, pixels.Length / 10));
            image.Save(file, new JpegEncoder { Quality = work.JpegQuality, ColorType = color });
            return new PageImage(work.PageNumber, size, "image/jpeg", file.ToArray()) { PageSize = work.PageSize };
        }
    }

    /// <summary>Writes gray pixels in few levels.</summary>
    public static unsafe ReadOnlyMemory<byte> WriteGray(
        ReadOnlySpan<byte> pixels, int stride, PixelSize size, GrayLevels levels, ZLibCompressionOptions? compression = null)
    {
        int bits = levels.Bits;
        byte[] table = levels.Table;
        fixed (byte* start = pixels)
        {
            nint address = (nint)start;
            return PngWriter.Write(
                size,
                PngColor.Gray,
                bits,
                [],
                (y, packed) => Pack(new ReadOnlySpan<byte>((byte*)address + ((long)y * stride), size.Width), packed, bits, table),
                compression ?? PngWriter.Compression);
        }
    }

    private static ReadOnlyMemory<byte> WritePalette(byte[] indexes, PixelSize size, int entries, ReadOnlySpan<byte> palette)
    {
        int bits = entries switch { <= 2 => 1, <= 4 => 2, <= 16 => 4, _ => 8 };
        byte[] levels = new byte[256];
        for (int level = 0; level < 256; level++)
            levels[level] = (byte)level;
        return PngWriter.Write(size, PngColor.Palette, bits, palette, (y, packed) => Pack(indexes.AsSpan(y * size.Width, size.Width), packed, bits, levels), PngWriter.Compression);
    }

    /// <summary>Packs samples into bits, the first one highest.</summary>
    private static void Pack(ReadOnlySpan<byte> row, Span<byte> packed, int bits, byte[] levels)
    {
        ref byte level = ref MemoryMarshal.GetArrayDataReference(levels);
        switch (bits)
        {
            case 8:
                for (int x = 0; x < row.Length; x++)
                    packed[x] = Unsafe.Add(ref level, row[x]);
                return;
            case 4:
                int pairs = row.Length / 2;
                for (int x = 0; x < pairs; x++)
                {
                    packed[x] = (byte)((Unsafe.Add(ref level, row[2 * x]) << 4)
                        | Unsafe.Add(ref level, row[(2 * x) + 1]));
                }
                if ((row.Length & 1) != 0)
                    packed[pairs] = (byte)(levels[row[^1]] << 4);
                return;
            case 2:
                int fours = row.Length / 4;
                for (int x = 0; x < fours; x++)
                {
                    packed[x] = (byte)((Unsafe.Add(ref level, row[4 * x]) << 6) | (Unsafe.Add(ref level, row[(4 * x) + 1]) << 4)
                        | (Unsafe.Add(ref level, row[(4 * x) + 2]) << 2) | Unsafe.Add(ref level, row[(4 * x) + 3]));
                }
                for (int x = 4 * fours, shift = 6; x < row.Length; x++, shift -= 2)
                    packed[fours] = (byte)((shift == 6 ? 0 : packed[fours]) | (levels[row[x]] << shift));
                return;
            default:
                packed.Clear();
                int perByte = 8 / bits;
                for (int x = 0; x < row.Length; x++)
                    packed[x / perByte] |= (byte)(levels[row[x]] << (8 - bits - (x % perByte * bits)));
                return;
        }
    }

    private static bool IsBlackAndWhite(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        for (int y = 0; y < size.Height; y++)
        {
            if (pixels.Slice(y * stride, size.Width).IndexOfAnyExcept((byte)0, (byte)255) >= 0)
                return false;
        }
        return true;
    }

    /// <summary>Tells, by every fourth row, whether hardly a pixel stands off the gray axis, the paper's own tint aside.</summary>
    private static bool IsNearlyGray(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        long most = (long)(size.Area / 4 * MostColored);
        long colored = 0;
        for (int y = 0; y < size.Height; y += 4)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * stride, size.Width * 4);
            for (int i = 0; i < row.Length; i += 4)
            {
                int blue = row[i], green = row[i + 1], red = row[i + 2];
                int chroma = Math.Max(blue, Math.Max(green, red)) - Math.Min(blue, Math.Min(green, red));
                colored += chroma > MostGrayChroma ? 1 : 0;
            }
            if (colored > most)
                return false;
        }
        return true;
    }

    private static double Flatness(ReadOnlySpan<byte> pixels, int stride, PixelSize size)
    {
        long equal = 0;
        long all = 0;
        for (int y = 0; y < size.Height; y += 8)
        {
            ReadOnlySpan<uint> row = MemoryMarshal.Cast<byte, uint>(pixels.Slice(y * stride, size.Width * 4));
            for (int x = 1; x < row.Length; x++)
                equal += row[x] == row[x - 1] ? 1 : 0;
            all += row.Length - 1;
        }
        return all == 0 ? 1 : (double)equal / all;
    }
}

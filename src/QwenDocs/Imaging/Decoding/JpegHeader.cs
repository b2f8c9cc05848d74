using System.Buffers.Binary;

namespace QwenDocs.Imaging.Decoding;

/// <summary>What the markers of a JPEG say (ITU-T T.81, annex B).</summary>
/// <param name="Size">The size as it is stored.</param>
/// <param name="Components">The number of colour components.</param>
/// <param name="IsPlain">Whether any decoder shows it as it is: baseline or extended Huffman coding, 8 bits, one or three components, no Exif block that may turn it, and an end.</param>
/// <param name="UnsupportedCoding">The name of a coding that is not decoded, or <see langword="null"/>.</param>
internal readonly record struct JpegHeader(PixelSize Size, int Components, bool IsPlain, string? UnsupportedCoding)
{
    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;
    private const int Application1 = 0xE1;

    /// <summary>Reads the markers up to the first scan.</summary>
    /// <returns>The header, or <see langword="null"/> when this is no JPEG, or one without a frame before its first scan.</returns>
    public static JpegHeader? Read(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
            return null;
        bool hasExif = false;
        bool isDamaged = false;
        JpegHeader? header = null;
        int at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            int marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            isDamaged = length < 2 || at + 2 + length > jpeg.Length;
            if (isDamaged || marker == StartOfScan)
                break;
            ReadOnlySpan<byte> segment = jpeg.Slice(at + 4, length - 2);
            if (marker == Application1)
                hasExif |= segment.StartsWith("Exif"u8);
            else if (IsFrame(marker) && segment.Length >= 6)
                header = ReadFrame(marker, segment);
            at += 2 + length;
        }
        return header is { } found ? found with { IsPlain = found.IsPlain && !hasExif && !isDamaged && HasEnd(jpeg) } : null;
    }

    /// <summary>Tells whether the marker that ends a JPEG is the last thing in it, zeros aside.</summary>
    public static bool HasEnd(ReadOnlySpan<byte> jpeg) => jpeg.TrimEnd((byte)0) is [.., 0xFF, EndOfImage];

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static JpegHeader ReadFrame(int marker, ReadOnlySpan<byte> segment)
    {
        var size = new PixelSize(
            BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
        string? unsupported = marker switch
        {
            0xC3 or 0xC7 => "lossless coding",
            0xC5 or 0xC6 => "hierarchical coding",
            >= 0xC9 => "arithmetic coding",
            _ when segment[0] != 8 => FormattableString.Invariant($"{segment[0]} bits a sample"),
            _ => null,
        };
        return new JpegHeader(size, segment[5], marker is 0xC0 or 0xC1 && segment[0] == 8 && (segment[5] is 1 or 3), unsupported);
    }
}

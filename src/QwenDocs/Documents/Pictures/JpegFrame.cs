using System.Buffers.Binary;

namespace QwenDocs.Documents.Pictures;

/// <summary>What the frame header of a JPEG says (ITU-T T.81, B.2.2).</summary>
/// <param name="Width">The width as stored, in pixels.</param>
/// <param name="Height">The height as stored, in pixels.</param>
/// <param name="UnsupportedCoding">The name of a coding that is not decoded, or <see langword="null"/>.</param>
internal readonly record struct JpegFrame(int Width, int Height, string? UnsupportedCoding)
{
    /// <summary>Finds the frame header.</summary>
    /// <returns>The frame, or <see langword="null"/> where there is none before the first scan.</returns>
    public static JpegFrame? Read(ReadOnlySpan<byte> jpeg)
    {
        for (int at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            int marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (marker == 0xDA || length < 2 || at + 2 + length > jpeg.Length)
                return null;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 8)
                return ReadFrame(marker, jpeg.Slice(at + 4, length - 2));
            at += 2 + length;
        }
        return null;
    }

    private static JpegFrame ReadFrame(int marker, ReadOnlySpan<byte> segment)
    {
        string? unsupported = marker switch
        {
            0xC3 or 0xC7 => "lossless coding",
            0xC5 or 0xC6 => "hierarchical coding",
            >= 0xC9 => "arithmetic coding",
            _ when segment[0] != 8 => FormattableString.Invariant($"{segment[0]} bits a sample"),
            _ => null,
        };
        return new JpegFrame(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), unsupported);
    }
}

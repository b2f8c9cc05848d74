using System.Buffers;
using System.Buffers.Binary;
using SkiaSharp;

namespace QwenDocs.Documents.Pictures;

/// <summary>Reads the header of a PNG, JPEG, WebP, BMP or GIF; no pixel is decoded.</summary>
internal static class PictureHeader
{
    public static PictureFrame Read(string name, DocumentFormat kind, ReadOnlyMemory<byte> bytes, DocumentOptions options)
    {
        // Skia refuses very large pictures without saying why, so the fixed headers are read first.
        if (DeclaredSize(kind, bytes.Span) is { } declared)
            new PictureFrame(declared.Width, declared.Height, default).Checked(name, 1, options);
        return Parse(bytes)?.Checked(name, 1, options)
            ?? throw new DocumentException(DocumentError.Damaged, name, $"its {kind} header is damaged or stops too early", 1);
    }

    private static (long Width, long Height)? DeclaredSize(DocumentFormat kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        // W3C PNG, 11.2.2: IHDR comes first.
        DocumentFormat.Png when bytes.Length >= 24 => (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])),
        // BITMAPINFOHEADER and its successors; a negative height means top-down.
        DocumentFormat.Bmp when bytes.Length >= 26 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]) >= 40 =>
            (BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]))),
        _ => null,
    };

    private static unsafe PictureFrame? Parse(ReadOnlyMemory<byte> bytes)
    {
        using MemoryHandle pin = bytes.Pin();
        using SKData data = SKData.Create((nint)pin.Pointer, bytes.Length);
        using SKCodec? codec = SKCodec.Create(data);
        return codec is null ? null : new PictureFrame(codec.Info.Width, codec.Info.Height, PictureOrientation.FromTag((int)codec.EncodedOrigin));
    }
}

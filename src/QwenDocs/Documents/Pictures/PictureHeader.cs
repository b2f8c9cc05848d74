using System.Buffers.Binary;
using QwenDocs.Imaging.Decoding;

namespace QwenDocs.Documents.Pictures;

/// <summary>Reads the header of a PNG, JPEG, WebP, BMP or GIF; no pixel is decoded.</summary>
internal static class PictureHeader
{
    public static PictureFrame Read(string name, DocumentFormat kind, ReadOnlyMemory<byte> bytes, DocumentOptions options)
    {
        // A size over the limits is refused by name before anything else is looked at.
        if (DeclaredSize(kind, bytes.Span) is { } declared)
            new PictureFrame(declared.Width, declared.Height, default).Checked(name, 1, options);
        if (kind == DocumentFormat.Jpeg && JpegHeader.Read(bytes.Span)?.UnsupportedCoding is { } coding)
            throw new DocumentException(DocumentError.Unsupported, name, $"JPEG with {coding} is not supported", 1);
        if (PictureCodecs.Identify(bytes) is not { Width: > 0, Height: > 0 } info)
            throw new DocumentException(DocumentError.Damaged, name, $"its {kind} header is damaged or stops too early", 1);
        var metadata = PictureMetadata.Read(kind, bytes.Span);
        return new PictureFrame(info.Width, info.Height, metadata.Orientation, PixelAspect: metadata.PixelAspect).Checked(name, 1, options);
    }

    private static (long Width, long Height)? DeclaredSize(DocumentFormat kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        // W3C PNG, 11.2.2: IHDR comes first.
        DocumentFormat.Png when bytes.Length >= 24 => (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])),
        // BITMAPINFOHEADER and its successors; a negative height means top-down.
        DocumentFormat.Bmp when bytes.Length >= 26 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]) >= 40 =>
            (BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]))),
        DocumentFormat.Gif when bytes.Length >= 10 => (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
        DocumentFormat.Jpeg when JpegHeader.Read(bytes) is { } header => (header.Size.Width, header.Size.Height),
        _ => null,
    };
}

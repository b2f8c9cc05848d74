using System.Buffers;
using QwenDocs.Documents;
using SkiaSharp;

namespace QwenDocs.Imaging.Codecs;

/// <summary>
/// Encodes the pixels of a page as the picture that is sent. Drawn pages become PNG, which keeps every edge of the text: for gray
/// ones, at zlib's first level, it is smaller than JPEG and takes a third of the time (7 against 20 milliseconds for dense text of
/// 1240 × 1754 pixels); for coloured ones it takes the same time and half as many bytes again. Pages with noise or photographs
/// become JPEG. Pages without colour are encoded with one channel.
/// </summary>
internal static class PageEncoder
{
    // Invoices stand above 0.85, the densest text at 0.7; scans with noise below 0.2. From about a half on, PNG is the smaller for gray.
    private const double DrawnFlatness = 0.5;
    private const int PngLevel = 1;

    /// <summary>Encodes rows of four bytes a pixel: blue, green, red and one without meaning.</summary>
    public static unsafe PageImage Encode(DocumentPage page, ReadOnlySpan<byte> pixels, int stride, PixelSize size, int quality)
    {
        if (!PixelInspection.IsGray(pixels, stride, size))
            return Encode(page, pixels, stride, size, SKColorType.Bgra8888, quality);
        byte[] gray = ArrayPool<byte>.Shared.Rent(checked((int)size.Area));
        try
        {
            PixelInspection.CopyGray(pixels, stride, size, gray);
            return Encode(page, gray, size.Width, size, SKColorType.Gray8, quality);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(gray);
        }
    }

    /// <summary>Encodes a bitmap of gray or of opaque pixels.</summary>
    public static PageImage Encode(DocumentPage page, SKBitmap bitmap, int quality)
    {
        var size = new PixelSize(bitmap.Width, bitmap.Height);
        return bitmap.ColorType == SKColorType.Gray8
            ? Encode(page, bitmap.GetPixelSpan(), bitmap.RowBytes, size, SKColorType.Gray8, quality)
            : Encode(page, bitmap.GetPixelSpan(), bitmap.RowBytes, size, quality);
    }

    private static unsafe PageImage Encode(
        DocumentPage page, ReadOnlySpan<byte> pixels, int stride, PixelSize size, SKColorType color, int quality)
    {
        bool isDrawn = PixelInspection.Flatness(pixels, color == SKColorType.Gray8 ? 1 : 4, stride, size) >= DrawnFlatness;
        fixed (byte* start = pixels)
        {
            using var pixmap = new SKPixmap(new SKImageInfo(size.Width, size.Height, color, SKAlphaType.Opaque), (nint)start, stride);
            using var data = isDrawn
                ? pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, PngLevel))
                : pixmap.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
            if (data is null)
                throw new DocumentException(DocumentError.MemoryLimit, page.Document.Name, "the picture could not be encoded", page.Number);
            return new PageImage(page.Number, size, isDrawn ? "image/png" : "image/jpeg", data.ToArray()) { PageSize = page.Size };
        }
    }
}

using SkiaSharp;

namespace QwenDocs.Rendering.Images;

/// <summary>Encodes the pixels of a page as the picture that is sent.</summary>
internal static class PageEncoder
{
    /// <summary>Encodes rows of four bytes a pixel: blue, green, red and one without meaning.</summary>
    public static unsafe PageImage Encode(int pageNumber, Span<byte> pixels, int stride, PixelSize size, int quality)
    {
        fixed (byte* start = pixels)
        {
            using var pixmap = new SKPixmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque), (nint)start, stride);
            return Encode(pageNumber, pixmap, quality);
        }
    }

    public static PageImage Encode(int pageNumber, SKPixmap pixmap, int quality)
    {
        using var data = pixmap.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        return new PageImage(pageNumber, new PixelSize(pixmap.Width, pixmap.Height), "image/jpeg", data.ToArray());
    }
}

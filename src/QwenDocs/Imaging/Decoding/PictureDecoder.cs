using QwenDocs.Imaging.Measurement;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.Decoding;

/// <summary>Looks into encoded pictures: those that were made here, and those that a caller hands over.</summary>
internal static class PictureDecoder
{
    /// <summary>Decodes a page's picture to gray.</summary>
    /// <returns>The pixels, which the caller disposes of, or <see langword="null"/> when it is no picture.</returns>
    public static PixelBuffer? TryDecodeGray(PageImage image)
    {
        try
        {
            using var rows = new CodecRows(image.Bytes, int.MaxValue, static () => { });
            var gray = new PixelBuffer(rows.Size, 1);
            byte[] row = rows.Channels == 1 ? [] : new byte[rows.Size.Width * rows.Channels];
            for (int y = 0; y < rows.Size.Height; y++)
            {
                if (rows.Channels == 1)
                {
                    rows.Read(gray.Row(y));
                    continue;
                }
                rows.Read(row);
                PixelInspection.ToGray(row, gray.Row(y));
            }
            return gray;
        }
        catch (Exception exception) when (exception is InvalidDataException or InsufficientMemoryException)
        {
            return null;
        }
    }

    /// <summary>Reads the size that a picture's header declares.</summary>
    /// <returns>The size as stored, or <see langword="null"/> when it is no picture.</returns>
    public static PixelSize? TryReadSize(ReadOnlyMemory<byte> bytes) =>
        PictureCodecs.Identify(bytes) is { Width: > 0, Height: > 0 } info
            ? new PixelSize(info.Width, info.Height)
            : null;
}

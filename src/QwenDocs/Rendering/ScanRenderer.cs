using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Encoding;
using QwenDocs.Imaging.Scaling;
using QwenDocs.Pdf;

namespace QwenDocs.Rendering;

/// <summary>Renders pages of PDFs that are one picture, or strips of one: pixels go from the decoder into the picture's size, and no page is drawn.</summary>
internal static class ScanRenderer
{
    /// <returns>The picture, or <see langword="null"/> when PDFium is to draw the page after all.</returns>
    public static PageImage? TryRender(
        PdfiumDocument pdf,
        PdfPageArea area,
        ScannedPage scan,
        PictureWork work,
        CancellationToken cancellationToken)
    {
        if (work.Turn == 0 && scan is { Rotation: 0, Strips: [{ Jpeg: { } whole }] } && JpegHeader.Read(whole) is { IsPlain: true } header && header.Size == work.Size)
            return new PageImage(work.PageNumber, work.Size, "image/jpeg", whole) { PageSize = work.PageSize, IsScan = true };
        PictureOrientation orientation = new PictureOrientation(false, scan.Rotation).Turned(work.Turn);
        PixelSize stored = orientation.SwapsSides ? new PixelSize(work.Size.Height, work.Size.Width) : work.Size;
        using var scaler = new PixelScaler(scan.Size, stored, work.MemoryLimit);
        foreach (ScanStrip strip in scan.Strips)
        {
            if (!AddJpeg(strip, scaler, work)
                && pdf.Decode(area, strip, (pixels, stride, channels) => AddPixels(pixels, stride, channels, strip.Size, scaler, work), cancellationToken) is not true)
            {
                return null;
            }
        }
        return scaler.Result is { } scaled ? ScanEncoder.Encode(scaled, orientation, work) : null;
    }

    private static bool AddJpeg(ScanStrip strip, PixelScaler scaler, PictureWork work)
    {
        if (strip.Jpeg is not { } jpeg || JpegHeader.Read(jpeg) is not { Components: 1 or 3, UnsupportedCoding: null } header || header.Size != strip.Size)
            return false;
        try
        {
            using var rows = new CodecRows(jpeg, work.MemoryLimit, work.Check);
            return scaler.TryAdd(rows, work.Check);
        }
        catch (Exception exception) when (exception is InvalidDataException or InsufficientMemoryException)
        {
            return false;
        }
    }

    private static bool? AddPixels(
        ReadOnlySpan<byte> pixels,
        int stride,
        int channels,
        PixelSize size,
        PixelScaler scaler,
        PictureWork work)
    {
        int target = channels == 1 ? 1 : 4;
        if (!scaler.TryBegin(target))
            return null;
        byte[] wide = channels == 3 ? new byte[size.Width * 4] : [];
        for (int y = 0; y < size.Height; y++)
        {
            work.Check();
            ReadOnlySpan<byte> row = pixels.Slice(y * stride, size.Width * channels);
            if (channels == 3)
            {
                for (int x = 0; x < size.Width; x++)
                {
                    wide[4 * x] = row[3 * x];
                    wide[(4 * x) + 1] = row[(3 * x) + 1];
                    wide[(4 * x) + 2] = row[(3 * x) + 2];
                    wide[(4 * x) + 3] = 255;
                }
                scaler.Add(wide);
                continue;
            }
            scaler.Add(row);
        }
        return true;
    }
}

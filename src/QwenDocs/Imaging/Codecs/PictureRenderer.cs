using QwenDocs.Documents;
using QwenDocs.Documents.Pictures;
using QwenDocs.Pdf;
using SkiaSharp;

namespace QwenDocs.Imaging.Codecs;

/// <summary>Renders pages that are pictures: decodes, makes them the size that is asked for, turns them upright, encodes.</summary>
internal static class PictureRenderer
{
    /// <summary>Renders a page of a document that is no PDF.</summary>
    /// <param name="page">The page.</param>
    /// <param name="size">The size of the picture as displayed.</param>
    /// <param name="quality">The quality of a JPEG.</param>
    /// <param name="memoryLimit">The most bytes for a decoded picture.</param>
    /// <param name="check">Throws when the work is to stop; called for every row.</param>
    /// <exception cref="DocumentException">The picture is damaged, or passes a limit.</exception>
    public static PageImage Render(DocumentPage page, PixelSize size, int quality, long memoryLimit, Action check)
    {
        var document = page.Document;
        if (document.Format == DocumentFormat.Jpeg && JpegHeader.Read(document.Bytes.Span) is { IsPlain: true } header && header.Size == size)
            return new PageImage(page.Number, size, "image/jpeg", document.Bytes) { PageSize = page.Size };
        var orientation = page.Frame!.Orientation;
        var stored = orientation.SwapsSides ? new PixelSize(size.Height, size.Width) : size;
        try
        {
            using PictureRows rows = document.Format == DocumentFormat.Tiff
                ? new TiffRows(document.Bytes, page.Frame.DirectoryOffset, memoryLimit)
                : new CodecRows(document.Bytes.Span, stored, memoryLimit);
            return Render(page, rows, size, orientation, quality, memoryLimit, check);
        }
        catch (InvalidDataException exception)
        {
            throw new DocumentException(DocumentError.Damaged, document.Name, "its data is damaged or ends too early", page.Number, exception);
        }
        catch (InsufficientMemoryException exception)
        {
            throw new DocumentException(
                DocumentError.MemoryLimit, document.Name, $"decoding it takes more memory than {memoryLimit:N0} bytes", page.Number, exception);
        }
    }

    /// <summary>Renders a JPEG that is all that a page of a PDF shows.</summary>
    /// <returns>The picture, or <see langword="null"/> when the JPEG is damaged or large, so that PDFium is to try.</returns>
    public static PageImage? TryRender(DocumentPage page, ScannedPage scan, PixelSize size, int quality, long memoryLimit, Action check)
    {
        if (JpegHeader.Read(scan.Jpeg) is not { Components: 1 or 3 } header)
            return null;
        if (header.IsPlain && header.Size == size && scan.Rotation == 0)
            return new PageImage(page.Number, size, "image/jpeg", scan.Jpeg) { PageSize = page.Size };
        var orientation = new PictureOrientation(false, scan.Rotation);
        try
        {
            using var rows = new CodecRows(scan.Jpeg, orientation.SwapsSides ? new PixelSize(size.Height, size.Width) : size, memoryLimit);
            return Render(page, rows, size, orientation, quality, memoryLimit, check);
        }
        catch (Exception exception) when (exception is InvalidDataException or InsufficientMemoryException)
        {
            return null;
        }
    }

    private static PageImage Render(
        DocumentPage page, PictureRows rows, PixelSize size, PictureOrientation orientation, int quality, long memoryLimit, Action check)
    {
        var stored = orientation.SwapsSides ? new PixelSize(size.Height, size.Width) : size;
        using var scaled = stored.Width <= rows.Size.Width && stored.Height <= rows.Size.Height
            ? Reduce(rows, stored, memoryLimit, check)
            : Enlarge(rows, stored, memoryLimit, check);
        if (orientation == default)
            return PageEncoder.Encode(page, scaled, quality);
        using var upright = Turn(scaled, orientation);
        return PageEncoder.Encode(page, upright, quality);
    }

    private static SKBitmap Reduce(PictureRows rows, PixelSize size, long memoryLimit, Action check)
    {
        var bitmap = CreateBitmap(size, rows.Channels, memoryLimit);
        try
        {
            bool isSame = size == rows.Size;
            var scaler = new AreaScaler(rows.Size, size, rows.Channels);
            byte[] row = new byte[rows.Size.Width * rows.Channels];
            for (int y = 0; y < rows.Size.Height; y++)
            {
                check();
                if (isSame)
                {
                    rows.Read(bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, row.Length));
                    continue;
                }
                rows.Read(row);
                scaler.Add(row, bitmap.GetPixelSpan(), bitmap.RowBytes);
            }
            return bitmap;
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    private static SKBitmap Enlarge(PictureRows rows, PixelSize size, long memoryLimit, Action check)
    {
        using var source = Reduce(rows, rows.Size, memoryLimit, check);
        var bitmap = CreateBitmap(size, rows.Channels, memoryLimit);
        if (!source.ScalePixels(bitmap, new SKSamplingOptions(SKCubicResampler.CatmullRom)))
        {
            bitmap.Dispose();
            throw new InvalidDataException("The picture cannot be scaled.");
        }
        return bitmap;
    }

    private static SKBitmap CreateBitmap(PixelSize size, int channels, long memoryLimit)
    {
        var info = new SKImageInfo(
            size.Width, size.Height, channels == 1 ? SKColorType.Gray8 : SKColorType.Bgra8888, SKAlphaType.Opaque);
        return info.BytesSize64 > memoryLimit ? throw new InsufficientMemoryException() : new SKBitmap(info);
    }

    /// <summary>Mirrors and turns a stored picture for display.</summary>
    private static SKBitmap Turn(SKBitmap source, PictureOrientation orientation)
    {
        int w = source.Width;
        int h = source.Height;
        var matrix = orientation.Rotation switch
        {
            90 => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            180 => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            270 => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        if (orientation.IsMirrored)
            matrix = matrix.PreConcat(new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1));
        var upright = new SKBitmap(orientation.SwapsSides ? source.Info.WithSize(h, w) : source.Info);
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(matrix);
        using var pixels = source.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }
}

using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Documents.Pictures;
using QwenDocs.Imaging.CleanUp;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.Codecs;

/// <summary>Renders pages that are pictures: decodes, makes them the size that is asked for, turns them upright, encodes.</summary>
internal static class PictureRenderer
{
    /// <summary>Renders a page of a document that is no PDF.</summary>
    /// <exception cref="DocumentException">The picture is damaged, or passes a limit.</exception>
    public static PageImage Render(PictureWork work)
    {
        DocumentPage page = work.Page;
        DocumentContent document = page.Document;
        PictureFrame frame = page.Frame!;
        if (work.Turn == 0 && document.Format == DocumentFormat.Jpeg && frame.PixelAspect == 1 && JpegHeader.Read(document.Bytes.Span) is { IsPlain: true } header && header.Size == work.Size)
            return new PageImage(page.Number, work.Size, "image/jpeg", document.Bytes) { PageSize = page.Size, IsScan = true };
        try
        {
            using PictureRows rows = document.Format == DocumentFormat.Tiff
                ? new TiffRows(document.Bytes, frame.DirectoryOffset, work.MemoryLimit)
                : new CodecRows(document.Bytes, document.Format, work.MemoryLimit, work.Check);
            PictureOrientation orientation = frame.Orientation.Turned(work.Turn);
            PixelSize stored = orientation.SwapsSides ? new PixelSize(work.Size.Height, work.Size.Width) : work.Size;
            using var scaler = new PixelScaler(rows.Size, stored, work.MemoryLimit);
            if (!scaler.TryAdd(rows, work.Check) || scaler.Result is not { } scaled)
                throw new InvalidDataException("The picture has no pixels.");
            return Finish(scaled, orientation, work);
        }
        catch (NotSupportedException exception)
        {
            throw new DocumentException(DocumentError.Unsupported, document.Name, exception.Message, page.Number, exception);
        }
        catch (InvalidDataException exception)
        {
            throw new DocumentException(DocumentError.Damaged, document.Name, "its data is damaged or ends too early", page.Number, exception);
        }
        catch (InsufficientMemoryException exception)
        {
            throw new DocumentException(
                DocumentError.MemoryLimit, document.Name, $"decoding it takes more memory than {work.MemoryLimit:N0} bytes", page.Number, exception);
        }
    }

    /// <summary>Turns pixels for display, cleans them up where that helps, and encodes them.</summary>
    /// <param name="scaled">The pixels at the picture's size, not yet turned.</param>
    /// <param name="orientation">How they are to be turned.</param>
    /// <param name="work">The page.</param>
    public static PageImage Finish(PixelBuffer scaled, PictureOrientation orientation, PictureWork work)
    {
        using PixelBuffer? turned = orientation == default ? null : PixelTurn.Turn(scaled, orientation, work.MemoryLimit);
        PixelBuffer upright = turned ?? scaled;
        if (!work.IsCleaningUp)
            return AsScan(PageEncoder.Encode(work, upright.Pixels, upright.Stride, upright.Channels, isScan: true), work);
        bool hasBorders = DarkBorders.TryRemove(upright);
        (double degrees, Matrix3x2 toScan) = Skew.Find(upright);
        using PixelBuffer? straight = degrees == 0 ? null : Skew.Straighten(upright, toScan, work.MemoryLimit);
        PixelBuffer clean = straight ?? upright;
        PageImage image = PageEncoder.Encode(work, clean.Pixels, clean.Stride, clean.Channels, isScan: true);
        image.Straightening = degrees == 0 ? Matrix3x2.Identity : toScan;
        if (degrees != 0 || hasBorders || image.CleanUp is not null)
            image.CleanUp = new PageCleanUp(degrees, hasBorders, image.CleanUp is not null);
        return AsScan(image, work);
    }

    /// <summary>Notes that a picture is that of a scan, and by how much it was turned upright.</summary>
    private static PageImage AsScan(PageImage image, PictureWork work)
    {
        image.IsScan = true;
        if (work.Turn == 0)
            return image;
        (float width, float height) = (work.SizeBeforeTurn.Width, work.SizeBeforeTurn.Height);
        image.TurnedFrom = work.SizeBeforeTurn;
        image.Straightening *= work.Turn switch
        {
            90 => new Matrix3x2(0, -1, 1, 0, 0, height),
            180 => new Matrix3x2(-1, 0, 0, -1, width, height),
            _ => new Matrix3x2(0, 1, -1, 0, width, 0),
        };
        image.CleanUp = (image.CleanUp ?? new PageCleanUp(0, HasBordersRemoved: false, IsStretched: false)) with { Rotation = work.Turn };
        return image;
    }
}

using QwenDocs.Documents;
using QwenDocs.Documents.Pictures;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Encoding;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Rendering;

/// <summary>Renders pages that are pictures: decodes, makes them the size that is asked for, turns them upright, encodes.</summary>
internal static class PictureRenderer
{
    /// <summary>Renders a page of a document that is no PDF.</summary>
    /// <exception cref="DocumentException">The picture is damaged, or passes a limit.</exception>
    public static PageImage Render(DocumentPage page, PictureWork work)
    {
        DocumentContent document = page.Document;
        PictureFrame frame = page.Frame!;
        if (work.Turn == 0 && document.Format == DocumentFormat.Jpeg && frame.PixelAspect == 1 && JpegHeader.Read(document.Bytes.Span) is { IsPlain: true } header && header.Size == work.Size)
            return new PageImage(page.Number, work.Size, "image/jpeg", document.Bytes) { PageSize = page.Size, IsScan = true };
        try
        {
            using PictureRows rows = document.Format == DocumentFormat.Tiff
                ? new TiffRows(document.Bytes, frame.DirectoryOffset, work.MemoryLimit)
                : new CodecRows(document.Bytes, work.MemoryLimit, work.Check);
            PictureOrientation orientation = frame.Orientation.Turned(work.Turn);
            PixelSize stored = orientation.SwapsSides ? new PixelSize(work.Size.Height, work.Size.Width) : work.Size;
            using var scaler = new PixelScaler(rows.Size, stored, work.MemoryLimit);
            if (!scaler.TryAdd(rows, work.Check) || scaler.Result is not { } scaled)
                throw new InvalidDataException("The picture has no pixels.");
            return ScanEncoder.Encode(scaled, orientation, work);
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
}

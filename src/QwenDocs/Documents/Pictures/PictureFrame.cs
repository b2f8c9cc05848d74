using System.Globalization;
using QwenDocs.Imaging;

namespace QwenDocs.Documents.Pictures;

/// <summary>A picture that is a page, as its header describes it.</summary>
/// <param name="Width">The width as stored, in pixels, orientation not applied.</param>
/// <param name="Height">The height as stored, in pixels.</param>
/// <param name="Orientation">How the stored picture is displayed.</param>
/// <param name="DirectoryOffset">Where a TIFF's directory starts, in bytes; 0 for other kinds.</param>
internal sealed record PictureFrame(long Width, long Height, PictureOrientation Orientation, long DirectoryOffset = 0)
{
    public PageSize Size => Orientation.SwapsSides ? new PageSize(Height, Width, PageUnit.Pixel) : new PageSize(Width, Height, PageUnit.Pixel);

    /// <summary>Returns the frame, or refuses it: no side and no area over the limits, whatever its pixels may hold.</summary>
    public PictureFrame Checked(string documentName, int pageNumber, DocumentOptions options)
    {
        if (Width <= 0 || Height <= 0)
            throw new DocumentException(DocumentError.Damaged, documentName, "its picture has no pixels", pageNumber);
        if (Math.Max(Width, Height) > options.MaxImageDimension)
            throw TooLarge($"over the limit of {options.MaxImageDimension:N0} a side ({nameof(DocumentOptions.MaxImageDimension)})");
        if (Width * Height > options.MaxImagePixels)
            throw TooLarge($"over the limit of {options.MaxImagePixels:N0} pixels ({nameof(DocumentOptions.MaxImagePixels)})");
        return this;

        DocumentException TooLarge(FormattableString limit) => new(
            DocumentError.PageTooLarge,
            documentName,
            string.Create(CultureInfo.InvariantCulture, $"its picture has {Width:N0} × {Height:N0} pixels, ") + FormattableString.Invariant(limit),
            pageNumber);
    }
}

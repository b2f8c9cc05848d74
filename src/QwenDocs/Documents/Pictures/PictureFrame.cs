using System.Globalization;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Documents.Pictures;

/// <summary>A picture that is a page, as its header describes it.</summary>
/// <param name="Width">The width as stored, in pixels, orientation not applied.</param>
/// <param name="Height">The height as stored, in pixels.</param>
/// <param name="Orientation">How the stored picture is displayed.</param>
/// <param name="DirectoryOffset">Where a TIFF's directory starts, in bytes; 0 for other kinds.</param>
/// <param name="PixelAspect">The height of a stored pixel over its width: 2.08 for a fax of 204 × 98 dpi.</param>
internal sealed record PictureFrame(
    long Width,
    long Height,
    PictureOrientation Orientation,
    long DirectoryOffset = 0,
    double PixelAspect = 1)
{
    private const double LargestAspect = 5;

    // Below this the difference is one of rounding, such as 300 × 299 dpi.
    private const double SmallestDifference = 0.02;

    /// <summary>Gets the size as displayed, in square pixels: the side of the lower resolution is the one that grows.</summary>
    public PageSize Size
    {
        get
        {
            double width = Math.Round(PixelAspect < 1 ? Width / PixelAspect : Width);
            double height = Math.Round(PixelAspect > 1 ? Height * PixelAspect : Height);
            return Orientation.SwapsSides ? new PageSize(height, width, PageUnit.Pixel) : new PageSize(width, height, PageUnit.Pixel);
        }
    }

    /// <summary>Returns the height of a pixel over its width for two resolutions; 1 where they are unknown, nearly the same or absurd.</summary>
    /// <param name="xResolution">The pixels of a unit along a row.</param>
    /// <param name="yResolution">The pixels of a unit down a column.</param>
    public static double AspectOf(double xResolution, double yResolution) =>
        xResolution > 0 && yResolution > 0 && xResolution / yResolution is var aspect && Math.Abs(aspect - 1) > SmallestDifference
        && aspect is <= LargestAspect and >= 1 / LargestAspect ? aspect : 1;

    /// <summary>Returns the frame, or refuses it: no side and no area over the limits, whatever its pixels may hold.</summary>
    public PictureFrame Checked(string documentName, int pageNumber, DocumentOptions options)
    {
        if (Width <= 0 || Height <= 0)
            throw new DocumentException(DocumentError.Damaged, documentName, "its picture has no pixels", pageNumber);
        if (Math.Max(Size.Width, Size.Height) > options.MaxImageDimension)
            throw TooLarge($"over the limit of {options.MaxImageDimension:N0} a side ({nameof(DocumentOptions.MaxImageDimension)})");
        if (Size.Width * Size.Height > options.MaxImagePixels)
            throw TooLarge($"over the limit of {options.MaxImagePixels:N0} pixels ({nameof(DocumentOptions.MaxImagePixels)})");
        return this;

        DocumentException TooLarge(FormattableString limit) => new(
            DocumentError.PageTooLarge,
            documentName,
            string.Create(CultureInfo.InvariantCulture, $"its picture has {Width:N0} × {Height:N0} pixels, ") + FormattableString.Invariant(limit),
            pageNumber);
    }
}

using QwenDocs.Imaging;

namespace QwenDocs.Pdf;

/// <summary>A picture that makes up a scanned page, or a strip of it.</summary>
/// <param name="Image">PDFium's handle, valid while the page is open.</param>
/// <param name="Size">The size as stored.</param>
/// <param name="Jpeg">The JPEG as it stands in the file, where it is one that needs nothing from the PDF; else <see langword="null"/>.</param>
/// <param name="Bytes">The length of the encoded data.</param>
/// <param name="IsBilevel">Whether a pixel is one bit.</param>
internal sealed record ScanStrip(int Image, PixelSize Size, byte[]? Jpeg, int Bytes, bool IsBilevel)
{
    // Blank sheets of scanners take 0.02 to 0.06 bytes a pixel as JPEG and 0.0003 in CCITT group 4; a page of text four times as much.
    private const double MostBlankBytesPerPixel = 0.12;
    private const double MostBlankBilevelBytesPerPixel = 0.002;

    // Without a lossy filter, the noise of paper alone takes most of a byte.
    private const double MostBlankLosslessBytesPerPixel = 0.9;

    /// <summary>Gets a value indicating whether the data is too long for blank paper.</summary>
    public bool IsDense => Bytes > Size.Area * (IsBilevel ? MostBlankBilevelBytesPerPixel : Jpeg is not null ? MostBlankBytesPerPixel : 3 * MostBlankLosslessBytesPerPixel);
}

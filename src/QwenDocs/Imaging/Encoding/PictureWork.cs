namespace QwenDocs.Imaging.Encoding;

/// <summary>What is to be made of a page, and under which limits.</summary>
/// <param name="PageNumber">The number of the page, counted from 1.</param>
/// <param name="PageSize">The size of the page as displayed.</param>
/// <param name="Size">The size of the picture as displayed.</param>
/// <param name="JpegQuality">The quality of a JPEG.</param>
/// <param name="IsCleaningUp">Whether scans are cleaned up.</param>
/// <param name="MemoryLimit">The most bytes for decoded pixels.</param>
/// <param name="Check">Throws when the work is to stop; called for every row.</param>
internal sealed record PictureWork(
    int PageNumber,
    PageSize PageSize,
    PixelSize Size,
    int JpegQuality,
    bool IsCleaningUp,
    long MemoryLimit,
    Action Check)
{
    /// <summary>Gets the clockwise rotation in degrees by which the page is turned beyond what the document says: 0, 90, 180 or 270. <see cref="Size"/> is that of the turned picture.</summary>
    public int Turn { get; init; }

    /// <summary>Gets the size of the picture as the document displays it.</summary>
    public PixelSize SizeBeforeTurn => Turn % 180 == 0 ? Size : new PixelSize(Size.Height, Size.Width);
}

using QwenDocs.Documents;

namespace QwenDocs.Imaging.Codecs;

/// <summary>What is to be made of a page, and under which limits.</summary>
/// <param name="Page">The page.</param>
/// <param name="Size">The size of the picture as displayed.</param>
/// <param name="JpegQuality">The quality of a JPEG.</param>
/// <param name="IsCleaningUp">Whether scans are cleaned up.</param>
/// <param name="MemoryLimit">The most bytes for decoded pixels.</param>
/// <param name="Check">Throws when the work is to stop; called for every row.</param>
internal sealed record PictureWork(DocumentPage Page, PixelSize Size, int JpegQuality, bool IsCleaningUp, long MemoryLimit, Action Check);

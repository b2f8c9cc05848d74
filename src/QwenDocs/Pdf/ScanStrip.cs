using QwenDocs.Imaging;

namespace QwenDocs.Pdf;

/// <summary>A picture that makes up a scanned page, or a strip of it.</summary>
/// <param name="Image">PDFium's handle, valid while the page is open.</param>
/// <param name="Size">The size as stored.</param>
/// <param name="Jpeg">The JPEG as it stands in the file, where it is one that needs nothing from the PDF; else <see langword="null"/>.</param>
internal sealed record ScanStrip(int Image, PixelSize Size, byte[]? Jpeg);

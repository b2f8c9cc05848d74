using SkiaSharp;

namespace QwenDocs.Offline.Ocr;

/// <summary>A page as it was read: boxes are in pixels of the upright page, which <paramref name="ToImage"/> maps to the picture that was sent.</summary>
internal sealed record OcrPage(int PageNumber, int Width, int Height, IReadOnlyList<OcrLine> Lines, SKMatrix ToImage);

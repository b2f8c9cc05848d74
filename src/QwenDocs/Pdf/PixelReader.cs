namespace QwenDocs.Pdf;

/// <summary>Reads pixels where PDFium has drawn them.</summary>
/// <param name="pixels">The rows, from the top.</param>
/// <param name="stride">The bytes from one row to the next.</param>
/// <param name="channels">The bytes of a pixel: 1 for gray, 3 or 4 for blue, green, red.</param>
internal delegate T PixelReader<out T>(Span<byte> pixels, int stride, int channels);

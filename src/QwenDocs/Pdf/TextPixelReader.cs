namespace QwenDocs.Pdf;

/// <summary>Reads two gray pictures of one page where PDFium has drawn them.</summary>
/// <param name="shown">The page as it is displayed, in rows from the top.</param>
/// <param name="textless">The same without the text of its content, and without annotations.</param>
/// <param name="stride">The bytes from one row to the next, of both.</param>
internal delegate T TextPixelReader<out T>(ReadOnlySpan<byte> shown, ReadOnlySpan<byte> textless, int stride);

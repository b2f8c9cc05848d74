namespace QwenDocs.Pdf;

/// <summary>Thrown when PDFium refuses a document or a page without having failed itself.</summary>
internal sealed class PdfiumException(bool isPasswordMissing) : Exception("PDFium does not read it.")
{
    /// <summary>Gets whether the document is encrypted and the password is missing or wrong.</summary>
    public bool IsPasswordMissing { get; } = isPasswordMissing;
}

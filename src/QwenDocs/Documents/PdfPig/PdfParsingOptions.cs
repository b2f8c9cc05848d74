using QwenDocs.Documents.PdfPig.Words;
using UglyToad.PdfPig;

namespace QwenDocs.Documents.PdfPig;

/// <summary>PdfPig's options, on which <see cref="PdfTextParts"/> leaves itself.</summary>
internal sealed class PdfParsingOptions : ParsingOptions
{
    public PdfTextParts? TextParts { get; set; }
}

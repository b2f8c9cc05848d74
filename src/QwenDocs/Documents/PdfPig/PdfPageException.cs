namespace QwenDocs.Documents.PdfPig;

/// <summary>Refuses a document because of one of its pages.</summary>
internal sealed class PdfPageException(int pageNumber, DocumentError fault, string reason) : Exception(reason)
{
    public int PageNumber { get; } = pageNumber;

    public DocumentError Fault { get; } = fault;
}

namespace QwenDocs.Documents;

/// <summary>Refuses a document because of one of its pages.</summary>
internal sealed class PdfPageException(int pageNumber, DocumentFault fault, string reason) : Exception(reason)
{
    public int PageNumber { get; } = pageNumber;

    public DocumentFault Fault { get; } = fault;
}

namespace QwenDocs.Documents;

/// <summary>Carries a passed limit out of PdfPig, where the name of the document is not known.</summary>
internal sealed class ParsingLimitException(DocumentFault fault, string reason) : Exception(reason)
{
    public DocumentFault Fault { get; } = fault;
}

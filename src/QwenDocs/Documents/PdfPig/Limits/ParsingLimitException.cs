namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>Carries a passed limit out of PdfPig, where the name of the document is not known.</summary>
internal sealed class ParsingLimitException(DocumentError fault, string reason) : Exception(reason)
{
    public DocumentError Fault { get; } = fault;
}

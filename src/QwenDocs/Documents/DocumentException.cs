namespace QwenDocs.Documents;

/// <summary>Thrown when a document cannot be opened, or one of its pages cannot be read or rendered.</summary>
public sealed class DocumentException : QwenDocsException
{
    /// <summary>Initializes a new instance of the <see cref="DocumentException"/> class.</summary>
    /// <param name="fault">Why the document was refused.</param>
    /// <param name="documentName">The name of the document.</param>
    /// <param name="reason">One clause that says the cause and names the limit; it ends without a full stop.</param>
    /// <param name="pageNumber">The page concerned, counted from 1, if it is a single one.</param>
    /// <param name="innerException">The cause, if another exception was it.</param>
    public DocumentException(
        DocumentError fault,
        string documentName,
        string reason,
        int? pageNumber = null,
        Exception? innerException = null)
        : base(pageNumber is { } page ? $"{documentName}, page {page}: {reason}." : $"{documentName}: {reason}.", documentName, pageNumber, innerException)
    {
        ErrorCode = fault;
    }

    /// <inheritdoc />
    public override string Code => $"document.{EnumNames.Of(ErrorCode)}";

    /// <summary>Gets why the document was refused.</summary>
    public DocumentError ErrorCode { get; }
}

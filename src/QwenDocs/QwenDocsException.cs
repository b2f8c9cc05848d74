namespace QwenDocs;

/// <summary>The base of every exception that this library throws when the world fails: a file, a page, a plan, an endpoint.</summary>
/// <remarks>
/// Messages name the document, the page and the cause, and the limit where one was passed; they never hold document content or keys.
/// Misuse of the library throws <see cref="ArgumentException"/>; a model that answers wrongly is a finding on the result, no exception.
/// </remarks>
public abstract class QwenDocsException : Exception
{
    private protected QwenDocsException(string message, string? documentName, int? pageNumber, Exception? innerException)
        : base(message, innerException)
    {
        DocumentName = documentName;
        PageNumber = pageNumber;
    }

    /// <summary>Gets the name of the document concerned, or <see langword="null"/> when no single document is.</summary>
    public string? DocumentName { get; }

    /// <summary>Gets what kind of failure it is, for logs, counters and decisions: stable names such as <c>document.damaged</c> or <c>endpoint.timeout</c>.</summary>
    public abstract string Code { get; }

    /// <summary>Gets a value indicating whether the same work may go through later.</summary>
    public virtual bool IsTransient => false;

    /// <summary>Gets the number of the page concerned, counted from 1, or <see langword="null"/> when no single page is.</summary>
    public int? PageNumber { get; }
}

namespace QwenDocs.Pipelines;

/// <summary>Tells that a journal could not be read or written, or that another process is at the same work.</summary>
public sealed class JournalException : QwenDocsException
{
    /// <summary>Initializes a new instance of the <see cref="JournalException"/> class.</summary>
    /// <param name="errorCode">What is wrong.</param>
    /// <param name="message">What happened, and what to do about it; no document content.</param>
    /// <param name="innerException">The cause.</param>
    /// <param name="documentName">The name of the document concerned, or <see langword="null"/> where it is the journal as a whole.</param>
    public JournalException(JournalError errorCode, string message, Exception? innerException = null, string? documentName = null)
        : base(message, documentName, null, innerException) => ErrorCode = errorCode;

    /// <summary>Gets what is wrong.</summary>
    public JournalError ErrorCode { get; }

    /// <summary>Gets <c>journal.</c> with the name of <see cref="ErrorCode"/> in camel case.</summary>
    public override string Code => $"journal.{EnumNames.Of(ErrorCode)}";

    /// <summary>Gets <see langword="true"/>: what is wrong with a journal is nothing of the document's.</summary>
    public override bool IsTransient => true;
}

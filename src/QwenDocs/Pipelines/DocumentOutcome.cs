using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Tokens;

namespace QwenDocs.Pipelines;

/// <summary>How the extraction of one of many documents ended.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class DocumentOutcome<T>
{
    internal DocumentOutcome(int index, Document document, TokenUsage usage, ExtractionResult<T>? result, Exception? failure)
    {
        Index = index;
        Document = document;
        Usage = usage;
        Result = result;
        Failure = failure;
    }

    /// <summary>Gets the place of the document among all, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the document.</summary>
    public Document Document { get; }

    /// <summary>Gets a value indicating whether there is a result. What a person should look at stands in its findings.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Result is not null;

    /// <summary>Gets the result, or <see langword="null"/> when the extraction failed.</summary>
    public ExtractionResult<T>? Result { get; }

    /// <summary>Gets why there is no result: usually a <see cref="QwenDocsException"/>.</summary>
    public Exception? Failure { get; }

    /// <summary>Gets the tokens and the price of the document, as the endpoint counts them, also where the extraction failed.</summary>
    public TokenUsage Usage { get; }

    /// <summary>Gets the time that the document took, from its start to its end, the wait for its turn to be rendered included.</summary>
    public TimeSpan Elapsed { get; internal init; }
}

using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Tokens;

namespace QwenDocs.Pipelines;

/// <summary>How the division of one of many bundles ended.</summary>
public sealed class SplitOutcome
{
    internal SplitOutcome(int index, Document document, TokenUsage usage, SplitResult? result, Exception? failure)
    {
        Index = index;
        Document = document;
        Usage = usage;
        Result = result;
        Failure = failure;
    }

    /// <summary>Gets the place of the file among all, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the file.</summary>
    public Document Document { get; }

    /// <summary>Gets a value indicating whether the bundle was divided. A document of it that failed is a part with its failure.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Result is not null;

    /// <summary>Gets the documents of the bundle, or <see langword="null"/> when it was not divided.</summary>
    public SplitResult? Result { get; }

    /// <summary>Gets why the bundle was not divided: usually a <see cref="QwenDocsException"/>.</summary>
    public Exception? Failure { get; }

    /// <summary>Gets the tokens and the price of the file, as the endpoint counts them, also where it failed.</summary>
    public TokenUsage Usage { get; }
}

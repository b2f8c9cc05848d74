using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Tokens;

namespace QwenDocs.Pipelines;

/// <summary>How the work on one of many files ended.</summary>
public abstract class PipelineOutcome
{
    private protected PipelineOutcome(int index, Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Index = index;
        Document = document;
    }

    /// <summary>Gets the place of the file among all, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the file.</summary>
    public Document Document { get; }

    /// <summary>Gets a value indicating whether there is a result.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public abstract bool IsSuccess { get; }

    /// <summary>Gets why there is no result: usually a <see cref="QwenDocsException"/>; <see langword="null"/> where there is one.</summary>
    public Exception? Failure { get; protected init; }

    /// <summary>Gets <see cref="Failure"/> as values that can be written and read again.</summary>
    public FailureInfo? FailureInfo => Failure is null ? null : FailureInfo.FromException(Failure);

    /// <summary>Gets the tokens and the cost of the file, as the endpoint counts them, also where it failed.</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Zero;

    /// <summary>Gets the time that the file took, from its start to its end, the wait for its turn to be rendered included.</summary>
    public TimeSpan Elapsed { get; init; }
}

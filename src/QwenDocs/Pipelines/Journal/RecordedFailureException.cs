namespace QwenDocs.Pipelines;

/// <summary>A failure of an earlier run, as a journal kept it.</summary>
/// <param name="failure">What was kept.</param>
/// <param name="documentName">The name of the document.</param>
public sealed class RecordedFailureException(FailureInfo failure, string documentName)
    : QwenDocsException((failure ?? throw new ArgumentNullException(nameof(failure))).Message, documentName, null, null)
{
    /// <summary>Gets what was kept of the failure.</summary>
    public FailureInfo Failure { get; } = failure;

    /// <inheritdoc/>
    public override string Code => Failure.Code;

    /// <inheritdoc/>
    public override bool IsTransient => Failure.IsTransient;
}

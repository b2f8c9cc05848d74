using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>Tells that the model answered, and that no record could be read from its answer.</summary>
public sealed class AnswerException : QwenDocsException
{
    /// <summary>Initializes a new instance of the <see cref="AnswerException"/> class.</summary>
    /// <param name="documentName">The name of the document.</param>
    /// <param name="findings">What was found about the answer.</param>
    public AnswerException(string documentName, IReadOnlyList<Finding> findings)
        : base($"{documentName}: the answer holds no record{Reason(findings)}.", documentName, null, null)
    {
        Findings = findings;
    }

    /// <inheritdoc />
    public override string Code => "answer.noRecord";

    /// <summary>Gets what was found about the answer.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static string Reason(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error) is not { } error)
            return string.Empty;
        // What is found in values may quote the document; what is found about the form of an answer, or about the server, never does.
        bool isSafe = error.Code.StartsWith("answer.", StringComparison.Ordinal) || error.Code.StartsWith("server.", StringComparison.Ordinal);
        return isSafe ? $": {error.Message.TrimEnd('.')}" : $": {error.Code}";
    }
}

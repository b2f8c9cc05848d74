namespace QwenDocs.Evaluation;

/// <summary>Thrown where a report does not reach what an <see cref="EvaluationGate"/> asks for.</summary>
public sealed class EvaluationGateException : Exception
{
    internal EvaluationGateException(string message, IReadOnlyList<string> violations)
        : base(message) => Violations = violations;

    /// <summary>Gets what it does not reach, a sentence each.</summary>
    public IReadOnlyList<string> Violations { get; }
}

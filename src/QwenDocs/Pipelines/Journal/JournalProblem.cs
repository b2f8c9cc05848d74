namespace QwenDocs.Pipelines;

/// <summary>A line of a journal that could not be used. The work that it may have been about is done again.</summary>
/// <param name="LineNumber">The number of the line, counted from 1.</param>
/// <param name="Message">What is wrong with it; none of its content.</param>
public sealed record JournalProblem(int LineNumber, string Message)
{
    /// <summary>Returns the problem as text, such as <c>line 17: is no JSON object</c>.</summary>
    /// <returns>Line and message.</returns>
    public override string ToString() => FormattableString.Invariant($"line {LineNumber}: {Message}");
}

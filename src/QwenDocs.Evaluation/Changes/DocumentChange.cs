namespace QwenDocs.Evaluation;

/// <summary>A document that became better or worse.</summary>
/// <param name="Name">The name of the document.</param>
/// <param name="Before">Its value F1 before, 0 to 1.</param>
/// <param name="After">Its value F1 after, 0 to 1.</param>
public sealed record DocumentChange(string Name, double Before, double After)
{
    /// <summary>Gets by how much it became better; below 0 where it became worse.</summary>
    public double Difference => After - Before;
}

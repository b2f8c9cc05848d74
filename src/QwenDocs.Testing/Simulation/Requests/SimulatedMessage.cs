namespace QwenDocs.Testing;

/// <summary>A message that a simulated server received.</summary>
/// <param name="Role">The role: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Parts">The text and the pictures, in order.</param>
public sealed record SimulatedMessage(string Role, IReadOnlyList<SimulatedPart> Parts);

namespace QwenDocs.Evaluation;

/// <summary>A document of a folder that cannot be scored.</summary>
/// <param name="Name">The path of the document in the folder.</param>
/// <param name="Reason">Why: the file, and what is wrong with it. It holds no value of the document.</param>
public sealed record TruthRefusal(string Name, string Reason);

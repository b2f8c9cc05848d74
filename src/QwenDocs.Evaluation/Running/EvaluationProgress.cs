namespace QwenDocs.Evaluation;

/// <summary>How far an evaluation is.</summary>
/// <param name="Completed">How many documents are done, the one of this report included.</param>
/// <param name="Total">How many documents there are.</param>
/// <param name="Document">The document that was done last.</param>
/// <param name="Failure">Why nothing was extracted from it; <see langword="null"/> where something was.</param>
public sealed record EvaluationProgress(int Completed, int Total, string Document, string? Failure);

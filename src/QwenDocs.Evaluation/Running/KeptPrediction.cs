namespace QwenDocs.Evaluation.Running;

/// <summary>A line of a file with predictions.</summary>
/// <param name="Key">What it was made of: the document, the schema and the name of what was measured.</param>
/// <param name="Document">The name of the document, for people.</param>
/// <param name="Prediction">What was extracted.</param>
internal sealed record KeptPrediction(string Key, string Document, Prediction Prediction);

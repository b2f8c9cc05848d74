namespace QwenDocs.Evaluation.Truth;

/// <summary>A file with a truth is no such file; it becomes a <see cref="TruthRefusal"/>.</summary>
internal sealed class TruthFormatException(string message) : Exception(message);

namespace QwenDocs.Testing;

/// <summary>Thrown by a replay when a request is not the one that was recorded. The message names the first difference.</summary>
/// <param name="message">What differs.</param>
public sealed class CassetteMismatchException(string message) : Exception(message);

namespace QwenDocs.Cli;

/// <summary>The arguments were understood one by one, and make no sense together.</summary>
internal sealed class UsageException(string message) : Exception(message);

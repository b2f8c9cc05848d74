namespace QwenDocs.Wolverine.Tests;

/// <summary>A message of the application's own.</summary>
public sealed record NoteTaken(string Key);

namespace QwenDocs.Wolverine.Tests;

public sealed record Note(string? Text);

namespace QwenDocs.Testing;

/// <summary>A piece of a message that a simulated server received: text or a picture.</summary>
/// <param name="Text">The text, or <see langword="null"/> for a picture.</param>
/// <param name="Image">The picture, or <see langword="null"/> for text.</param>
public sealed record SimulatedPart(string? Text, SimulatedImage? Image);

namespace QwenDocs.Planning;

/// <summary>The size of a connected part of ink, in pixels.</summary>
internal readonly record struct InkPart(int Width, int Height);

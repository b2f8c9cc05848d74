namespace QwenDocs.Imaging.Measurement;

/// <summary>The size of a connected part of ink, in pixels.</summary>
internal readonly record struct ConnectedComponent(int Width, int Height);

namespace QwenDocs.Imaging.Measurement;

/// <summary>The size of a connected part of ink, and where its box begins, in pixels.</summary>
internal readonly record struct ConnectedComponent(int Width, int Height)
{
    public int Left { get; init; }

    public int Top { get; init; }
}

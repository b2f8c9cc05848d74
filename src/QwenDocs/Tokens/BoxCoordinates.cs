namespace QwenDocs.Tokens;

/// <summary>The coordinate system in which a model answers with boxes; the origin is the top left corner, y grows downwards.</summary>
public enum BoxCoordinates
{
    /// <summary>Pixels of the picture as the model sees it, after its own resizing (Qwen2-VL, Qwen2.5-VL).</summary>
    ResizedPixels,

    /// <summary>Thousandths of width and height, 0 to 1000 (Qwen3-VL and later).</summary>
    Thousandths,
}

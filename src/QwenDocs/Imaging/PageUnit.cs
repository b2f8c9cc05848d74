namespace QwenDocs.Imaging;

/// <summary>The unit of a page's size and of the boxes on it.</summary>
public enum PageUnit
{
    /// <summary>PDF points, 1/72 inch.</summary>
    Point,

    /// <summary>Pixels of the picture that is the page.</summary>
    Pixel,
}

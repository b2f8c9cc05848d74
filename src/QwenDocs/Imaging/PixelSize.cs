namespace QwenDocs.Imaging;

/// <summary>The size of a picture in whole pixels.</summary>
/// <param name="Width">The width, in pixels.</param>
/// <param name="Height">The height, in pixels.</param>
public readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Gets the number of pixels.</summary>
    public long Area => (long)Width * Height;

    /// <summary>Returns the size as text, such as <c>1232×1764</c>.</summary>
    /// <returns>The width, a multiplication sign and the height.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Width}×{Height}");
}

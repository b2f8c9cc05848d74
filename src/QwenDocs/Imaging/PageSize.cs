namespace QwenDocs.Imaging;

/// <summary>The size of a page as it is displayed, rotation applied.</summary>
/// <param name="Width">The width, in <paramref name="Unit"/>.</param>
/// <param name="Height">The height, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Points for PDF pages, pixels for pictures.</param>
public readonly record struct PageSize(double Width, double Height, PageUnit Unit)
{
    /// <summary>Returns the size at a scale, in whole pixels and at least one.</summary>
    /// <param name="scale">The pixels that a unit takes.</param>
    internal PixelSize ToPixels(double scale) => new(Math.Max(1, (int)Math.Round(Width * scale)), Math.Max(1, (int)Math.Round(Height * scale)));

    /// <summary>Returns the size as text, such as <c>595 × 842 pt</c>.</summary>
    /// <returns>The width, the height and the unit, in the invariant culture.</returns>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Width:0.#} × {Height:0.#} {(Unit == PageUnit.Point ? "pt" : "px")}");
}

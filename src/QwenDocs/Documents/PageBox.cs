namespace QwenDocs.Documents;

/// <summary>
/// A rectangle on a page as it is displayed: the origin is the top left corner, y grows downwards, the unit is the page's
/// (<see cref="PageSize.Unit"/>).
/// </summary>
/// <param name="Left">The distance of the left edge from the page's left edge.</param>
/// <param name="Top">The distance of the top edge from the page's top edge.</param>
/// <param name="Right">The distance of the right edge from the page's left edge.</param>
/// <param name="Bottom">The distance of the bottom edge from the page's top edge.</param>
public readonly record struct PageBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Gets the width.</summary>
    public double Width => Right - Left;

    /// <summary>Gets the height.</summary>
    public double Height => Bottom - Top;

    /// <summary>Returns the smallest box that holds this one and another.</summary>
    /// <param name="other">The other box.</param>
    /// <returns>The union's bounding box.</returns>
    public PageBox Union(PageBox other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>Returns the box with every edge multiplied by a factor for its axis.</summary>
    /// <param name="x">The factor for left and right.</param>
    /// <param name="y">The factor for top and bottom.</param>
    /// <returns>The scaled box.</returns>
    public PageBox Scale(double x, double y) => new(Left * x, Top * y, Right * x, Bottom * y);
}

namespace QwenDocs.Imaging;

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

    /// <summary>Gets a value indicating whether the box has no area.</summary>
    public bool IsEmpty => !(Width > 0 && Height > 0);

    /// <summary>Tells whether two boxes have area in common.</summary>
    /// <param name="other">The other box.</param>
    /// <returns><see langword="true"/> if they overlap; touching edges do not.</returns>
    public bool Intersects(PageBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Tells whether another box lies wholly inside.</summary>
    /// <param name="other">The other box.</param>
    /// <returns><see langword="true"/> if no part of it is outside; edges may touch.</returns>
    public bool Contains(PageBox other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

    /// <summary>Returns the area that two boxes have in common.</summary>
    internal double SharedArea(PageBox other)
    {
        double width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left), height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }
}

using System.Numerics;
using QwenDocs.Imaging;

namespace QwenDocs.Review;

/// <summary>Where the places of a page stand on its picture, which may have been turned upright, made straight and freed of its borders.</summary>
/// <param name="FromPage">Maps the page as displayed, in its unit, to the pixels of the picture.</param>
/// <param name="Size">The size of the picture.</param>
internal readonly record struct PagePicture(Matrix3x2 FromPage, PixelSize Size)
{
    /// <summary>Reads the map from a picture; <see langword="null"/> where it cannot be turned round.</summary>
    public static PagePicture? Of(PageImage image) => Matrix3x2.Invert(image.ToPage, out Matrix3x2 fromPage) ? new PagePicture(fromPage, image.Size) : null;

    /// <summary>Returns a place as shares of the picture's width and height, 0 to 1, so that it holds at any size of the picture.</summary>
    public PageBox ShareOf(PageBox box)
    {
        ReadOnlySpan<Vector2> corners = [Corner(box.Left, box.Top), Corner(box.Right, box.Top), Corner(box.Right, box.Bottom), Corner(box.Left, box.Bottom)];
        Vector2 least = corners[0], most = corners[0];
        foreach (Vector2 corner in corners)
            (least, most) = (Vector2.Min(least, corner), Vector2.Max(most, corner));
        return new PageBox(least.X / Size.Width, least.Y / Size.Height, most.X / Size.Width, most.Y / Size.Height);
    }

    private Vector2 Corner(double x, double y) => Vector2.Transform(new Vector2((float)x, (float)y), FromPage);
}

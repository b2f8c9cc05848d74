using System.Numerics;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Ocr.Layout;

/// <summary>A page as it was read: boxes are in pixels of the upright page.</summary>
/// <param name="Image">The picture that was read.</param>
/// <param name="Width">The width of the upright page, in pixels.</param>
/// <param name="Height">The height of the upright page, in pixels.</param>
/// <param name="Lines">The lines, from top to bottom and from left to right on the upright page.</param>
/// <param name="ToImage">The map from pixels of the upright page to those of the picture.</param>
internal sealed record RecognizedPage(PageImage Image, int Width, int Height, IReadOnlyList<RecognizedLine> Lines, Matrix3x2 ToImage)
{
    public int PageNumber => Image.PageNumber;

    public PageText ToPageText()
    {
        Matrix3x2 toPage = ToImage * Image.ToPage;
        return new PageText(PageNumber, Image.PageSize, TextSource.Recognized, [.. Lines.Select(line => line.ToTextLine(toPage))]);
    }
}

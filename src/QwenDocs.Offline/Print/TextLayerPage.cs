using System.Numerics;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Layout;
using QwenDocs.Text;

namespace QwenDocs.Offline.Print;

/// <summary>Takes the print of a page from its text layer instead of its picture: at once, and with every letter right.</summary>
internal static class TextLayerPage
{
    // A page on its side is left to the recogniser, which turns it.
    private const double MinUpright = 0.8;

    /// <summary>Returns a page as if it had been recognised, or <see langword="null"/> where most of its words do not run from left to right.</summary>
    /// <param name="image">The picture of the page.</param>
    /// <param name="text">The words that the page shows, in page units.</param>
    /// <remarks>Words that run in another direction are left out, such as print at the margin: the recogniser leaves it out, too.</remarks>
    public static RecognizedPage? TryRead(PageImage image, PageText text)
    {
        if (text.Words.Count(IsUpright) < MinUpright * text.Words.Count())
            return null;
        double x = image.Size.Width / text.Size.Width, y = image.Size.Height / text.Size.Height;
        RecognizedLine[] lines = [.. text.Lines.Where(line => IsUpright(line.Words[0])).Select(Line).OrderBy(line => line.Box.Top).ThenBy(line => line.Box.Left)];
        return new RecognizedPage(image, image.Size.Width, image.Size.Height, lines, Matrix3x2.Identity);

        RecognizedLine Line(TextLine line)
        {
            PageBox box = line.Box;
            return new RecognizedLine(line.Text, new PageBox(box.Left * x, box.Top * y, box.Right * x, box.Bottom * y), 1, [], [], []);
        }
    }

    private static bool IsUpright(TextWord word) => word.Angle is < 45 or > 315;
}

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

    // In heights of a word. A recogniser ends a line of print at a gap of about this width, and what reads its lines counts on that.
    private const double MaxGap = 0.8;
    private const double MaxOverlap = 0.5;
    private const double MinShared = 0.6;
    private const double MinHeightRatio = 0.6;

    // The boxes of recognised lines are looser than those of letters, and distances are measured in their heights. Measured on the same pages.
    private const double SpareAcross = 0.3;
    private const double SpareAlong = 0.12;

    /// <summary>Returns a page as if it had been recognised, or <see langword="null"/> where most of its words do not run from left to right.</summary>
    /// <param name="image">The picture of the page.</param>
    /// <param name="text">The words that the page shows, in page units.</param>
    /// <remarks>Words that run in another direction are left out, such as print at the margin: the recogniser leaves it out, too.</remarks>
    public static RecognizedPage? TryRead(PageImage image, PageText text)
    {
        TextWord[] upright = [.. text.Words.Where(IsUpright)];
        if (upright.Length < MinUpright * text.Words.Count())
            return null;
        double x = image.Size.Width / text.Size.Width, y = image.Size.Height / text.Size.Height;
        RecognizedLine[] lines = [.. FindLines(upright).Select(Line).OrderBy(line => line.Box.Top).ThenBy(line => line.Box.Left)];
        return new RecognizedPage(image, image.Size.Width, image.Size.Height, lines, Matrix3x2.Identity);

        RecognizedLine Line(TextLine line)
        {
            double height = line.Words.Max(word => word.Box.Height), across = SpareAcross * height, along = SpareAlong * height;
            PageBox box = line.Box;
            return new RecognizedLine(line.Text, new PageBox((box.Left - along) * x, (box.Top - across) * y, (box.Right + along) * x, (box.Bottom + across) * y), 1, [], [], []);
        }
    }

    private static bool IsUpright(TextWord word) => word.Angle is < 45 or > 315;

    /// <summary>Joins words that stand close to each other on one line.</summary>
    /// <remarks>The rows of <see cref="PageText"/> hold what stands on one height; print in two sizes, as of a label above a value, is parted here.</remarks>
    private static List<TextLine> FindLines(IEnumerable<TextWord> words)
    {
        List<(List<TextWord> Words, PageBox End)> lines = [];
        foreach (TextWord word in words.OrderBy(word => word.Box.Left))
        {
            int at = -1;
            for (int i = 0; i < lines.Count; i++)
            {
                if (Continues(lines[i].End, Raised(word, lines[i].End)) && (at < 0 || Distance(i) < Distance(at)))
                    at = i;
            }
            if (at < 0)
                lines.Add(([word], word.Box));
            else
                lines[at] = ([.. lines[at].Words, word], Raised(word, lines[at].End));

            double Distance(int line) => Math.Abs(word.Box.Left - lines[line].End.Right);
        }

        return [.. lines.Select(line => new TextLine(line.Words))];
    }

    /// <summary>Gives a sign such as × or – the height of the line it stands in: its own box holds its ink alone.</summary>
    private static PageBox Raised(TextWord word, PageBox line)
    {
        double middle = (word.Box.Top + word.Box.Bottom) / 2;
        return word.Text.Any(char.IsLetterOrDigit) || middle < line.Top || middle > line.Bottom
            ? word.Box
            : word.Box with { Top = Math.Min(word.Box.Top, line.Top), Bottom = Math.Max(word.Box.Bottom, line.Bottom) };
    }

    private static bool Continues(PageBox last, PageBox next)
    {
        double low = Math.Min(last.Height, next.Height), high = Math.Max(last.Height, next.Height), gap = next.Left - last.Right;
        return low >= MinHeightRatio * high
            && gap <= MaxGap * low
            && gap >= -MaxOverlap * low
            && Math.Min(last.Bottom, next.Bottom) - Math.Max(last.Top, next.Top) >= MinShared * low;
    }
}

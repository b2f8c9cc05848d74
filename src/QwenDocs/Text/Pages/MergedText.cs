using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>Joins the words of a page's text layer with those that a recogniser reads beside them, in one layout.</summary>
internal static class MergedText
{
    // Of a recognised word's box, so much lies on words of the text layer where it is one of them read again.
    private const double ReadAgain = 0.5;

    /// <summary>Joins the words.</summary>
    /// <param name="layer">The words of the text layer. None is left out.</param>
    /// <param name="recognized">What was recognised, on the whole page or in regions of it; words at the place of the layer's are the same words, and are left out.</param>
    /// <returns>The text of the page. Words that come from another source than most of them say so themselves.</returns>
    public static PageText Of(PageText layer, IEnumerable<TextWord> recognized)
    {
        TextWord[] printed = [.. layer.Words.OrderBy(word => word.Box.Top)];
        double tallest = printed.Select(word => word.Box.Height).DefaultIfEmpty(0).Max();
        double[] tops = [.. printed.Select(word => word.Box.Top)];
        TextWord[] added = [.. recognized.Where(word => !IsReadAgain(word))];
        if (added.Length == 0)
            return layer;
        TextSource source = added.Length > printed.Length ? TextSource.Recognized : TextSource.TextLayer;
        return PageText.FromWords(
            layer.PageNumber,
            layer.Size,
            source,
            [.. printed.Select(word => source == TextSource.TextLayer ? word : word.From(TextSource.TextLayer)), .. added.Select(word => source == TextSource.Recognized ? word : word.From(TextSource.Recognized))]);

        bool IsReadAgain(TextWord word)
        {
            double area = word.Box.Width * word.Box.Height, shared = 0;
            int first = Array.BinarySearch(tops, word.Box.Top - tallest);
            for (int i = first < 0 ? ~first : first; i < printed.Length && tops[i] < word.Box.Bottom; i++)
                shared += Shared(word.Box, printed[i].Box);
            return shared > ReadAgain * area;
        }
    }

    /// <summary>Returns the area that two boxes have in common.</summary>
    public static double Shared(PageBox a, PageBox b)
    {
        double width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left), height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }
}

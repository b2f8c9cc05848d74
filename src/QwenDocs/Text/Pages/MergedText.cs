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
        WordLookup printed = new(layer.Words);
        TextWord[] added = [.. recognized.Where(word => !IsReadAgain(word))];
        if (added.Length == 0)
            return layer;
        TextSource source = added.Length > printed.Words.Count ? TextSource.Recognized : TextSource.TextLayer;
        return PageText.FromWords(
            layer.PageNumber,
            layer.Size,
            source,
            [.. printed.Words.Select(word => source == TextSource.TextLayer ? word : word.From(TextSource.TextLayer)), .. added.Select(word => source == TextSource.Recognized ? word : word.From(TextSource.Recognized))]);

        bool IsReadAgain(TextWord word) =>
            printed.Beside(word.Box).Sum(other => word.Box.SharedArea(other.Box)) > ReadAgain * word.Box.Width * word.Box.Height;
    }
}

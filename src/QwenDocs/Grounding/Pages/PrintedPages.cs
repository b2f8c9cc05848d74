using QwenDocs.Documents;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Pages;

/// <summary>Collects the text of a document's pages from where the options say. What covers the ink wins: words that a page draws, and what is recognised on the rest of it.</summary>
internal sealed class PrintedPages(GroundingOptions options, RenderingEngine? rendering)
{
    // Where a page cannot be compared with its text layer: with fewer words it is a scan with a stamp on it.
    private const int LeastWords = 20;

    // Drawing a page with its text and without takes longer than all else; a text layer of so many pages is what it says.
    private const int MostComparedPages = 50;

    // Fewer letters in pictures are a logo; a stamp has a word and a date.
    internal const int FewestLetters = 10;

    // Print that nobody reads may hold values; a logo's few letters do not. In letters, and as a share of those of the page's words.
    private const int FewLetters = 40;
    private const double FewOfPage = 0.1;

    /// <summary>Returns the text of each page; one without lines for a page that has none, or that cannot be read.</summary>
    public async Task<IReadOnlyList<PrintedPage>> ReadAsync(DocumentContent document, CancellationToken cancellationToken)
    {
        List<PrintedPage> pages = [];
        if (rendering is null)
        {
            foreach (DocumentPage page in document.Pages)
                pages.Add(await ReadAsync(page, null, isCompared: false, cancellationToken).ConfigureAwait(false));
            return pages;
        }

        DocumentRenderer renderer = rendering.Open(document);
        await using (renderer.ConfigureAwait(false))
        {
            foreach (DocumentPage page in document.Pages)
                pages.Add(await ReadAsync(page, renderer, isCompared: pages.Count < MostComparedPages, cancellationToken).ConfigureAwait(false));
        }

        return pages;
    }

    private async Task<PrintedPage> ReadAsync(
        DocumentPage page,
        DocumentRenderer? renderer,
        bool isCompared,
        CancellationToken cancellationToken)
    {
        TextRecognizer? recognizer = renderer is null ? null : options.GetRecognizer();
        try
        {
            PageText layer = options.Text == GroundingText.TextLayer ? await page.ReadTextAsync(cancellationToken).ConfigureAwait(false) : Empty(page);
            if (layer.Lines.Count > 0 && isCompared && await renderer!.ReadShownTextAsync(page, cancellationToken).ConfigureAwait(false) is { IsCompared: true } shown)
                return recognizer is null || shown.OtherPrint.Sum(region => region.Letters) < FewestLetters ? Cover(page, shown) : await ReadRestAsync(page, shown, renderer, recognizer, cancellationToken).ConfigureAwait(false);
            bool isScan = layer.Words.Take(LeastWords).Count() < LeastWords;
            if (isScan && recognizer is not null)
                return new PrintedPage(await RecognizedText.ReadAsync(page, recognizer, renderer!, cancellationToken).ConfigureAwait(false));
            if (!isScan)
                return new PrintedPage(layer);
        }
        catch (QwenDocsException)
        {
            // A page that cannot be read bears nothing out, and takes nothing from the record.
        }

        return new PrintedPage(Empty(page));
    }

    /// <summary>Takes the words that stand on print, and says whether other print is left.</summary>
    internal static PrintedPage Cover(DocumentPage page, ShownText shown)
    {
        PageText text = shown.OnPrint.Count == 0 ? shown.Text : PageText.FromWords(page.Number, page.Size, TextSource.TextLayer, [.. shown.Text.Words, .. shown.OnPrint]);
        int unread = shown.UncoveredPrint.Sum(region => region.Letters), read = text.Words.Sum(word => word.Text.Length);
        return new PrintedPage(text)
        {
            HasUnreadPrint = unread > Math.Max(FewLetters, FewOfPage * read),
            Hidden = HiddenLayer.Compare(page.Number, shown.HiddenWords - shown.OnPrint.Count, [], []),
        };
    }

    /// <summary>Has the print read that the page does not draw as words. A layer of hidden words under it is compared with it, and left out.</summary>
    private static async Task<PrintedPage> ReadRestAsync(
        DocumentPage page,
        ShownText shown,
        DocumentRenderer renderer,
        TextRecognizer recognizer,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<TextWord> read = await RecognizedText.ReadAsync(page, shown.OtherPrint, recognizer, renderer, cancellationToken).ConfigureAwait(false);
        return read.Count == 0
            ? Cover(page, shown)
            : new PrintedPage(MergedText.Of(shown.Text, read)) { Hidden = HiddenLayer.Compare(page.Number, shown.HiddenWords - shown.OnPrint.Count, shown.OnPrint, read) };
    }

    private static PageText Empty(DocumentPage page) => new(page.Number, page.Size, TextSource.TextLayer, []);
}

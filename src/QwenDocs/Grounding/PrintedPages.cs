using QwenDocs.Documents;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Grounding;

/// <summary>Collects the text of a document's pages from where the options say.</summary>
internal sealed class PrintedPages(GroundingOptions options, RenderingEngine? rendering)
{
    // A page with fewer words in its text layer is a scan with a stamp on it.
    private const int LeastWords = 20;

    /// <summary>Returns the text of each page; one without lines for a page that has none, or that cannot be read.</summary>
    public async Task<IReadOnlyList<PageText>> ReadAsync(DocumentContent document, CancellationToken cancellationToken)
    {
        List<PageText> pages = [];
        foreach (DocumentPage page in document.Pages)
            pages.Add(await ReadAsync(page, cancellationToken).ConfigureAwait(false));
        return pages;
    }

    private async Task<PageText> ReadAsync(DocumentPage page, CancellationToken cancellationToken)
    {
        try
        {
            // Where it is known which words the page shows, the others bear nothing out.
            PageText? layer = options.Text == GroundingText.TextLayer ? page.Shown?.Text ?? await page.ReadTextAsync(cancellationToken).ConfigureAwait(false) : null;
            bool isScan = layer is null || layer.Words.Take(LeastWords).Count() < LeastWords;
            if (isScan && options.GetRecognizer() is { } recognizer && rendering is not null)
                return await RecognizedText.ReadAsync(page, recognizer, rendering, cancellationToken).ConfigureAwait(false);
            if (layer is not null && !isScan)
                return layer;
        }
        catch (QwenDocsException)
        {
            // A page that cannot be read bears nothing out, and takes nothing from the record.
        }

        return new PageText(page.Number, page.Size, TextSource.TextLayer, []);
    }
}

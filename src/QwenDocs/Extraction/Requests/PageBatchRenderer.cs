using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Rendering;

namespace QwenDocs.Extraction.Requests;

/// <summary>Renders the pages of one request, when the document may render.</summary>
internal static class PageBatchRenderer
{
    /// <param name="gates">What the document waits for.</param>
    /// <param name="rendering">The open rendering of the document.</param>
    /// <param name="content">The document.</param>
    /// <param name="pages">The pages, at their planned sizes.</param>
    /// <param name="beforePage">Called before each page, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    public static async Task<List<PageImage>> RenderAsync(
        ConcurrencyGates gates,
        DocumentRenderer rendering,
        DocumentContent content,
        IReadOnlyList<PlannedPage> pages,
        Action? beforePage,
        CancellationToken cancellationToken)
    {
        List<PageImage> images = new(pages.Count);
        await gates.EnterRenderingAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (PageImage image in rendering.RenderAllAsync(pages.Select(Begin), cancellationToken).ConfigureAwait(false))
                images.Add(image);
        }
        finally
        {
            gates.ExitRendering();
        }

        return images;

        (DocumentPage, PixelSize) Begin(PlannedPage page)
        {
            beforePage?.Invoke();
            return (content.Page(page.Number), page.Size);
        }
    }
}

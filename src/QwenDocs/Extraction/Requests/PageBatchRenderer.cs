using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Extraction.Requests;

/// <summary>Renders the pages of one request, when the document may render, and reads their text where it is sent.</summary>
internal static class PageBatchRenderer
{
    /// <summary>Renders and reads what is sent of pages.</summary>
    /// <param name="gates">What the document waits for.</param>
    /// <param name="rendering">The open rendering of the document.</param>
    /// <param name="content">The document.</param>
    /// <param name="pages">The pages, at their planned sizes.</param>
    /// <param name="beforePage">Called before each page, or <see langword="null"/>.</param>
    /// <param name="withWords">Whether the endpoint takes the words of trusted text layers.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    public static async Task<List<RequestPage>> ReadAsync(
        ConcurrencyGates gates,
        DocumentRenderer rendering,
        DocumentContent content,
        IReadOnlyList<PlannedPage> pages,
        Action? beforePage,
        bool withWords,
        CancellationToken cancellationToken)
    {
        PlannedPage[] pictures = [.. pages.Where(page => page.Input != PageInput.Text)];
        Queue<PageImage> images = new(await RenderAsync(gates, rendering, content, pictures, beforePage, cancellationToken).ConfigureAwait(false));
        List<RequestPage> read = new(pages.Count);
        foreach (PlannedPage page in pages)
        {
            bool isTextSent = page.Input != PageInput.Picture;
            ShownText? text = isTextSent || withWords ? await rendering.ReadShownTextAsync(content.Page(page.Number), cancellationToken).ConfigureAwait(false) : null;
            read.Add(new RequestPage(page.Number, page.Input == PageInput.Text ? null : images.Dequeue(), isTextSent ? text : null)
            {
                Words = withWords && text is { IsTrusted: true } ? text.Text : null,
            });
        }

        return read;
    }

    /// <summary>Renders pages.</summary>
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

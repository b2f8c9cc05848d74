using QwenDocs.Documents;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Text;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Resolution;

/// <summary>Chooses for each page what is sent of it, and sizes it.</summary>
internal sealed class PageInputSizing(VisionModelProfile model, PlanningOptions options, RenderingEngine? renderer)
{
    public async Task<PageSizing[]> SizeAsync(DocumentContent document, CancellationToken cancellationToken)
    {
        if (options.PageInput == PageInput.Picture || renderer is null)
            return [.. document.Pages.Select(page => new PageSizing(page, model, options.Resolution))];
        DocumentRenderer rendering = renderer.Open(document);
        await using (rendering.ConfigureAwait(false))
        {
            List<PageSizing> pages = new(document.Pages.Count);
            foreach (DocumentPage page in document.Pages)
                pages.Add(Size(page, await rendering.ReadShownTextAsync(page, cancellationToken).ConfigureAwait(false)));
            return [.. pages];
        }
    }

    private PageSizing Size(DocumentPage page, ShownText text)
    {
        PageSizing picture = new(page, model, options.Resolution);
        if (!text.IsTrusted)
            return picture;
        PageSizing alone = new(page, model, options.Resolution) { Input = PageInput.Text, TextTokens = Count(text, PageInput.Text) };
        PageSizing both = new(page, model, options.Resolution.BesideText()) { Input = PageInput.PictureAndText, TextTokens = Count(text, PageInput.PictureAndText) };
        return options.PageInput switch
        {
            PageInput.Text => alone,
            PageInput.PictureAndText => both,
            _ => new[] { text.IsTextOnly ? alone : both, picture }.MinBy(sizing => sizing.TokensAt(double.PositiveInfinity))!,
        };
    }

    private static int Count(ShownText text, PageInput input) =>
        TextTokenizer.CountTokens(ExtractionPrompt.PageText(text.Text.PageNumber, LayoutText.Write(text.Text), hasPicture: input == PageInput.PictureAndText));
}

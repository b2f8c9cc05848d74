using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using QwenDocs.Review;

namespace QwenDocs.Evaluation.Reports.Html;

/// <summary>The pages on which wrong or flagged values have places, as pictures in the file.</summary>
internal sealed class PagePictures
{
    private const double MaxHeight = 20;
    private const int MaxSide = 16_000;

    private readonly Dictionary<(int Document, int Page), (PagePicture Picture, PageSize Size)> _pictures = [];

    private PagePictures()
    {
    }

    public static async Task<PagePictures> WriteAsync(
        HtmlStream html,
        EvaluationReport report,
        TruthSet? documents,
        EvaluationPageOptions options,
        CancellationToken cancellationToken)
    {
        PagePictures pictures = new();
        if (documents is null)
            return pictures;
        var byName = documents.ToDictionary(document => document.Name, StringComparer.Ordinal);
        int left = options.MaxPages;
        using RenderingEngine engine = new(options.Rendering);
        for (int index = 0; index < report.Documents.Count && left > 0; index++)
        {
            int[] pages =
            [
                .. report.Documents[index].Cells.Take(options.MaxCells).SelectMany(cell => cell.ExpectedPlaces.Concat(cell.PredictedPlaces)).Select(place => place.Page)
                    .Distinct().Order().Take(left),
            ];
            if (pages.Length == 0 || !byName.TryGetValue(report.Documents[index].Name, out TruthDocument? document))
                continue;
            left -= pages.Length;
            await pictures.WriteDocumentAsync(html, engine, document, index, pages, options, cancellationToken).ConfigureAwait(false);
        }

        return pictures;
    }

    /// <summary>Returns a place as shares of its picture: a scan may have been turned upright and made straight.</summary>
    public PageBox ShareOf(int document, CellPlace place) => _pictures.TryGetValue((document, place.Page), out (PagePicture Picture, PageSize Size) drawn)
        ? drawn.Picture.ShareOf(new PageBox(place.Box.Left * drawn.Size.Width, place.Box.Top * drawn.Size.Height, place.Box.Right * drawn.Size.Width, place.Box.Bottom * drawn.Size.Height))
        : place.Box;

    private async Task WriteDocumentAsync(
        HtmlStream html,
        RenderingEngine engine,
        TruthDocument document,
        int index,
        int[] pages,
        EvaluationPageOptions options,
        CancellationToken cancellationToken)
    {
        DocumentContent content;
        try
        {
            content = await document.Document.OpenAsync(options.Documents, cancellationToken).ConfigureAwait(false);
        }
        catch (DocumentException exception)
        {
            foreach (int page in pages)
                await FailAsync(html, index, page, exception, cancellationToken).ConfigureAwait(false);
            return;
        }

        await using (content.ConfigureAwait(false))
        {
            DocumentRenderer renderer = engine.Open(content);
            await using (renderer.ConfigureAwait(false))
            {
                foreach (DocumentPage page in content.Pages.Where(page => pages.Contains(page.Number)))
                    await WritePageAsync(html, renderer, page, index, options.PageWidth, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WritePageAsync(
        HtmlStream html,
        DocumentRenderer renderer,
        DocumentPage page,
        int index,
        int width,
        CancellationToken cancellationToken)
    {
        PageImage image;
        try
        {
            PixelSize? native = await renderer.GetNativeSizeAsync(page, cancellationToken).ConfigureAwait(false);
            double ratio = Math.Clamp(page.Size.Height / page.Size.Width, 1 / MaxHeight, MaxHeight);
            double wide = Math.Min(Math.Min(width, native?.Width ?? width), Math.Min(MaxSide, MaxSide / ratio));
            image = await renderer.RenderAsync(page, new PixelSize(Math.Max(1, (int)Math.Round(wide)), Math.Max(1, (int)Math.Round(wide * ratio))), cancellationToken).ConfigureAwait(false);
        }
        catch (DocumentException exception)
        {
            await FailAsync(html, index, page.Number, exception, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (PagePicture.Of(image) is { } picture)
            _pictures[(index, page.Number)] = (picture, page.Size);
        await html.MarkupAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<figure id=\"page-{index}-{page.Number}\" hidden><img alt=\"Page {page.Number}\" decoding=\"async\" width=\"{image.Size.Width}\" height=\"{image.Size.Height}\" src=\"data:{image.MediaType};base64,"),
            cancellationToken).ConfigureAwait(false);
        await html.Base64Async(image.Bytes, cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync(string.Create(CultureInfo.InvariantCulture, $"\"><figcaption>Page {page.Number}</figcaption></figure>\n"), cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask FailAsync(
        HtmlStream html,
        int index,
        int page,
        DocumentException exception,
        CancellationToken cancellationToken) => html.MarkupAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<figure id=\"page-{index}-{page}\" class=\"failed\" hidden><p>Page {page} cannot be shown: {HtmlStream.Encode(exception.Message)}</p></figure>\n"),
            cancellationToken);
}

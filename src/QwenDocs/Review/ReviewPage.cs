using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Review;

/// <summary>
/// Writes one HTML file in which a person checks what was extracted: the pages on the left, the record on the right, each value tied to its
/// place, the doubtful ones first. Values are accepted or corrected by keyboard; the corrected record and the list of corrections are
/// downloaded as JSON.
/// </summary>
/// <remarks>The file holds everything, pictures too. It loads nothing from a network, and its policy lets it send nothing.</remarks>
public static class ReviewPage
{
    // A page that is very long for its width: 20 times its width still shows a till receipt.
    private const double MaxHeight = 20;
    private const int MaxSide = 16_000;

    /// <summary>Writes the page of one document to a file. What stood there is replaced when the page is whole.</summary>
    /// <param name="path">The HTML file.</param>
    /// <param name="document">The document with its result.</param>
    /// <param name="options">Title and size of the pictures, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of its range.</exception>
    /// <exception cref="DocumentException">The document cannot be opened. A page that cannot be drawn is no exception: the file says so in its place.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteAsync(
        string path,
        ReviewedDocument document,
        ReviewOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return WriteAsync(path, [document], options, cancellationToken);
    }

    /// <summary>Writes the page of several documents to a file. What stood there is replaced when the page is whole.</summary>
    /// <param name="path">The HTML file.</param>
    /// <param name="documents">The documents with their results.</param>
    /// <param name="options">Title and size of the pictures, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of its range.</exception>
    /// <exception cref="DocumentException">A document cannot be opened. A page that cannot be drawn is no exception: the file says so in its place.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteAsync(
        string path,
        IEnumerable<ReviewedDocument> documents,
        ReviewOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(documents);
        return WriteFileAsync(path, documents, (options ?? new ReviewOptions()).Validated(), cancellationToken);
    }

    /// <summary>Writes the page of documents as they come, such as from a pipeline. One document at a time is in memory.</summary>
    /// <param name="output">Where the HTML goes; the caller disposes of it.</param>
    /// <param name="documents">The documents with their results.</param>
    /// <param name="options">Title and size of the pictures, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    /// <returns>A task that ends when the page is written.</returns>
    /// <exception cref="ArgumentException">The stream cannot be written, or an option is out of its range.</exception>
    /// <exception cref="DocumentException">A document cannot be opened. A page that cannot be drawn is no exception: the HTML says so in its place.</exception>
    /// <exception cref="IOException">The stream cannot be written any more.</exception>
    public static Task WriteAsync(
        Stream output,
        IAsyncEnumerable<ReviewedDocument> documents,
        ReviewOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(documents);
        if (!output.CanWrite)
            throw new ArgumentException("The stream cannot be written.", nameof(output));
        return WriteHtmlAsync(output, documents, (options ?? new ReviewOptions()).Validated(), cancellationToken);
    }

    private static async Task WriteFileAsync(
        string path,
        IEnumerable<ReviewedDocument> documents,
        ReviewOptions options,
        CancellationToken cancellationToken)
    {
        string full = Path.GetFullPath(path), unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            FileStream file = new(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
                await WriteHtmlAsync(file, documents.ToAsyncEnumerable(), options, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task WriteHtmlAsync(
        Stream output,
        IAsyncEnumerable<ReviewedDocument> documents,
        ReviewOptions options,
        CancellationToken cancellationToken)
    {
        HtmlStream html = new(output);
        string script = Resource("review.js"), title = HtmlStream.Encode(options.Title);
        await html.HeadAsync(title, Resource("review.css"), script, cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync(
            $"""
            <body>
            {Resource("review.html").Replace("{title}", title, StringComparison.Ordinal)}<main>
            <div id="pages" tabindex="-1" aria-label="Pages">

            """,
            cancellationToken).ConfigureAwait(false);

        using RenderingEngine engine = new(options.Rendering);
        int index = 0;
        await foreach (ReviewedDocument document in documents.WithCancellation(cancellationToken).ConfigureAwait(false))
            await WriteDocumentAsync(html, engine, document, index++, options, cancellationToken).ConfigureAwait(false);

        await html.MarkupAsync("</div>\n<div id=\"record\" aria-label=\"Record\"></div>\n</main>\n<script>", cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync(script, cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync("</script>\n</body>\n</html>\n", cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteDocumentAsync(
        HtmlStream html,
        RenderingEngine engine,
        ReviewedDocument reviewed,
        int index,
        ReviewOptions options,
        CancellationToken cancellationToken)
    {
        DocumentContent content = await reviewed.Document.OpenAsync(options.Documents, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            HashSet<int> wanted = [.. reviewed.Result.Plan.Pages.Select(page => page.Number)];
            DocumentPage[] pages = [.. content.Pages.Where(page => wanted.Count == 0 || wanted.Contains(page.Number))];
            await html.MarkupAsync(
                string.Create(CultureInfo.InvariantCulture, $"<section class=\"document\" data-document=\"{index}\" aria-label=\"{HtmlStream.Encode(reviewed.Result.DocumentName)}\">\n"),
                cancellationToken).ConfigureAwait(false);
            Dictionary<int, PagePicture> pictures = [];
            DocumentRenderer renderer = engine.Open(content);
            await using (renderer.ConfigureAwait(false))
            {
                foreach (DocumentPage page in pages)
                {
                    if (await WritePageAsync(html, renderer, page, options.PageWidth, cancellationToken).ConfigureAwait(false) is { } picture)
                        pictures.Add(page.Number, picture);
                }
            }

            await html.MarkupAsync("<script type=\"application/json\">", cancellationToken).ConfigureAwait(false);
            await html.MarkupAsync(ReviewJson.Write(reviewed.Result, pictures), cancellationToken).ConfigureAwait(false);
            await html.MarkupAsync("</script>\n</section>\n", cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<PagePicture?> WritePageAsync(
        HtmlStream html,
        DocumentRenderer renderer,
        DocumentPage page,
        int width,
        CancellationToken cancellationToken)
    {
        string number = page.Number.ToString(CultureInfo.InvariantCulture);
        PageImage image;
        try
        {
            PixelSize? native = await renderer.GetNativeSizeAsync(page, cancellationToken).ConfigureAwait(false);
            image = await renderer.RenderAsync(page, SizeOf(page, native, width), cancellationToken).ConfigureAwait(false);
        }
        catch (DocumentException exception)
        {
            await html.MarkupAsync(
                $"<figure data-page=\"{number}\" class=\"failed\"><p>Page {number} cannot be shown: {HtmlStream.Encode(exception.Message)}</p></figure>\n",
                cancellationToken).ConfigureAwait(false);
            return null;
        }

        await html.MarkupAsync(
            string.Create(CultureInfo.InvariantCulture, $"<figure data-page=\"{number}\"><img alt=\"Page {number}\" decoding=\"async\" width=\"{image.Size.Width}\" height=\"{image.Size.Height}\" src=\"data:{image.MediaType};base64,"),
            cancellationToken).ConfigureAwait(false);
        await html.Base64Async(image.Bytes, cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync($"\"><figcaption>Page {number}</figcaption></figure>\n", cancellationToken).ConfigureAwait(false);
        return PagePicture.Of(image);
    }

    private static PixelSize SizeOf(DocumentPage page, PixelSize? native, int width)
    {
        double ratio = Math.Clamp(page.Size.Height / page.Size.Width, 1 / MaxHeight, MaxHeight);
        double wide = Math.Min(Math.Min(width, native?.Width ?? width), Math.Min(MaxSide, MaxSide / ratio));
        return new PixelSize(Math.Max(1, (int)Math.Round(wide)), Math.Max(1, (int)Math.Round(wide * ratio)));
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReviewPage).Assembly.GetManifestResourceStream($"QwenDocs.{name}")
            ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

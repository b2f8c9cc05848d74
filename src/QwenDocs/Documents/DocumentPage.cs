using QwenDocs.Documents.PdfPig;
using QwenDocs.Documents.Pictures;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Documents;

/// <summary>A page of an open document.</summary>
public sealed class DocumentPage
{
    private readonly DocumentPage? _source;
    private PageText? _text;
    private ShownText? _shown;

    internal DocumentPage(DocumentContent document, int number, PageSize size, int rotation)
    {
        Document = document;
        Number = number;
        Size = size;
        Rotation = rotation;
    }

    /// <summary>Initializes a new instance of the <see cref="DocumentPage"/> class: a page of a selection, whose text is read only once in all selections.</summary>
    internal DocumentPage(DocumentContent document, DocumentPage source)
        : this(document, source.Number, source.Size, source.Rotation)
    {
        Frame = source.Frame;
        Entry = source.Entry;
        _source = source;
    }

    /// <summary>Gets the document that the page belongs to.</summary>
    public DocumentContent Document { get; }

    /// <summary>Gets the number of the page, counted from 1.</summary>
    public int Number { get; }

    /// <summary>Gets the size of the page as it is displayed, rotation applied.</summary>
    public PageSize Size { get; }

    /// <summary>Gets the clockwise rotation with which the page is displayed, in degrees: 0, 90, 180 or 270 (PDF <c>/Rotate</c>, Exif orientation).</summary>
    public int Rotation { get; }

    /// <summary>Gets the picture that is the page, as its header describes it; <see langword="null"/> for pages of a PDF.</summary>
    internal PictureFrame? Frame { get; init; }

    /// <summary>Gets the page as the PDF's page tree gives it; <see langword="null"/> for pages that are pictures.</summary>
    internal PdfPageEntry? Entry { get; init; }

    /// <summary>Gets or sets what the page shows of its text layer, once that was looked at; the same in all selections.</summary>
    internal ShownText? Shown
    {
        get => _source is null ? Volatile.Read(ref _shown) : _source.Shown;
        set
        {
            if (_source is null)
                Volatile.Write(ref _shown, value);
            else
                _source.Shown = value;
        }
    }

    /// <summary>Reads the page's text layer. The first call decodes it; later calls return the same text.</summary>
    /// <param name="cancellationToken">Ends the wait, and stops the reading.</param>
    /// <returns>
    /// The lines and words with their boxes, from top to bottom and from left to right; none for pictures and for scans without a text layer.
    /// Boxes are in the unit of <see cref="Size"/>, on the page as displayed.
    /// </returns>
    /// <exception cref="DocumentException">The page's content is damaged or passes a limit.</exception>
    /// <exception cref="ObjectDisposedException">The document is closed.</exception>
    public async ValueTask<PageText> ReadTextAsync(CancellationToken cancellationToken = default)
    {
        Document.ThrowIfDisposed();
        if (_text is { } known)
            return known;
        PageText read = _source is not null
            ? await _source.ReadTextAsync(cancellationToken).ConfigureAwait(false)
            : PageText.FromWords(Number, Size, TextSource.TextLayer, await Document.ReadWordsAsync(Number, cancellationToken).ConfigureAwait(false));

        // Of two callers who read at the same time, both get what the first one read.
        return Interlocked.CompareExchange(ref _text, read, null) ?? read;
    }
}

using QwenDocs.Documents.Pictures;

namespace QwenDocs.Documents;

/// <summary>A page of an open document.</summary>
public sealed class DocumentPage
{
    private readonly Lock _lock = new();
    private readonly DocumentPage? _source;
    private IReadOnlyList<TextWord>? _words;

    internal DocumentPage(DocumentContent document, int number, PageSize size, int rotation)
    {
        Document = document;
        Number = number;
        Size = size;
        Rotation = rotation;
    }

    /// <summary>Initializes a new instance of the <see cref="DocumentPage"/> class: a page of a selection, which reads its words only once in all selections.</summary>
    internal DocumentPage(DocumentContent document, DocumentPage source)
        : this(document, source.Number, source.Size, source.Rotation)
    {
        Frame = source.Frame;
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

    /// <summary>Reads the words of the page's text layer. The first call decodes the page's text; later calls return the same list.</summary>
    /// <returns>The words with their boxes, in the order of the content stream; empty for pictures and for scans without a text layer.</returns>
    /// <exception cref="DocumentException">The page's content is damaged or passes a limit.</exception>
    /// <exception cref="ObjectDisposedException">The document is closed.</exception>
    public IReadOnlyList<TextWord> ReadWords()
    {
        Document.ThrowIfDisposed();
        lock (_lock)
            return _words ??= _source?.ReadWords() ?? Document.ReadWords(Number);
    }
}

using System.Globalization;
using QwenDocs.Documents.PdfPig;
using QwenDocs.Documents.Pictures;
using QwenDocs.Text;

namespace QwenDocs.Documents;

/// <summary>An open document: its kind, its pages and its attachments. Its members may be used from several threads at once.</summary>
public sealed class DocumentContent : IDisposable, IAsyncDisposable
{
    private readonly DocumentPage[] _pages;
    private readonly Dictionary<int, DocumentPage> _selected = [];
    private PdfFile? _pdf;
    private ReadOnlyMemory<byte> _bytes;
    private IReadOnlyList<DocumentAttachment>? _attachments;
    private volatile bool _disposed;

    internal DocumentContent(string name, string? password, PdfFile pdf)
    {
        Name = name;
        Format = DocumentFormat.Pdf;
        Password = password;
        Notices = pdf.Notices;
        _bytes = pdf.Bytes;
        _pdf = pdf;
        _pages = [.. pdf.Pages.Select((page, index) => new DocumentPage(this, index + 1, page.Size, page.Rotation) { Entry = page })];
        PageCount = _pages.Length;
    }

    internal DocumentContent(string name, DocumentFormat kind, ReadOnlyMemory<byte> bytes, IReadOnlyList<PictureFrame> frames)
    {
        Name = name;
        Format = kind;
        _bytes = bytes;
        _attachments = [];
        _pages = [.. frames.Select((frame, index) => new DocumentPage(this, index + 1, frame.Size, frame.Orientation.Rotation) { Frame = frame })];
        PageCount = _pages.Length;
    }

    private DocumentContent(DocumentContent source, PageSelection pages)
    {
        Name = source.Name;
        Format = source.Format;
        Password = source.Password;
        PageCount = source.PageCount;
        Notices = source.Notices;
        _bytes = source._bytes;
        _pdf = source._pdf;
        _attachments = source._attachments;
        _pages = [.. pages.Select(number => new DocumentPage(this, source.Page(number)))];
        _selected = _pages.ToDictionary(page => page.Number);
    }

    /// <summary>Gets the name of the document.</summary>
    public string Name { get; }

    /// <summary>Gets what the document is, told by its content.</summary>
    public DocumentFormat Format { get; }

    /// <summary>Gets the number of pages that the document has, also where some of them alone are selected.</summary>
    public int PageCount { get; }

    /// <summary>Gets what a reader of the result should know about the document as a whole, such as that its pages are only the cover of a portfolio.</summary>
    public IReadOnlyList<DocumentNotice> Notices { get; } = [];

    /// <summary>Gets the pages, in order: all of them, or those that <see cref="Document.WithPages"/> selected. Asking for one decodes nothing.</summary>
    /// <exception cref="ObjectDisposedException">The document is closed.</exception>
    public IReadOnlyList<DocumentPage> Pages
    {
        get
        {
            ThrowIfDisposed();
            return _pages;
        }
    }

    /// <summary>Gets the file's bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes
    {
        get
        {
            ThrowIfDisposed();
            return _bytes;
        }
    }

    /// <summary>Gets the password that opened the document, if it took one.</summary>
    internal string? Password { get; }

    /// <summary>Closes the document. Doing so again does nothing.</summary>
    public void Dispose()
    {
        // PdfPig holds nothing but memory here. A thread that is reading goes on with its own reference.
        _disposed = true;
        _pdf = null;
        _bytes = default;
    }

    /// <summary>Closes the document. Doing so again does nothing.</summary>
    /// <returns>A completed task: closing waits for nothing.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads the files that are attached to or embedded in a PDF. The first call decompresses them; later calls return the same list.</summary>
    /// <param name="cancellationToken">Ends the wait, and stops the reading.</param>
    /// <returns>The files; none for every format but PDF.</returns>
    /// <exception cref="DocumentException">An attachment is damaged or passes a limit.</exception>
    /// <exception cref="ObjectDisposedException">The document is closed.</exception>
    public async ValueTask<IReadOnlyList<DocumentAttachment>> ReadAttachmentsAsync(CancellationToken cancellationToken = default)
    {
        PdfFile? pdf = _pdf;
        ThrowIfDisposed();
        if (_attachments is { } known)
            return known;
        IReadOnlyList<DocumentAttachment> read = pdf is null ? [] : await pdf.ReadAttachmentsAsync(cancellationToken).ConfigureAwait(false);
        return Interlocked.CompareExchange(ref _attachments, read, null) ?? read;
    }

    /// <summary>Returns the page of a number.</summary>
    internal DocumentPage Page(int number) => _pages.Length == PageCount ? _pages[number - 1] : _selected[number];

    /// <summary>Returns the document with some of its pages alone. It shares what is open: closing one leaves the other open.</summary>
    /// <exception cref="DocumentException">A page does not exist.</exception>
    internal DocumentContent Select(PageSelection pages)
    {
        ThrowIfDisposed();
        foreach (int number in pages.Where(number => number > PageCount))
            throw new DocumentException(DocumentError.PageNotFound, Name, string.Create(CultureInfo.InvariantCulture, $"the page does not exist; the document has {PageCount:#,0} page{(PageCount == 1 ? "" : "s")}"), number);
        return new DocumentContent(this, pages);
    }

    /// <summary>Returns the document without some of its pages; itself where there are none to leave out. It shares what is open.</summary>
    internal DocumentContent Without(IReadOnlyList<int> pages) =>
        pages.Count == 0 ? this : Select(PageSelection.Create([.. Pages.Select(page => page.Number).Except(pages)]));

    internal async ValueTask<IReadOnlyList<TextWord>> ReadWordsAsync(int pageNumber, CancellationToken cancellationToken)
    {
        PdfFile? pdf = _pdf;
        ThrowIfDisposed();
        return pdf is null ? [] : await pdf.ReadWordsAsync(pageNumber, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws when the document is closed.</summary>
    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    /// <summary>Reads the text layers of pages. A page that cannot be read is left out: its picture is read all the same, and its text is a second source.</summary>
    internal async Task<IReadOnlyList<PageText>> ReadTextsAsync(IEnumerable<int> pages, CancellationToken cancellationToken)
    {
        List<PageText> texts = [];
        foreach (int page in pages)
        {
            try
            {
                texts.Add(await Page(page).ReadTextAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (QwenDocsException)
            {
                // It may be refused when it is drawn, and then with its reason.
            }
        }

        return texts;
    }
}

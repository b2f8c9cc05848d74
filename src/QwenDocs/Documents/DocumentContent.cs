using System.Globalization;
using QwenDocs.Documents.PdfPig;
using QwenDocs.Documents.Pictures;

namespace QwenDocs.Documents;

/// <summary>An open document: its kind, its pages and its attachments. Its members may be used from several threads at once.</summary>
public sealed class DocumentContent : IDisposable
{
    private readonly DocumentPage[] _pages;
    private readonly Dictionary<int, DocumentPage> _selected = [];
    private readonly Lock _lock = new();
    private PdfFile? _pdf;
    private ReadOnlyMemory<byte> _bytes;
    private IReadOnlyList<DocumentAttachment>? _attachments;
    private volatile bool _disposed;

    internal DocumentContent(string name, ReadOnlyMemory<byte> bytes, string? password, PdfFile pdf)
    {
        Name = name;
        Format = DocumentFormat.Pdf;
        Password = password;
        _bytes = bytes;
        _pdf = pdf;
        _pages = [.. pdf.Pages.Select((page, index) => new DocumentPage(this, index + 1, page.Size, page.Rotation))];
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

    /// <summary>Gets the files that are attached to or embedded in a PDF; empty for every other kind. The first call inflates them.</summary>
    /// <exception cref="DocumentException">An attachment is damaged or passes a limit.</exception>
    /// <exception cref="ObjectDisposedException">The document is closed.</exception>
    public IReadOnlyList<DocumentAttachment> Attachments
    {
        get
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                return _attachments ??= _pdf!.ReadAttachments();
            }
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

    internal IReadOnlyList<TextWord> ReadWords(int pageNumber)
    {
        PdfFile? pdf = _pdf;
        ThrowIfDisposed();
        return pdf is null ? [] : pdf.ReadWords(pageNumber);
    }

    /// <summary>Throws when the document is closed.</summary>
    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);
}

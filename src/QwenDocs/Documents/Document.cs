using QwenDocs.Documents.PdfPig;
using QwenDocs.Documents.Pictures;
using QwenDocs.Documents.Sources;

namespace QwenDocs.Documents;

/// <summary>
/// A document to read: a description that holds no handle and reads nothing until <see cref="OpenAsync"/>,
/// so that a bad file is the outcome of opening it and never an exception where documents are enumerated.
/// </summary>
public sealed class Document
{
    private readonly Func<DocumentOptions, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> _read;

    private Document(string name, string? password, Func<DocumentOptions, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> read)
    {
        Name = name;
        Password = password;
        _read = read;
    }

    private Document(Document source, string? password, PageSelection? pages)
        : this(source.Name, password, source._read) => (Pages, FilePath) = (pages, source.FilePath);

    /// <summary>Gets the name under which messages and results speak of the document: a file name without its folder.</summary>
    public string Name { get; }

    /// <summary>Gets the path as it was given to <see cref="FromFile"/>, or <see langword="null"/> for bytes and streams. It stands in no message, log or result.</summary>
    public string? FilePath { get; private init; }

    /// <summary>Gets the pages that are worked on, or <see langword="null"/> for all of them.</summary>
    public PageSelection? Pages { get; }

    /// <summary>Gets the password of an encrypted PDF, if one was given.</summary>
    internal string? Password { get; }

    /// <summary>Describes a file. The file is not touched yet.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The document.</returns>
    public static Document FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string name = Path.GetFileName(path) is { Length: > 0 } file ? file : path;
        return new Document(name, null, (options, cancellationToken) => DocumentReader.ReadFileAsync(path, name, options, cancellationToken)) { FilePath = path };
    }

    /// <summary>Describes bytes in memory.</summary>
    /// <param name="bytes">The content; it must not change while the document is in use.</param>
    /// <param name="name">The name for messages and results.</param>
    /// <returns>The document.</returns>
    public static Document FromBytes(ReadOnlyMemory<byte> bytes, string name = "document")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Document(name, null, (_, _) => ValueTask.FromResult(bytes));
    }

    /// <summary>Describes a stream, which is read to its end when the document is first opened, and then kept as bytes.</summary>
    /// <param name="stream">A readable stream; the caller disposes of it.</param>
    /// <param name="name">The name for messages and results.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static Document FromStream(Stream stream, string name = "document")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        var source = new DocumentStreamBuffer(stream, name);
        return new Document(name, null, source.ReadAsync);
    }

    /// <summary>Returns the same document with the password that opens it.</summary>
    /// <param name="password">The user's or owner's password of an encrypted PDF.</param>
    /// <returns>A copy of this description.</returns>
    public Document WithPassword(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return new Document(this, password, Pages);
    }

    /// <summary>Returns the same document with some of its pages alone. They keep their numbers, in what the model is told as well as in results.</summary>
    /// <param name="pages">The pages, such as <c>PageSelection.Range(3, 7)</c> or <c>[1, 4]</c>. Whether they exist is known when the document is opened.</param>
    /// <returns>A copy of this description.</returns>
    public Document WithPages(PageSelection pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new Document(this, Password, pages);
    }

    /// <summary>Reads the document and finds its pages. No page is decoded yet.</summary>
    /// <param name="options">The limits, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The open document; the caller disposes of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="DocumentException">The document is refused: see <see cref="DocumentError"/>.</exception>
    public async ValueTask<DocumentContent> OpenAsync(DocumentOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new DocumentOptions()).Validated();
        ReadOnlyMemory<byte> bytes = await ReadBytesAsync(options, cancellationToken).ConfigureAwait(false);
        if (bytes.IsEmpty)
            throw new DocumentException(DocumentError.Empty, Name, "it has no bytes");
        DocumentFormat kind = FormatDetector.Detect(bytes.Span)
            ?? throw new DocumentException(
                DocumentError.UnsupportedFormat,
                Name,
                $"its content is {(FormatDetector.NameUnsupported(bytes.Span) is { } found ? $"{found}, " : "")}none of the supported kinds ({string.Join(", ", Enum.GetNames<DocumentFormat>())})");
        DocumentContent content = kind switch
        {
            DocumentFormat.Pdf => new DocumentContent(Name, Password, await PdfFile.OpenAsync(Name, bytes, Password, options, cancellationToken).ConfigureAwait(false)),
            DocumentFormat.Tiff => new DocumentContent(Name, kind, bytes, TiffDirectoryReader.Read(Name, bytes.Span, options)),
            _ => new DocumentContent(Name, kind, bytes, [PictureHeader.Read(Name, kind, bytes, options)]),
        };
        return Pages is null ? content : content.Select(Pages);
    }

    /// <summary>Reads the file's bytes.</summary>
    /// <exception cref="DocumentException">The file cannot be read, or is larger than the limit.</exception>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(DocumentOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<byte> bytes = await _read(options, cancellationToken).ConfigureAwait(false);
        DocumentReader.CheckLength(bytes.Length, Name, options);
        return bytes;
    }

    /// <summary>Returns the same document, which opens on bytes that were read already as long as the holder has them, and on its source afterwards.</summary>
    internal Document On(PinnedBytes bytes)
    {
        Func<DocumentOptions, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> source = _read;
        return new Document(new Document(Name, Password, (options, token) => bytes.Value is { } read ? ValueTask.FromResult(read) : source(options, token)) { FilePath = FilePath }, Password, Pages);
    }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}

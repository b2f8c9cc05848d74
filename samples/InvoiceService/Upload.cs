using Microsoft.Extensions.Options;
using QwenDocs.Documents;

namespace InvoiceService;

/// <summary>Reads an upload, and refuses at once what is none: a body that is too long, a kind that is not taken, too many pages.</summary>
internal sealed class Upload(IOptions<UploadOptions> options)
{
    private readonly UploadOptions _options = options.Value;

    /// <summary>Reads the document of a request: its body, or the first file of its form.</summary>
    /// <exception cref="UploadException">The upload is refused.</exception>
    /// <exception cref="DocumentException">The file is damaged, encrypted or beyond a limit.</exception>
    public async Task<Document> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > _options.MaxBytes)
            throw TooLong();
        (Stream body, string name) = await FindAsync(request, cancellationToken).ConfigureAwait(false);
        Document document = Document.FromBytes(await ReadBytesAsync(body, cancellationToken).ConfigureAwait(false), name);

        // Opened once before anything is paid, or the stream of events begun: from then on there is no status to refuse with.
        DocumentContent content = await document.OpenAsync(new DocumentOptions { MaxBytes = _options.MaxBytes, MaxPages = _options.MaxPages }, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            return _options.Formats.Contains(content.Format)
                ? document
                : throw new UploadException(StatusCodes.Status415UnsupportedMediaType, "upload.format", $"{content.Format} is not taken here; {string.Join(", ", _options.Formats)} are.");
        }
    }

    private static async Task<(Stream Body, string Name)> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return (request.Body, "upload");
        IFormCollection form = await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        return form.Files.Count == 1
            ? (form.Files[0].OpenReadStream(), Path.GetFileName(form.Files[0].FileName) is { Length: > 0 } name ? name : "upload")
            : throw new UploadException(StatusCodes.Status400BadRequest, "upload.files", $"One file is wanted, and {form.Files.Count} came.");
    }

    // A body may come without its length.
    private async Task<byte[]> ReadBytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[81_920];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + count > _options.MaxBytes)
                throw TooLong();
            bytes.Write(buffer, 0, count);
        }

        return bytes.Length > 0 ? bytes.ToArray() : throw new UploadException(StatusCodes.Status400BadRequest, "upload.empty", "The body has no bytes.");
    }

    private UploadException TooLong() => new(StatusCodes.Status413PayloadTooLarge, "upload.tooLong", FormattableString.Invariant($"The body is longer than {_options.MaxBytes:#,0} bytes."));
}

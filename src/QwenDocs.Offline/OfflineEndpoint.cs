using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using QwenDocs.Ocr.Layout;
using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Tokens;

namespace QwenDocs.Offline;

/// <summary>An endpoint without a network or a key: it takes the print of the pages and fills the schema by the labels it finds.</summary>
/// <remarks>
/// For trying the library, for tests and for second opinions; a vision model reads far more. Labels are known in English, German, French
/// and Chinese; fields of other records are found by their <c>[PrintedAs]</c>, by what their descriptions tell (<c>Box 38: …</c>) and by the words of
/// their names. Digital pages are read by their text layer where it is what the page shows, all others are recognised. An answer always follows
/// the schema: what is not found is null or an empty list. A request without a schema is answered with the text.
/// </remarks>
public sealed class OfflineEndpoint : ModelEndpoint, IAsyncDisposable
{
    private const string ModelName = "pp-ocrv4";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<PageImage, CancellationToken, Task<RecognizedPage>> _recognize;
    private readonly OcrReader? _reader;

    /// <summary>Initializes a new instance of the <see cref="OfflineEndpoint"/> class. Nothing is loaded until the first request.</summary>
    /// <param name="options">Threads and limits, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public OfflineEndpoint(OfflineOptions? options = null)
        : this(new OcrReader((options ?? new OfflineOptions()).Ocr))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OfflineEndpoint"/> class on print that was recognised elsewhere.</summary>
    internal OfflineEndpoint(Func<PageImage, CancellationToken, Task<RecognizedPage>> recognize) => _recognize = recognize;

    private OfflineEndpoint(OcrReader reader)
        : this(reader.ReadAsync) => _reader = reader;

    /// <summary>Gets the name for logs and results: <c>offline</c>.</summary>
    public override string Name => "offline";

    /// <summary>Gets a value indicating whether it can answer better when asked again: never, for it reads the same print.</summary>
    public override bool SupportsCorrection => false;

    /// <summary>Gets a value indicating whether it reads the text that is written into requests: no, it takes the words of pages with their places, or recognises pictures.</summary>
    public override bool SupportsPageText => false;

    /// <inheritdoc/>
    internal override bool TakesPageWords => true;

    /// <summary>Reads the pages of a request and fills its schema.</summary>
    /// <param name="request">The request; its model, texts and limits have no influence.</param>
    /// <param name="cancellationToken">Ends the reading between lines.</param>
    /// <returns>JSON under the schema, at no cost.</returns>
    /// <exception cref="EndpointException">A picture cannot be decoded.</exception>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pages = new List<RecognizedPage>();
        // What stands before an answer is an example.
        int first = request.Messages.Count - request.Messages.Reverse().TakeWhile(message => message.Role != ModelRole.Assistant).Count();
        foreach (ModelImage image in request.Messages.Skip(first).SelectMany(message => message.Parts).OfType<ModelImage>())
            pages.Add(await ReadAsync(image, cancellationToken).ConfigureAwait(false));
        cancellationToken.ThrowIfCancellationRequested();

        var document = new PrintedDocument(pages);
        string content = request.Schema is { } schema
            ? Json(new RecordFiller(document, SchemaLabels.Of(schema.Root)).Fill(schema.Name, schema.Root))
            : string.Join('\n', document.Pages.SelectMany(document.Rows).Select(row => string.Join('\t', row.Select(cell => cell.Text))));
        return new ModelResponse { Model = ModelName, Content = content, FinishReason = FinishReason.Stop, Usage = new TokenUsage(0, 0, 0) };
    }

    /// <summary>Waits for the pages that are being read, and releases the models.</summary>
    /// <returns>A task that ends when the models are released.</returns>
    public ValueTask DisposeAsync() => _reader?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<RecognizedPage> ReadAsync(ModelImage image, CancellationToken cancellationToken)
    {
        if (image.PageText is { } text && TextLayerPage.TryRead(image.Page, text) is { } page)
            return page;
        try
        {
            return await _recognize(image.Page, cancellationToken).ConfigureAwait(false);
        }
        catch (DocumentException exception)
        {
            string reason = exception.Message.TrimEnd('.');
            throw new EndpointException(EndpointError.BadRequest, Name, $"it cannot read a picture ({reason})", innerException: exception);
        }
    }

    private static string Json(JsonNode? node) => node?.ToJsonString(Plain) ?? "null";
}

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;

namespace InvoiceService;

/// <summary>Reads one invoice within the time limit, and tells how far it is.</summary>
internal sealed partial class InvoiceReader(DocumentExtractor extractor, IOptions<UploadOptions> options, ILogger<InvoiceReader> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an invoice.</summary>
    /// <param name="document">The document.</param>
    /// <param name="progress">Told how far it is, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">The client's: when it leaves, the work ends, and nothing further is paid.</param>
    public async Task<InvoiceResponse> ReadAsync(Document document, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(options.Value.TimeLimit);
        try
        {
            ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(document, progress, limited.Token).ConfigureAwait(false);
            return result.HasRecord ? InvoiceResponse.From(result) : throw new AnswerException(document.Name, result.Findings);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ClientLeft(document.Name);
            throw;
        }
    }

    /// <summary>Reads an invoice as a stream of events: <c>progress</c>, as often as there is some, and at the end <c>result</c> or <c>problem</c>.</summary>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(Document document, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A slow client gets the latest, not all of them.
        var events = Channel.CreateBounded<ExtractionProgress>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        Task<InvoiceResponse> reading = ReadIntoAsync(document, events.Writer, cancellationToken);
        await foreach (ExtractionProgress progress in events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            yield return Event("progress", new { stage = JsonNamingPolicy.CamelCase.ConvertName(progress.Stage.ToString()), progress.Completed, progress.Total });
        yield return await LastAsync(reading, cancellationToken).ConfigureAwait(false);
    }

    private async Task<InvoiceResponse> ReadIntoAsync(Document document, ChannelWriter<ExtractionProgress> events, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(document, new Writer(events), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            events.Complete();
        }
    }

    private static async Task<SseItem<string>> LastAsync(Task<InvoiceResponse> reading, CancellationToken cancellationToken)
    {
        try
        {
            return Event("result", await reading.ConfigureAwait(false));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Event("problem", Problems.Of(exception));
        }
    }

    private static SseItem<string> Event(string type, object data) => new(JsonSerializer.Serialize(data, Json), type);

    [LoggerMessage(LogLevel.Information, "{Document}: the client has left, the work is ended")]
    private partial void ClientLeft(string document);

    private sealed class Writer(ChannelWriter<ExtractionProgress> events) : IProgress<ExtractionProgress>
    {
        public void Report(ExtractionProgress value) => events.TryWrite(value);
    }
}

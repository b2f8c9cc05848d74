using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;
using Wolverine;

namespace QwenDocs.Wolverine.Work;

/// <summary>A kind of work that a queue takes, for code that does not know its outcomes.</summary>
internal abstract class WorkType(string name)
{
    public string Name => name;

    public abstract Task<WorkKey> GetKeyAsync(IServiceProvider services, Document document, CancellationToken cancellationToken);

    /// <summary>Makes one attempt at a document. What is final is written; what is not is the end that is returned.</summary>
    public abstract Task<AttemptEnd> ExtractAsync(
        IServiceProvider services,
        ExtractDocument message,
        bool isLast,
        CancellationToken cancellationToken);

    /// <summary>Hands the outcome of a document to the application.</summary>
    public abstract Task WriteToSinkAsync(
        IServiceProvider services,
        WorkRow row,
        IMessageContext messages,
        CancellationToken cancellationToken);
}

/// <summary>A kind of work that a queue takes.</summary>
/// <typeparam name="TOutcome">What comes of a file.</typeparam>
internal abstract class WorkType<TOutcome>(string name) : WorkType(name)
    where TOutcome : PipelineOutcome
{
    private const int MaxDepth = 96;

    public override Task<WorkKey> GetKeyAsync(IServiceProvider services, Document document, CancellationToken cancellationToken) =>
        GetKeyAsync(OpenPipeline(services, null), document, cancellationToken);

    public TOutcome Read(string outcome, string documentName)
    {
        using var json = JsonDocument.Parse(outcome, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return Read(json.RootElement.Clone(), WithoutBytes(documentName));
    }

    public override async Task<AttemptEnd> ExtractAsync(
        IServiceProvider services,
        ExtractDocument message,
        bool isLast,
        CancellationToken cancellationToken)
    {
        WorkStore store = services.GetRequiredService<WorkStore>();
        var key = WorkKey.Parse(message.Key);
        DocumentExtracted? told = HasSink(services.GetRequiredService<IServiceProviderIsService>()) ? new DocumentExtracted(message.Key, Name) : null;
        WorkJournal journal = new(store, key, told, isLast);
        (Document? document, FailureInfo? failure) = await FindAsync(services, message, cancellationToken).ConfigureAwait(false);
        TOutcome? outcome = null;
        if (document is not null)
        {
            outcome = await RunAsync(OpenPipeline(services, journal), document, journal, store, key, cancellationToken).ConfigureAwait(false);
            failure = outcome.FailureInfo;
        }

        if (journal.IsRefused)
            return new AttemptEnd { Attempt = journal.Attempt, IsRefused = true };
        if (outcome?.Failure is JournalException { ErrorCode: JournalError.WorkInProgress })
            return new AttemptEnd { Wait = journal.Wait };
        if (journal.IsWritten)
            return new AttemptEnd { Attempt = journal.Attempt, Failure = failure is { IsPermanent: false } ? failure : null };
        // The journal could not write a result: the session has handed it out all the same.
        if (journal.Attempt is not null)
            throw new JournalException(JournalError.WriteFailed, "The outcome of a document could not be written: the queue's database is gone.");
        if (journal.IsOtherWork)
            failure = new FailureInfo("queue.otherWork", "The document's bytes, or this worker's model, schema or options, are others than those that were submitted.", IsTransient: true);

        // Nothing was sent. What is wrong with the document itself is its outcome.
        if (failure is { IsPermanent: true })
        {
            (int? attempt, TimeSpan wait) = await store.BeginAsync(key, 0, cancellationToken).ConfigureAwait(false);
            if (attempt is not { } number)
                return new AttemptEnd { Wait = wait };
            outcome ??= Fail(WithoutBytes(Path.GetFileName(message.Location)), new RecordedFailureException(failure, message.Location));
            JournalEntry entry = new(key, outcome.Document.Name, services.GetRequiredService<TimeProvider>().GetUtcNow(), 0, failure, Write(outcome));
            bool isWritten = await store.CompleteAsync(number, entry, told, cancellationToken).ConfigureAwait(false);
            return new AttemptEnd { Attempt = number, IsRefused = !isWritten };
        }

        await store.FailAsync(key, null, failure!, null, isLast, cancellationToken).ConfigureAwait(false);
        return new AttemptEnd { Failure = failure };
    }

    public override async Task WriteToSinkAsync(
        IServiceProvider services,
        WorkRow row,
        IMessageContext messages,
        CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            await WriteToSinkAsync(scope.ServiceProvider, row, Read(row.Outcome!, row.DocumentName), messages, cancellationToken).ConfigureAwait(false);
    }

    protected static Document WithoutBytes(string name) => Document.FromBytes(ReadOnlyMemory<byte>.Empty, name);

    protected abstract Task<WorkKey> GetKeyAsync(DocumentPipeline pipeline, Document document, CancellationToken cancellationToken);

    protected abstract IAsyncEnumerable<TOutcome> ExtractAsync(DocumentPipeline pipeline, Document document, CancellationToken cancellationToken);

    /// <exception cref="JsonException">The outcome is of other types, or of a later version.</exception>
    protected abstract TOutcome Read(JsonElement outcome, Document document);

    protected abstract TOutcome Fail(Document document, Exception failure);

    protected abstract bool HasSink(IServiceProviderIsService services);

    protected abstract Task WriteToSinkAsync(
        IServiceProvider services,
        WorkRow row,
        TOutcome outcome,
        IMessageContext messages,
        CancellationToken cancellationToken);

    // Whatever a source throws is tried again, except for what is wrong with the document.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a source does, it is noted, and tried again.")]
    private static async Task<(Document? Document, FailureInfo? Failure)> FindAsync(IServiceProvider services, ExtractDocument message, CancellationToken cancellationToken)
    {
        try
        {
            return (await services.GetRequiredService<IDocumentSource>().GetAsync(message.Location, cancellationToken).ConfigureAwait(false), null);
        }
        catch (DocumentException exception)
        {
            return (null, FailureInfo.FromException(exception));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (null, new FailureInfo("queue.sourceFailed", exception.GetType().Name, IsTransient: true));
        }
    }

    private static JsonElement Write(TOutcome outcome)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { MaxDepth = MaxDepth }))
            outcome.WriteTo(json);
        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return document.RootElement.Clone();
    }

    private static DocumentPipeline OpenPipeline(IServiceProvider services, IExtractionJournal? journal)
    {
        string? name = services.GetRequiredService<ExtractionQueueOptions>().ExtractorName;
        PipelineOptions configured = services.GetRequiredService<IOptionsMonitor<PipelineOptions>>().Get(name ?? Microsoft.Extensions.Options.Options.DefaultName);
        return new DocumentPipeline(
            services.GetRequiredKeyedService<DocumentExtractor>(name),
            new PipelineOptions { MaxConcurrency = 1, MaxRendering = 1, Journal = journal, Revision = configured.Revision, Budget = configured.Budget });
    }

    private async Task<TOutcome> RunAsync(
        DocumentPipeline pipeline,
        Document document,
        WorkJournal journal,
        WorkStore store,
        WorkKey key,
        CancellationToken cancellationToken)
    {
        TOutcome? outcome = null;
        try
        {
            await foreach (TOutcome each in ExtractAsync(pipeline, document, cancellationToken).ConfigureAwait(false))
                outcome = each;
        }
        catch (JournalException) when (outcome is not null)
        {
            // The run ends with what the journal threw; the outcome tells it.
        }
        catch (OperationCanceledException) when (journal.Attempt is { } attempt)
        {
            await store.ReleaseAsync(key, attempt, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        return outcome ?? throw new OperationCanceledException(cancellationToken);
    }
}

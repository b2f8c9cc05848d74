using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines.Execution;
using QwenDocs.Pipelines.Journal;
using QwenDocs.Pipelines.Outcomes;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines;

/// <summary>Extracts records from any number of documents, so many at a time. A document that fails is an outcome like another.</summary>
/// <remarks>
/// Documents are taken from their source only when they can be worked on, so that a source may be endless. Leaving the loop, or
/// cancelling, ends what is under way and waits for its end. An <see cref="IEnumerable{T}"/> of documents comes by <c>ToAsyncEnumerable()</c>.
/// </remarks>
/// <param name="extractor">The extractor; the caller disposes of it.</param>
/// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
public sealed class DocumentPipeline(DocumentExtractor extractor, PipelineOptions? options = null)
{
    // Outcomes that wait for a slower one before them, for each document that is worked on.
    private const int Window = 3;

    private const string ReflectionWarning = "Reads the record type by reflection. In trimmed and native applications use the overload that takes a RecordSchema.";

    private readonly DocumentExtractor _extractor = extractor ?? throw new ArgumentNullException(nameof(extractor));
    private readonly PipelineOptions _options = Validated(options ?? new PipelineOptions());

    /// <summary>Extracts a record from each document.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each document.</returns>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<[StrictSchema] T>(IEnumerable<Document> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return ExtractAllAsync(documents.ToAsyncEnumerable(), RecordSchema.For<T>(), cancellationToken);
    }

    /// <summary>Extracts a record from each document, as the documents come, by the record's schema.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents.</param>
    /// <param name="schema">The schema, such as <c>RecordSchema.For&lt;Invoice&gt;()</c> or <c>RecordSchema.For(MyJsonContext.Default.Invoice)</c>.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each document.</returns>
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<T>(IAsyncEnumerable<Document> documents, RecordSchema<T> schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(schema);
        DocumentOutcomeFormat<T> format = new(schema);
        return _options.Packing.MaxDocuments > 1
            ? RunAsync(documents, format, (session, token) => new PackingWorker<T>(_extractor.Engine, _options, schema, session, token), cancellationToken)
            : RunAsync(documents, format, (session, token) => Separate(new ExtractionWorker<T>(_extractor.Engine, schema), session, token), cancellationToken);
    }

    /// <summary>Splits each file and extracts the documents in it, each as its type.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="types">The types of document that they may hold.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each file.</returns>
    /// <exception cref="ArgumentException">There is no type.</exception>
    public IAsyncEnumerable<SplitOutcome> SplitAndExtractAllAsync(IEnumerable<Document> documents, DocumentTypes types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return SplitAndExtractAllAsync(documents.ToAsyncEnumerable(), types, cancellationToken);
    }

    /// <summary>Splits each file and extracts the documents in it, each as its type, as the files come.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="types">The types of document that they may hold.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each file.</returns>
    /// <exception cref="ArgumentException">There is no type.</exception>
    public IAsyncEnumerable<SplitOutcome> SplitAndExtractAllAsync(IAsyncEnumerable<Document> documents, DocumentTypes types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(types);
        types.ToPrompt();
        return RunAsync(documents, new SplitOutcomeFormat(types), (session, token) => Separate(new SplitWorker(_extractor.Engine, _extractor.Splitter, types), session, token), cancellationToken);
    }

    /// <summary>Computes the key under which a journal keeps what comes of a document. The document is read, and nothing is sent.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema of the record that would be extracted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The key.</returns>
    /// <exception cref="DocumentException">The document cannot be read.</exception>
    public Task<WorkKey> GetWorkKeyAsync(Document document, RecordSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        return ComputeKeyAsync(document, DocumentOutcomeFormat<object>.Mode, [schema], cancellationToken);
    }

    /// <summary>Computes the key under which a journal keeps what comes of a file that is split. The file is read, and nothing is sent.</summary>
    /// <param name="document">The file.</param>
    /// <param name="types">The types of document that it may hold.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The key.</returns>
    /// <exception cref="DocumentException">The file cannot be read.</exception>
    public Task<WorkKey> GetWorkKeyAsync(Document document, DocumentTypes types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(types);
        SplitOutcomeFormat format = new(types);
        return ComputeKeyAsync(document, format.Parts, format.Schemas, cancellationToken);
    }

    private async Task<WorkKey> ComputeKeyAsync(
        Document document,
        IEnumerable<string> parts,
        IEnumerable<RecordSchema> schemas,
        CancellationToken cancellationToken)
    {
        using WorkKeys keys = new(_extractor.Engine, _options.Revision, parts, schemas);
        ReadOnlyMemory<byte> bytes = await document.ReadBytesAsync(_extractor.Engine.Services.Options.Documents, cancellationToken).ConfigureAwait(false);
        return await keys.ComputeAsync(document, bytes, cancellationToken).ConfigureAwait(false);
    }

    private SeparateStage<TOutcome> Separate<TOutcome>(DocumentWorker<TOutcome> worker, JournalSession<TOutcome>? session, CancellationToken cancellationToken)
        where TOutcome : PipelineOutcome =>
        new(_extractor.Engine, _options, session is null ? worker : new JournaledWorker<TOutcome>(worker, session), _options.MaxConcurrency * Window, cancellationToken);

    private async IAsyncEnumerable<TOutcome> RunAsync<TOutcome>(
        IAsyncEnumerable<Document> documents,
        OutcomeFormat<TOutcome> format,
        Func<JournalSession<TOutcome>?, CancellationToken, PipelineStage<TOutcome>> open,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TOutcome : PipelineOutcome
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using JournalSession<TOutcome>? session = _options.Journal is { } journal ? new JournalSession<TOutcome>(_extractor.Engine, _options, journal, format) : null;
        using PipelineStage<TOutcome> stage = open(session, left.Token);
        Task producing = stage.ProduceAsync(session is null ? documents : session.Guard(documents, left.Token));
        try
        {
            await foreach (Task<TOutcome> outcome in stage.Outcomes.ReadAllAsync(left.Token).ConfigureAwait(false))
            {
                yield return await outcome.ConfigureAwait(false);
                stage.OutcomeTaken();
            }

            await producing.ConfigureAwait(false);
        }
        finally
        {
            await left.CancelAsync().ConfigureAwait(false);
            await producing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static PipelineOptions Validated(PipelineOptions options)
    {
        options.Validate();
        return options;
    }
}

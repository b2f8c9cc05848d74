using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;
using QwenDocs.Pipelines.Execution;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines;

/// <summary>Extracts records from any number of documents, so many at a time. A document that fails is an outcome like another.</summary>
/// <remarks>
/// Documents are taken from their source only when there is room for them, so that a source may be endless. Leaving the loop, or
/// cancelling, ends what is under way and waits for its end.
/// </remarks>
/// <param name="extractor">The extractor; the caller disposes of it.</param>
/// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
public sealed class DocumentPipeline(DocumentExtractor extractor, PipelineOptions? options = null)
{
    // Outcomes that wait for a slower one before them.
    private const int Window = 3;

    private const string ReflectionWarning = "Reads the record type by reflection. In trimmed and native applications use the overload that takes a JsonTypeInfo.";

    private readonly ExtractionEngine _flow = (extractor ?? throw new ArgumentNullException(nameof(extractor))).Flow;
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
        return RunAsync<T>(documents.ToAsyncEnumerable(), RecordSchema.For<T>(), cancellationToken);
    }

    /// <summary>Extracts a record from each document, as the documents come.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each document.</returns>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<[StrictSchema] T>(IAsyncEnumerable<Document> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return RunAsync<T>(documents, RecordSchema.For<T>(), cancellationToken);
    }

    /// <summary>Extracts a record from each document, by the record's JSON contract: for trimmed and native applications.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents.</param>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each document.</returns>
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<[StrictSchema] T>(IEnumerable<Document> documents, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return RunAsync<T>(documents.ToAsyncEnumerable(), RecordSchema.For(typeInfo), cancellationToken);
    }

    /// <summary>Extracts a record from each document, as the documents come, by the record's JSON contract: for trimmed and native applications.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents.</param>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each document.</returns>
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<[StrictSchema] T>(IAsyncEnumerable<Document> documents, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return RunAsync<T>(documents, RecordSchema.For(typeInfo), cancellationToken);
    }

    /// <summary>Divides each file and extracts the papers in it, each as its kind.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="kinds">The kinds of paper that they may hold.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each file.</returns>
    /// <exception cref="ArgumentException">There is no kind.</exception>
    public IAsyncEnumerable<SplitOutcome> SplitAndExtractAllAsync(IEnumerable<Document> documents, DocumentTypes kinds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return SplitAndExtractAllAsync(documents.ToAsyncEnumerable(), kinds, cancellationToken);
    }

    /// <summary>Divides each file and extracts the papers in it, each as its kind, as the files come.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="kinds">The kinds of paper that they may hold.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each file.</returns>
    /// <exception cref="ArgumentException">There is no kind.</exception>
    public IAsyncEnumerable<SplitOutcome> SplitAndExtractAllAsync(IAsyncEnumerable<Document> documents, DocumentTypes kinds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(kinds);
        kinds.ToLook();
        return RunAsync(documents, token => Separate((index, document, scope, token) => DivideAsync(kinds, index, document, scope, token), token), cancellationToken);
    }

    private IAsyncEnumerable<DocumentOutcome<T>> RunAsync<T>(IAsyncEnumerable<Document> documents, RecordSchema schema, CancellationToken cancellationToken) => _options.Packing.MaxDocuments > 1
        ? RunAsync(documents, token => new PackingWorker<T>(_flow, _options, schema, token), cancellationToken)
        : RunAsync(documents, token => Separate((index, document, scope, token) => ExtractAsync<T>(schema, index, document, scope, token), token), cancellationToken);

    private DocumentWorker<TOutcome> Separate<TOutcome>(PipelineWork<TOutcome> work, CancellationToken cancellationToken) =>
        new(_flow, _options, work, _options.MaxConcurrency * Window, cancellationToken);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a file does, it is that file's outcome and no other's.")]
    private async Task<DocumentOutcome<T>> ExtractAsync<T>(RecordSchema schema, int index, Document document, CostLedger scope, CancellationToken cancellationToken)
    {
        long started = _flow.TimeProvider.GetTimestamp();
        try
        {
            ExtractionResult<T> result = await _flow.ExtractAsync<T>(document, schema, null, scope, cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome<T>(index, document, scope.Usage, result, null) { Elapsed = _flow.TimeProvider.GetElapsedTime(started) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new DocumentOutcome<T>(index, document, scope.Usage, null, exception) { Elapsed = _flow.TimeProvider.GetElapsedTime(started) };
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a file does, it is that file's outcome and no other's.")]
    private async Task<SplitOutcome> DivideAsync(DocumentTypes kinds, int index, Document document, CostLedger scope, CancellationToken cancellationToken)
    {
        try
        {
            SplitResult result = await _flow.SplitAndExtractAsync(document, kinds, null, scope, cancellationToken).ConfigureAwait(false);
            return new SplitOutcome(index, document, scope.Usage, result, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new SplitOutcome(index, document, scope.Usage, null, exception);
        }
    }

    private static async IAsyncEnumerable<TOutcome> RunAsync<TOutcome>(IAsyncEnumerable<Document> documents, Func<CancellationToken, PipelineStage<TOutcome>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using PipelineStage<TOutcome> run = open(left.Token);
        Task producing = run.ProduceAsync(documents);
        try
        {
            await foreach (Task<TOutcome> outcome in run.Outcomes.ReadAllAsync(left.Token).ConfigureAwait(false))
            {
                yield return await outcome.ConfigureAwait(false);
                run.Taken();
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

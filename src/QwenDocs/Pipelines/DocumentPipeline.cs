using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Documents;
using QwenDocs.Extraction;
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

    private readonly DocumentExtractor _extractor = extractor ?? throw new ArgumentNullException(nameof(extractor));
    private readonly PipelineOptions _options = Validated(options ?? new PipelineOptions());

    /// <summary>Extracts a record from each document.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Ends the extractions.</param>
    /// <returns>One outcome for each document.</returns>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<T>(IEnumerable<Document> documents, CancellationToken cancellationToken = default)
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
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<T>(IAsyncEnumerable<Document> documents, CancellationToken cancellationToken = default)
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
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<T>(IEnumerable<Document> documents, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
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
    public IAsyncEnumerable<DocumentOutcome<T>> ExtractAllAsync<T>(IAsyncEnumerable<Document> documents, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return RunAsync<T>(documents, RecordSchema.For(typeInfo), cancellationToken);
    }

    private async IAsyncEnumerable<DocumentOutcome<T>> RunAsync<T>(IAsyncEnumerable<Document> documents, RecordSchema schema, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using PipelineRun<T> run = _options.Sharing.MaxDocuments == 1
            ? new PipelineRun<T>(_extractor, _options, schema, _options.MaxConcurrency * Window, left.Token)
            : new SharingRun<T>(_extractor, _options, schema, left.Token);
        Task producing = run.ProduceAsync(documents);
        try
        {
            await foreach (Task<DocumentOutcome<T>> outcome in run.Outcomes.ReadAllAsync(left.Token).ConfigureAwait(false))
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

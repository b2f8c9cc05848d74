using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Pipelines;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;
using QwenDocs.Wolverine.Work;

namespace QwenDocs.Wolverine;

/// <summary>Submits documents to the workers of a queue, and tells what came of them. It is registered by <c>UseQwenDocs</c>; the host must be started.</summary>
public sealed class ExtractionQueue
{
    private readonly ExtractionQueueOptions _options;
    private readonly IServiceProvider _services;
    private readonly WorkStore _store;

    internal ExtractionQueue(ExtractionQueueOptions options, IServiceProvider services, WorkStore store)
    {
        _options = options;
        _services = services;
        _store = store;
    }

    /// <summary>Submits a document. The document is read for its key, and nothing of it is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="location">Where the document lies, for the queue's <see cref="IDocumentSource"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The work. The same document, submitted again by whomever, is the same work, and is not paid for again; a dead letter starts anew.</returns>
    /// <exception cref="InvalidOperationException">The record type is none of the queue's, or the host has not started; while it starts, that is waited for, a minute at most.</exception>
    /// <exception cref="DocumentException">The document cannot be read.</exception>
    /// <exception cref="JournalException">The database cannot be reached.</exception>
    public Task<Submission> SubmitAsync<T>(string location, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        return SubmitAsync(_options.GetRecordType<T>(), location, cancellationToken);
    }

    /// <summary>Submits a file that holds several documents. The file is read for its key, and nothing of it is sent.</summary>
    /// <param name="location">Where the file lies, for the queue's <see cref="IDocumentSource"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The work. The same file, submitted again by whomever, is the same work as long as the queue's types of document are the same, and is not paid for again.</returns>
    /// <exception cref="InvalidOperationException">The queue splits no files.</exception>
    /// <exception cref="DocumentException">The file cannot be read.</exception>
    /// <exception cref="JournalException">The database cannot be reached.</exception>
    public Task<Submission> SubmitSplitAsync(string location, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        return SubmitAsync(_options.GetSplitType(), location, cancellationToken);
    }

    /// <summary>Tells how far a document has come.</summary>
    /// <param name="key">The work, as <see cref="SubmitAsync{T}"/> returned it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The status, or <see langword="null"/> where nothing is known of the work.</returns>
    /// <exception cref="JournalException">The database cannot be reached.</exception>
    public async Task<ExtractionStatus?> GetStatusAsync(WorkKey key, CancellationToken cancellationToken = default) =>
        (await _store.FindAsync(key, cancellationToken).ConfigureAwait(false))?.ToStatus();

    /// <summary>Reads what came of a document.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="key">The work, as <see cref="SubmitAsync{T}"/> returned it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The outcome, or <see langword="null"/> where there is none yet.</returns>
    /// <exception cref="InvalidOperationException">The record type is none of the queue's.</exception>
    /// <exception cref="System.Text.Json.JsonException">The outcome is of another record type, or of a later version.</exception>
    /// <exception cref="JournalException">The database cannot be reached.</exception>
    public async Task<DocumentOutcome<T>?> GetOutcomeAsync<T>(WorkKey key, CancellationToken cancellationToken = default)
    {
        RecordType<T> type = _options.GetRecordType<T>();
        return await _store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { Outcome: { } outcome } row ? type.Read(outcome, row.DocumentName) : null;
    }

    /// <summary>Reads what came of a file that was split: each of its documents with its pages, its type and its record, or why it failed.</summary>
    /// <param name="key">The work, as <see cref="SubmitSplitAsync"/> returned it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The outcome, or <see langword="null"/> where there is none yet.</returns>
    /// <exception cref="InvalidOperationException">The queue splits no files.</exception>
    /// <exception cref="System.Text.Json.JsonException">The outcome is of other types of document, or of a later version.</exception>
    /// <exception cref="JournalException">The database cannot be reached.</exception>
    public async Task<SplitOutcome?> GetSplitOutcomeAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        SplitType type = _options.GetSplitType();
        return await _store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { Outcome: { } outcome } row ? type.Read(outcome, row.DocumentName) : null;
    }

    /// <summary>Counts the documents in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="JournalException">The database cannot be reached.</exception>
    public Task<long> CountAsync(ExtractionState state, CancellationToken cancellationToken = default) => _store.CountAsync(state, cancellationToken);

    private async Task<Submission> SubmitAsync(WorkType type, string location, CancellationToken cancellationToken)
    {
        Document document = await _services.GetRequiredService<IDocumentSource>().GetAsync(location, cancellationToken).ConfigureAwait(false);
        WorkKey key = await type.GetKeyAsync(_services, document, cancellationToken).ConfigureAwait(false);
        return await _store.SubmitAsync(key, document.Name, new ExtractDocument(key.ToString(), type.Name, location), cancellationToken).ConfigureAwait(false);
    }
}

using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning.Packing;

namespace QwenDocs.Pipelines.Execution;

/// <summary>A document that may be packed with others: open, sized, and waiting for its outcome.</summary>
internal sealed class QueuedDocument<T>(int index, Document document, CostLedger ledger, ConcurrencyGates gates, long opened) : IDisposable
{
    private readonly TaskCompletionSource<DocumentOutcome<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Index => index;

    public Document Document => document;

    public CostLedger Ledger => ledger;

    public ConcurrencyGates Gates => gates;

    /// <summary>Gets the clock's timestamp when the document was taken.</summary>
    public long Opened => opened;

    public Task<DocumentOutcome<T>> Outcome => _outcome.Task;

    public DocumentContent? Content { get; set; }

    /// <summary>Gets or sets its pages, or <see langword="null"/> where it is too large to be packed.</summary>
    public PackableDocument? Packable { get; set; }

    /// <summary>Gets or sets what the journal of the run has of it; <see langword="null"/> where there is no journal.</summary>
    public JournaledDocument<DocumentOutcome<T>>? Journaled { get; set; }

    /// <summary>Makes the outcome of a result.</summary>
    public DocumentOutcome<T> OutcomeOf(ExtractionResult<T> result, TimeSpan elapsed) => new(index, Described, result) { Usage = ledger.Usage, Elapsed = elapsed };

    /// <summary>Makes the outcome of a failure.</summary>
    public DocumentOutcome<T> OutcomeOf(Exception failure, TimeSpan elapsed) => new(index, Described, failure) { Usage = ledger.Usage, Elapsed = elapsed };

    public void Complete(DocumentOutcome<T> outcome) => _outcome.TrySetResult(outcome);

    private Document Described => Journaled?.Document ?? document;

    public void Cancel(CancellationToken cancellationToken)
    {
        _outcome.TrySetCanceled(cancellationToken);
        Journaled?.Completion?.TrySetCanceled(cancellationToken);
    }

    public void Dispose()
    {
        Content?.Dispose();
        ledger.Dispose();
        gates.Dispose();
    }
}

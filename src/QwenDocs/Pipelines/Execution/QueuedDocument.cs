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

    public void Succeed(ExtractionResult<T> result, TimeSpan elapsed) => _outcome.TrySetResult(new DocumentOutcome<T>(index, document, result) { Usage = ledger.Usage, Elapsed = elapsed });

    public void Fail(Exception failure, TimeSpan elapsed) => _outcome.TrySetResult(new DocumentOutcome<T>(index, document, failure) { Usage = ledger.Usage, Elapsed = elapsed });

    public void Cancel(CancellationToken cancellationToken) => _outcome.TrySetCanceled(cancellationToken);

    public void Dispose()
    {
        Content?.Dispose();
        ledger.Dispose();
        gates.Dispose();
    }
}

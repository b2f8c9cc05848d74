using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning.Packing;

namespace QwenDocs.Pipelines.Execution;

/// <summary>A document of a run in which documents share requests: open, sized, and waiting for its outcome.</summary>
internal sealed class QueuedDocument<T>(int index, Document document, CostLedger scope, long opened) : IDisposable
{
    private readonly TaskCompletionSource<DocumentOutcome<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Index => index;

    public Document Document => document;

    public CostLedger Scope => scope;

    /// <summary>Gets the clock's reading when the document was taken.</summary>
    public long Opened => opened;

    public Task<DocumentOutcome<T>> Outcome => _outcome.Task;

    public DocumentContent? Content { get; set; }

    /// <summary>Gets or sets its pages, or <see langword="null"/> where it is too large to share a request.</summary>
    public PackableDocument? Sizing { get; set; }

    public void Succeed(ExtractionResult<T> result, TimeSpan elapsed) => _outcome.TrySetResult(new DocumentOutcome<T>(index, document, scope.Usage, result, null) { Elapsed = elapsed });

    public void Fail(Exception failure, TimeSpan elapsed) => _outcome.TrySetResult(new DocumentOutcome<T>(index, document, scope.Usage, null, failure) { Elapsed = elapsed });

    public void Cancel(CancellationToken cancellationToken) => _outcome.TrySetCanceled(cancellationToken);

    public void Dispose()
    {
        Content?.Dispose();
        scope.Dispose();
    }
}

using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;

namespace QwenDocs.Pipelines.Execution;

/// <summary>Works on one of many files: the one place between any source of files and any use of their outcomes.</summary>
/// <typeparam name="TOutcome">What comes of a file.</typeparam>
internal abstract class DocumentWorker<TOutcome>
{
    /// <summary>Works on a file. Whatever the file does is its outcome; only cancellation is thrown.</summary>
    /// <param name="index">The place of the file among all.</param>
    /// <param name="document">The file.</param>
    /// <param name="ledger">What it may cost, and has cost.</param>
    /// <param name="gates">What it waits for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public abstract Task<TOutcome> RunAsync(
        int index,
        Document document,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken);
}

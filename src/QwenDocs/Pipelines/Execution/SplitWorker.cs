using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Splitting;

namespace QwenDocs.Pipelines.Execution;

/// <summary>Splits one file and extracts its documents.</summary>
internal sealed class SplitWorker(ExtractionEngine engine, SplitRunner splitter, DocumentTypes types) : DocumentWorker<SplitOutcome>
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a file does, it is that file's outcome and no other's.")]
    public override async Task<SplitOutcome> RunAsync(
        int index,
        Document document,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        long started = engine.Services.Time.GetTimestamp();
        try
        {
            SplitResult result = await splitter.RunAsync(document, types, null, ledger, gates, cancellationToken).ConfigureAwait(false);
            return new SplitOutcome(index, document, result) { Usage = ledger.Usage, Elapsed = engine.Services.Time.GetElapsedTime(started) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new SplitOutcome(index, document, exception) { Usage = ledger.Usage, Elapsed = engine.Services.Time.GetElapsedTime(started) };
        }
    }
}

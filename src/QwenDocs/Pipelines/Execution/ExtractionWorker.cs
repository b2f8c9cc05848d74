using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines.Execution;

/// <summary>Extracts the record of one document.</summary>
internal sealed class ExtractionWorker<T>(ExtractionEngine engine, RecordSchema<T> schema) : DocumentWorker<DocumentOutcome<T>>
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a file does, it is that file's outcome and no other's.")]
    public override async Task<DocumentOutcome<T>> RunAsync(
        int index,
        Document document,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        long started = engine.Services.Time.GetTimestamp();
        try
        {
            ExtractionResult result = await engine.ExtractAsync(document, schema, null, ledger, gates, cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome<T>(index, document, (ExtractionResult<T>)result) { Usage = ledger.Usage, Elapsed = engine.Services.Time.GetElapsedTime(started) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new DocumentOutcome<T>(index, document, exception) { Usage = ledger.Usage, Elapsed = engine.Services.Time.GetElapsedTime(started) };
        }
    }
}

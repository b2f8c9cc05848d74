using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;

namespace QwenDocs.Pipelines.Execution;

/// <summary>Works on a file unless the journal has its outcome already.</summary>
internal sealed class JournaledWorker<TOutcome>(DocumentWorker<TOutcome> inner, JournalSession<TOutcome> session) : DocumentWorker<TOutcome>
    where TOutcome : PipelineOutcome
{
    public override async Task<TOutcome> RunAsync(
        int index,
        Document document,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        JournaledDocument<TOutcome> opened;
        try
        {
            opened = await session.OpenAsync(index, document, ledger, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DocumentException or JournalException)
        {
            return session.Fail(index, document, exception);
        }

        if (opened.Known is { } known)
            return known;
        if (opened.Equal is not null)
            return await session.CopyAsync(index, document, opened).ConfigureAwait(false);
        try
        {
            return await session.CompleteAsync(opened, await inner.RunAsync(index, opened.Document, ledger, gates, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            session.Abandon(opened);
        }
    }
}

using Microsoft.Extensions.Logging;
using QwenDocs.Records.Invoices;
using QwenDocs.Wolverine;
using Wolverine;

namespace Worker;

/// <summary>Says what came of each invoice. An application writes it into its own tables, by the work's key, and may send messages that leave with it.</summary>
internal sealed class InvoiceFile(ILogger<InvoiceFile> logger) : IOutcomeSink<Invoice>
{
    public Task WriteAsync(ExtractedDocument<Invoice> document, IMessageContext messages, CancellationToken cancellationToken)
    {
        if (document.Outcome.IsSuccess)
            logger.LogInformation("{Location}: invoice {Number}, {Findings} finding(s), {Cost} USD", document.Location, document.Outcome.Result.Record.Number, document.Outcome.Result.Findings.Count, document.Outcome.Usage.CostUsd);
        else
            logger.LogWarning("{Location}: {Failure}", document.Location, document.Outcome.FailureInfo!.Message);
        return Task.CompletedTask;
    }
}

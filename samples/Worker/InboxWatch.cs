using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QwenDocs;
using QwenDocs.Records.Invoices;
using QwenDocs.Wolverine;

namespace Worker;

/// <summary>Submits what lies in the inbox, every few seconds, in every process: what was submitted before is not paid for again.</summary>
internal sealed class InboxWatch(ExtractionQueue queue, Inbox inbox, ILogger<InboxWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HashSet<string> known = [];
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(5));
        do
        {
            foreach (string path in Directory.EnumerateFiles(inbox.Path, "*.pdf").Where(path => !known.Contains(path)).Order(StringComparer.Ordinal))
            {
                try
                {
                    Submission submission = await queue.SubmitAsync<Invoice>(Path.GetFileName(path), stoppingToken);
                    logger.LogInformation("{Document}: {Answer}", Path.GetFileName(path), submission.IsNew ? "submitted" : $"known, {submission.State}");
                    known.Add(path);
                }
                catch (QwenDocsException exception)
                {
                    logger.LogWarning("{Reason}", exception.Message);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

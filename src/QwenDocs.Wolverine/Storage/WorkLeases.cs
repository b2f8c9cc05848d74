using Microsoft.Extensions.Hosting;
using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine.Storage;

/// <summary>Gives signs of life for the work of this process as long as it runs.</summary>
internal sealed class WorkLeases(WorkStore store, ExtractionQueueOptions options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsWorker)
            return;
        using PeriodicTimer timer = new(options.Lease / 3, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await store.RenewAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (JournalException)
            {
                // The next sign of life, or the next write, tells it.
            }
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>The documents of a queue on PostgreSQL with one worker and with two, where the server's latency is the limit.</summary>
internal static class QueueScaling
{
    private const int Concurrency = 8;
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int documents)
    {
        double one = await RunAsync(documents, 1).ConfigureAwait(false);
        double two = await RunAsync(documents, 2).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two workers: {two / one:0.00} times one"));
    }

    // From the first document that is done in steady state to the last: the start of processes is not counted.
    private static async Task<double> RunAsync(int documents, int workers)
    {
        QueueRun run = await QueueRun.StartAsync(documents, Latency).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            Process[] processes = [.. Enumerable.Range(0, workers).Select(_ => QueueWorker.Start(run, Concurrency))];
            Task<string>[] said = [.. processes.Select(process => process.StandardOutput.ReadToEndAsync())];
            int first = documents / 5;
            await run.WaitForDoneAsync(first).ConfigureAwait(false);
            long before = await run.CountDoneAsync().ConfigureAwait(false);
            long started = Stopwatch.GetTimestamp();
            await run.WaitForDoneAsync(documents).ConfigureAwait(false);
            double rate = (documents - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
            foreach (Process process in processes)
                await QueueRun.SignalAsync(process, "TERM").ConfigureAwait(false);
            await Task.WhenAll(said).ConfigureAwait(false);
            foreach (Process process in processes)
                process.Dispose();
            double ideal = workers * Concurrency / Latency.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers} worker(s), {Concurrency} documents at a time each, a server of {Latency.TotalSeconds} s: {rate:0.00} documents/s, {rate / ideal:P0} of the ideal"));
            return rate;
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>The documents of a queue with one worker and with two, where the server's latency is the limit: the rate, where a document's time goes, and how soon an idle worker takes one.</summary>
internal static class QueueScaling
{
    private const int Concurrency = 8;
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    /// <summary>Runs with one worker, then with two.</summary>
    /// <param name="documents">How many documents, 20 or more.</param>
    /// <param name="isSqlite">Whether the queue is in a SQLite file and not on the PostgreSQL server of <c>QWENDOCS_POSTGRES</c>.</param>
    public static async Task RunAsync(int documents, bool isSqlite)
    {
        double one = await RunAsync(documents, 1, isSqlite).ConfigureAwait(false);
        double two = await RunAsync(documents, 2, isSqlite).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two workers: {two / one:0.00} times one"));
    }

    // From a fifth of the documents to the last one: the start of processes is not counted.
    private static async Task<double> RunAsync(int documents, int workers, bool isSqlite)
    {
        QueueRun run = await QueueRun.StartAsync(documents, Latency, isSqlite).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            Process[] processes = [.. Enumerable.Range(0, workers).Select(_ => QueueWorker.Start(run, Concurrency))];
            Task<string>[] said = [.. processes.Select(process => process.StandardOutput.ReadToEndAsync())];
            await run.WaitForDoneAsync(documents / 5).ConfigureAwait(false);
            long before = await run.CountDoneAsync().ConfigureAwait(false);
            long started = Stopwatch.GetTimestamp();
            await run.WaitForDoneAsync(documents).ConfigureAwait(false);
            double rate = (documents - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
            string seconds = isSqlite ? "(julianday(completed) - julianday(started)) * 86400" : "extract(epoch FROM completed - started)";
            string each = await run.ReadAsync($"SELECT avg({seconds}) FROM qwendocs_work").ConfigureAwait(false);

            // All is done, and the workers have nothing to do.
            long submitted = Stopwatch.GetTimestamp();
            await run.SubmitAsync(documents).ConfigureAwait(false);
            await run.WaitForReceivedAsync(documents + 1).ConfigureAwait(false);
            TimeSpan taken = Stopwatch.GetElapsedTime(submitted);
            foreach (Process process in processes)
                await QueueRun.SignalAsync(process, "TERM").ConfigureAwait(false);
            await Task.WhenAll(said).ConfigureAwait(false);
            foreach (Process process in processes)
                process.Dispose();
            double ideal = workers * Concurrency / Latency.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers} worker(s), {Concurrency} documents at a time each, a server of {Latency.TotalSeconds} s: {rate:0.00} documents/s, {rate / ideal:P0} of the ideal"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a document: {double.Parse(each, CultureInfo.InvariantCulture):0.000} s from begun to written; {run.SentTwice} requests sent twice; an idle worker asked the server {taken.TotalSeconds:0.00} s after a submission"));
            return rate;
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>Two workers of a queue on PostgreSQL: one is killed, the other is paused beyond its lease. Each document once, the late writes refused, and every request that was paid twice is listed.</summary>
internal static class QueueKills
{
    /// <summary>Runs the proof with one document at a time in each worker, then with eight.</summary>
    public static async Task RunAsync(int documents)
    {
        foreach (int concurrency in new[] { 1, 8 })
            await RunAsync(documents, concurrency).ConfigureAwait(false);
    }

    private static async Task RunAsync(int documents, int concurrency)
    {
        QueueRun run = await QueueRun.StartAsync(documents, TimeSpan.FromMilliseconds(100)).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            long started = Stopwatch.GetTimestamp();
            using Process paused = QueueWorker.Start(run, concurrency);
            Task<string> saidByPaused = paused.StandardOutput.ReadToEndAsync();
            await run.WaitForReceivedAsync(documents / 10).ConfigureAwait(false);
            using Process killed = QueueWorker.Start(run, concurrency);
            Task<string> saidByKilled = killed.StandardOutput.ReadToEndAsync();
            await run.WaitForReceivedAsync(documents * 4 / 10).ConfigureAwait(false);
            killed.Kill();
            await run.WaitForReceivedAsync(documents * 6 / 10).ConfigureAwait(false);

            // In the middle of its requests: the answers arrive while it stands still.
            await QueueRun.SignalAsync(paused, "STOP").ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{concurrency} at a time: one killed, one paused at {run.Received} requests, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
            using Process next = QueueWorker.Start(run, concurrency);
            Task<string> saidByNext = next.StandardOutput.ReadToEndAsync();
            await run.WaitForDoneAsync(documents).ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all done after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; the paused one goes on"));
            await QueueRun.SignalAsync(paused, "CONT").ConfigureAwait(false);
            await Task.Delay(5_000).ConfigureAwait(false);
            foreach (Process process in new[] { paused, next })
                await QueueRun.SignalAsync(process, "TERM").ConfigureAwait(false);
            string late = await saidByPaused.ConfigureAwait(false);
            await Task.WhenAll(saidByKilled, saidByNext).ConfigureAwait(false);

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"late writes refused: {late.Split('\n').Count(line => line.Contains("was refused", StringComparison.Ordinal))}"));
            await run.ReportAsync(documents).ConfigureAwait(false);
        }
    }
}

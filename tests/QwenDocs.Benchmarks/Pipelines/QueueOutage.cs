using System.Diagnostics;
using System.Globalization;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>Two workers of a queue whose PostgreSQL server is stopped at once in the middle, and started again 20 s later. Each document once, nothing that was paid for lost, and the workers say what they wait for.</summary>
internal static class QueueOutage
{
    private const int Concurrency = 4;
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    /// <summary>Runs the proof on the server of <c>QWENDOCS_POSTGRES</c>, which must run on this machine and be nobody else's.</summary>
    public static async Task RunAsync(int documents)
    {
        QueueRun run = await QueueRun.StartAsync(documents, Latency).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            LocalPostgresql server = await LocalPostgresql.FindAsync(run).ConfigureAwait(false);
            Process[] workers = [QueueWorker.Start(run, Concurrency), QueueWorker.Start(run, Concurrency)];
            Task<string>[] said = [.. workers.Select(worker => worker.StandardOutput.ReadToEndAsync())];
            await run.WaitForReceivedAsync(documents / 3).ConfigureAwait(false);
            int before = run.Received;
            await server.StopAtOnceAsync().ConfigureAwait(false);
            long stopped = Stopwatch.GetTimestamp();
            await Task.Delay(Outage).ConfigureAwait(false);
            int during = run.Received - before;
            await server.StartAsync().ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the database was gone for {Stopwatch.GetElapsedTime(stopped).TotalSeconds:0} s, at {before} requests; {during} request(s) meanwhile"));
            await run.WaitForDoneAsync(documents).ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all done {Stopwatch.GetElapsedTime(stopped).TotalSeconds:0} s after it went"));
            foreach (Process worker in workers)
                await QueueRun.SignalAsync(worker, "TERM").ConfigureAwait(false);
            foreach (string text in await Task.WhenAll(said).ConfigureAwait(false))
            {
                string[] waits = [.. text.Split('\n').Where(line => line.Contains("[401]", StringComparison.Ordinal))];
                Console.WriteLine($"a worker said {waits.Length} times: {waits.FirstOrDefault()?.Trim()}");
            }

            foreach (Process worker in workers)
                worker.Dispose();
            await run.ReportAsync(documents).ConfigureAwait(false);
        }
    }
}

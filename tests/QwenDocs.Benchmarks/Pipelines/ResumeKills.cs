using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Testing;
using SkiaSharp;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>A process over 500 documents that is killed ten times at random moments and resumed: each document once, and every request that was paid twice is counted.</summary>
internal static class ResumeKills
{
    private const int Documents = 500;
    private const int Kills = 10;
    private const decimal CostOfAnswer = 0.001m;

    /// <summary>Runs the proof: one document at a time, then eight.</summary>
    public static async Task RunAsync(int seed)
    {
        foreach (int concurrency in new[] { 1, 8 })
            await RunAsync(concurrency, new Random(seed)).ConfigureAwait(false);
    }

    /// <summary>The process that is killed: extracts all pictures of a folder, and says at its end what came of them.</summary>
    public static async Task WorkAsync(string folder, Uri address, int concurrency)
    {
        await using JsonLinesJournal journal = await JsonLinesJournal.OpenAsync(Path.Combine(folder, "work.journal")).ConfigureAwait(false);
        using var endpoint = HttpEndpoint.ForServer(address, "qwen2.5-vl", kind: EndpointKind.OpenAICompatible);
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = concurrency, Journal = journal });
        PipelineSummary summary = new();
        HashSet<string> names = [];
        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Directory.EnumerateFiles(folder, "*.png").Order(StringComparer.Ordinal).Select(Document.FromFile)).ConfigureAwait(false))
        {
            summary.Add(outcome);
            if (outcome.IsSuccess)
                names.Add(outcome.Document.Name);
            if (outcome.InterruptedAttempts > 0)
                Console.WriteLine($"interrupted: {outcome.Document.Name}, {outcome.InterruptedAttempts} attempt(s)");
        }

        PipelineStatistics numbers = summary.Snapshot();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"documents {names.Count} of {numbers.Documents}, from journal {numbers.FromJournal}, cost {numbers.CostUsd}, interrupted {numbers.InterruptedAttempts}, which may have cost {numbers.InterruptedCostUsd:0.0000}"));
    }

    private static async Task RunAsync(int concurrency, Random random)
    {
        string folder = Directory.CreateTempSubdirectory("qwendocs-kills-").FullName;
        try
        {
            for (int number = 0; number < Documents; number++)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{number:000}.png"), Picture(number)).ConfigureAwait(false);
            ConcurrentDictionary<string, int> requests = [];
            int received = 0;
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(request =>
            {
                requests.AddOrUpdate(request.Images.Single().Sha256, 1, static (_, count) => count + 1);
                Interlocked.Increment(ref received);
                return SimulatedAnswer.Text("""{"text":"x"}""") with { Before = Task.Delay(20), CostUsd = CostOfAnswer };
            }).ConfigureAwait(false);

            for (int kill = 0; kill < Kills; kill++)
            {
                using Process process = Start(folder, server.Address, concurrency);
                int until = Volatile.Read(ref received) + random.Next(10, 40);
                while (Volatile.Read(ref received) < until && !process.HasExited)
                    await Task.Delay(1).ConfigureAwait(false);
                await Task.Delay(random.Next(0, 30)).ConfigureAwait(false);
                process.Kill();
                await process.WaitForExitAsync().ConfigureAwait(false);
            }

            using Process last = Start(folder, server.Address, concurrency);
            string said = await last.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await last.WaitForExitAsync().ConfigureAwait(false);
            int twice = requests.Values.Sum(count => count - 1);
            Console.WriteLine($"concurrency {concurrency}, {Kills} kills");
            Console.Write(said);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"server: {requests.Count} documents asked for, {received} requests, {received * CostOfAnswer} USD; sent twice: {twice}"));
            Console.WriteLine($"journal: {File.ReadLines(Path.Combine(folder, "work.journal")).Count(IsEntry)} results");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsEntry(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("done", out _);
    }

    private static Process Start(string folder, Uri address, int concurrency)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in new[] { "--resume-worker", folder, address.ToString(), concurrency.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    // Pictures of different widths, so that no two documents are equal and none is scaled.
    public static byte[] Picture(int number)
    {
        using SKBitmap bitmap = new(28 * (2 + (number % 25)), 28 * (2 + (number / 25)));
        bitmap.Erase(SKColors.White);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    private sealed record Note(string? Text);
}

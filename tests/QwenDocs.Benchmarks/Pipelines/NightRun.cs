using System.Diagnostics;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Testing;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>Many five-page documents against a server of 500 ms at 32 at a time, without a journal and with one: throughput, memory, and what the journal takes.</summary>
internal static class NightRun
{
    private const int InFlight = 32;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync(int documents)
    {
        await RunAsync("first, not counted", InFlight, null).ConfigureAwait(false);
        await RunAsync("no journal", documents, null).ConfigureAwait(false);
        string path = Path.Combine(Directory.CreateTempSubdirectory("qwendocs-night-").FullName, "work.journal");
        await RunAsync("journal", documents, path).ConfigureAwait(false);
        await RunAsync("resumed, nothing left to do", documents, path).ConfigureAwait(false);
        await JournalAloneAsync(documents, Path.ChangeExtension(path, ".alone")).ConfigureAwait(false);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static async Task RunAsync(string what, int documents, string? path)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text("""{"text":"x"}""") with { Before = Task.Delay(Latency) }).ConfigureAwait(false);
        await using JsonLinesJournal? journal = path is null ? null : await JsonLinesJournal.OpenAsync(path).ConfigureAwait(false);
        using var endpoint = HttpEndpoint.ForServer(server.Address, "qwen2.5-vl", kind: EndpointKind.OpenAICompatible);
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = InFlight, Journal = journal });
        byte[] pdf = PlainPdf.Write(5);
        long started = Stopwatch.GetTimestamp();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long most = 0;
        int done = 0;
        // A comment behind the end of the file makes each another document.
        IEnumerable<Document> all = Enumerable.Range(0, documents).Select(index => Document.FromBytes((byte[])[.. pdf, .. System.Text.Encoding.ASCII.GetBytes($"\n%{index}\n")], $"{index}.pdf"));
        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(all).ConfigureAwait(false))
        {
            done += outcome.IsSuccess ? 1 : 0;
            if (done % 50 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        TimeSpan ideal = Latency * Math.Ceiling((double)documents / InFlight);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {done} documents in {elapsed.TotalSeconds:0.0} s, {ideal / elapsed:P1} of the ideal; processor {processor.TotalMilliseconds / documents:0.0} ms a document, server included; live heap at most {most / 1048576.0:0.0} MiB; {Environment.ProcessorCount} processors"));
    }

    // What the journal's two lines take, 32 documents at a time, each flushed to the disk.
    private static async Task JournalAloneAsync(int documents, string path)
    {
        await using JsonLinesJournal journal = await JsonLinesJournal.OpenAsync(path).ConfigureAwait(false);
        System.Text.Json.JsonElement outcome = System.Text.Json.JsonDocument.Parse($$"""{"text":"{{new string('x', 2_000)}}"}""").RootElement;
        long started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, documents, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (index, token) =>
        {
            var key = WorkKey.Parse(index.ToString("x64", CultureInfo.InvariantCulture));
            await journal.TryBeginAsync(new JournalAttempt(key, "a.pdf", 0.01m, DateTimeOffset.UnixEpoch), token).ConfigureAwait(false);
            await journal.TryCompleteAsync(new JournalEntry(key, "a.pdf", DateTimeOffset.UnixEpoch, 0.01m, null, outcome), token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journal alone: {Stopwatch.GetElapsedTime(started).TotalMilliseconds / documents:0.00} ms a document, 2 KB each, flushed to the disk"));
    }

    private sealed record Note(string? Text);
}

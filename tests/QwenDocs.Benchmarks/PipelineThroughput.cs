using System.Diagnostics;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Imaging;
using QwenDocs.Pipelines;
using QwenDocs.Testing;
using SkiaSharp;

namespace QwenDocs.Benchmarks;

/// <summary>64 documents in flight against a server of fixed latency: throughput as share of the ideal, which is 64 divided by the latency.</summary>
internal static class PipelineThroughput
{
    private const int InFlight = 64;
    private const int Rounds = 10;

    public static async Task RunAsync()
    {
        // The first documents run code that is not optimised yet.
        await RunAsync(new PixelSize(600, 800), TimeSpan.Zero).ConfigureAwait(false);
        // A picture of the model's own size is passed on; another one is scaled first, which takes most of the processor's time here.
        foreach (PixelSize size in new[] { new PixelSize(588, 812), new PixelSize(600, 800) })
        {
            foreach (TimeSpan latency in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4) })
                await RunAsync(size, latency).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(PixelSize size, TimeSpan latency)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text("""{"text":"x"}""") with { Before = Task.Delay(latency) }).ConfigureAwait(false);
        using var endpoint = HttpEndpoint.ForServer(server.Address, "qwen2.5-vl", kind: EndpointKind.OpenAICompatible);
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = InFlight, KeepOrder = false });
        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Documents(size, InFlight)).ConfigureAwait(false))
            _ = outcome.Result?.Record;

        long started = Stopwatch.GetTimestamp();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        int done = 0;
        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Documents(size, InFlight * Rounds)).ConfigureAwait(false))
            done += outcome.IsSuccess ? 1 : 0;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Console.WriteLine($"{size}, latency {latency.TotalSeconds} s: {done} documents in {elapsed.TotalSeconds:0.00} s, {Rounds * latency.TotalSeconds / elapsed.TotalSeconds:P1} of the ideal; processor {processor.TotalMilliseconds / done:0.0} ms a document, server included");
    }

    private static IEnumerable<Document> Documents(PixelSize size, int count)
    {
        using SKBitmap bitmap = new(size.Width, size.Height);
        bitmap.Erase(SKColors.White);
        byte[] bytes = bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
        return [.. Enumerable.Range(0, count).Select(index => Document.FromBytes(bytes, $"{index}.png"))];
    }

    private sealed record Note(string? Text);
}

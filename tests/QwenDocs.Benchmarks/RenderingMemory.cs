using System.Diagnostics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>Renders a document of 100 pages and prints the most memory that the process held.</summary>
internal static class RenderingMemory
{
    private const int Pages = 100;

    public static async Task RunAsync()
    {
        using var renderer = new RenderingEngine();
        using DocumentContent document = await Document.FromBytes(RenderingInputs.TextPdf(Pages)).OpenAsync();
        using DocumentRenderer rendering = renderer.Open(document);
        using var process = Process.GetCurrentProcess();
        long before = process.PeakWorkingSet64;
        long bytes = 0;
        var watch = Stopwatch.StartNew();
        foreach (DocumentPage page in document.Pages)
            bytes += (await rendering.RenderAsync(page, new PixelSize(1240, 1754))).Bytes.Length;
        watch.Stop();
        process.Refresh();
        Console.WriteLine($"{Pages} pages, {bytes / 1024.0 / 1024:0.0} MiB of pictures, {watch.Elapsed.TotalMilliseconds / Pages:0.0} ms a page");
        Console.WriteLine($"Peak memory {process.PeakWorkingSet64 / 1024.0 / 1024:0} MiB; before the first page {before / 1024.0 / 1024:0} MiB");
    }
}

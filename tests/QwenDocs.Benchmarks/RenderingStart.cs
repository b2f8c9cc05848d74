using System.Diagnostics;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>The first page that a new process renders: PDFium compiled, or taken from the cache of compiled modules. One measurement a process, so that nothing is warm.</summary>
internal static class RenderingStart
{
    public static async Task RunAsync(string cacheFolder)
    {
        long started = Stopwatch.GetTimestamp();
        using var renderer = new RenderingEngine(new RenderingOptions { ModuleCacheDirectory = cacheFolder });
        using DocumentContent document = await Document.FromBytes(RenderingInputs.TextPdf()).OpenAsync();
        using DocumentRenderer rendering = renderer.Open(document);
        await rendering.RenderAsync(document.Pages[0], new PixelSize(1240, 1754));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms"));
    }
}

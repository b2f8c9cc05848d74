using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>A new renderer's first page: PDFium compiled, or taken from the cache of compiled modules.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 3, warmupCount: 0, iterationCount: 1)]
public class RenderingStartBenchmarks
{
    private readonly byte[] _document = RenderingInputs.TextPdf();
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-benchmark-").FullName;

    [Params(false, true)]
    public bool IsCached { get; set; }

    [GlobalSetup]
    public async Task FillCache()
    {
        if (IsCached)
            await FirstPage();
    }

    [GlobalCleanup]
    public void DeleteCache() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public async Task FirstPage()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { ModuleCacheDirectory = IsCached ? _folder : "" });
        using DocumentContent document = await Document.FromBytes(_document).OpenAsync();
        using DocumentRenderer rendering = renderer.Open(document);
        await rendering.RenderAsync(document.Pages[0], new PixelSize(1240, 1754));
    }
}

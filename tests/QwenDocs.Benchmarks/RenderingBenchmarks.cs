using BenchmarkDotNet.Attributes;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>From the bytes of a document to the encoded picture of its page, 1240 × 1754 pixels: opening included, PDFium loaded.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks : IDisposable
{
    private static readonly PixelSize Size = new(1240, 1754);
    private readonly RenderingEngine _renderer = new();
    private byte[] _document = [];

    /// <summary>What the page is.</summary>
    public enum PageKind
    {
        /// <summary>5,000 characters and a table.</summary>
        Text,

        /// <summary>A colour JPEG, 300 dpi.</summary>
        ColorScan,

        /// <summary>A gray JPEG, 300 dpi.</summary>
        GrayScan,

        /// <summary>CCITT group 4, 300 dpi.</summary>
        Fax,
    }

    [ParamsAllValues]
    public PageKind Page { get; set; }

    [GlobalSetup]
    public void MakeDocument() => _document = Page switch
    {
        PageKind.Text => RenderingInputs.TextPdf(),
        PageKind.Fax => RenderingInputs.FaxPdf(),
        _ => RenderingInputs.JpegScanPdf(isGray: Page == PageKind.GrayScan),
    };

    [GlobalCleanup]
    public void Dispose()
    {
        _renderer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public async Task<int> BytesToPicture()
    {
        using DocumentContent document = await Document.FromBytes(_document).OpenAsync();
        using DocumentRenderer rendering = _renderer.Open(document);
        PageImage image = await rendering.RenderAsync(document.Pages[0], Size);
        return image.Bytes.Length;
    }
}

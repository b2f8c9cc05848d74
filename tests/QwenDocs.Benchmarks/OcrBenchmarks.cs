using BenchmarkDotNet.Attributes;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using SkiaSharp;

namespace QwenDocs.Benchmarks;

/// <summary>Recognition of an A4 page with 40 lines of print at 150 dots an inch, with two threads.</summary>
public class OcrBenchmarks : IAsyncDisposable
{
    private readonly OcrReader _reader = new(new OcrOptions { Threads = 2 });
    private readonly OcrModels _models = new(2);
    private readonly SKBitmap _bitmap = new(1240, 1754, SKColorType.Bgra8888, SKAlphaType.Opaque);
    private PageImage _page = null!;
    private OcrBitmap _pixels = null!;

    /// <summary>Draws the page.</summary>
    [GlobalSetup]
    public void Draw()
    {
        using var canvas = new SKCanvas(_bitmap);
        using var font = new SKFont(SKTypeface.FromFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf") ?? SKTypeface.Default, 24);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        for (int line = 0; line < 40; line++)
            canvas.DrawText($"Position {line + 1}: twelve pumps at 1.234,56 EUR each", 100, 100 + (line * 40), SKTextAlign.Left, font, paint);
        using SKData data = _bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        _pixels = new OcrBitmap(_bitmap.Width, _bitmap.Height, _bitmap.Bytes);
        _page = new PageImage(1, new PixelSize(_bitmap.Width, _bitmap.Height), "image/jpeg", data.ToArray());
    }

    /// <summary>Releases the models.</summary>
    /// <returns>A task that ends when they are released.</returns>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        _models.Dispose();
        _bitmap.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Finds the lines of the page.</summary>
    /// <returns>The number of lines.</returns>
    [Benchmark]
    public int Detect() => _models.Detector.Detect(_pixels, 1280).Count;

    /// <summary>Reads the page: decoding, detection, orientation and recognition.</summary>
    /// <returns>The number of lines.</returns>
    [Benchmark]
    public async Task<int> Read() => (await _reader.RecognizeAsync(_page)).Lines.Count;
}

using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.SampleMaker.DocsPictures;

/// <summary>Draws the pages of documents side by side, for the docs.</summary>
internal static class PageStrip
{
    private const int PageHeight = 420;
    private const int Gap = 16;
    private const int Colours = 48;

    public static async Task WriteAsync(IEnumerable<string> files, int mostPages, string png)
    {
        using RenderingEngine engine = new();
        List<SKBitmap> pages = [];
        foreach (string file in files)
        {
            using DocumentContent content = await Document.FromFile(file).OpenAsync();
            await using DocumentRenderer renderer = engine.Open(content);
            foreach (DocumentPage page in content.Pages.Take(mostPages))
            {
                PageImage image = await renderer.RenderAsync(page, new PixelSize((int)(PageHeight * page.Size.Width / page.Size.Height), PageHeight));
                pages.Add(SKBitmap.Decode(image.Bytes.Span));
            }
        }

        using SKBitmap strip = new(pages.Sum(page => page.Width + Gap) + Gap, PageHeight + (2 * Gap), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(strip);
        canvas.Clear(new SKColor(208, 212, 218));
        int x = Gap;
        using SKPaint edge = new() { Color = new SKColor(150, 154, 160), Style = SKPaintStyle.Stroke };
        foreach (SKBitmap page in pages)
        {
            canvas.DrawBitmap(page, x, Gap, SKSamplingOptions.Default);
            canvas.DrawRect(x - 0.5f, Gap - 0.5f, page.Width + 1, PageHeight + 1, edge);
            x += page.Width + Gap;
            page.Dispose();
        }

        PalettePng.Write(strip, png, Colours);
    }
}

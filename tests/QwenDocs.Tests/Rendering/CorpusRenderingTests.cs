using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

public sealed class CorpusRenderingTests
{
    // Their first pages hold nothing that can be seen, or nothing but what other readers leave out too.
    private const int MostBlankPages = 12;

    [Theory]
    [InlineData("odd-pdfs")]
    [InlineData("invoices")]
    public async Task Every_document_is_rendered_or_refused_by_name(string folder)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using var renderer = new RenderingEngine(new RenderingOptions { Timeout = TimeSpan.FromSeconds(10), MaxMemoryBytes = 256 << 20 });
        int blank = 0;
        foreach (string file in Corpus.Files(folder, "*.pdf"))
        {
            try
            {
                using DocumentContent document = await Document.FromFile(file).OpenAsync(cancellationToken: token);
                using DocumentRenderer rendering = renderer.Open(document);
                DocumentPage page = document.Pages[0];
                double scale = 800 / Math.Max(page.Size.Width, page.Size.Height);
                var size = new PixelSize(Math.Max(1, (int)(page.Size.Width * scale)), Math.Max(1, (int)(page.Size.Height * scale)));
                PageImage image = await rendering.RenderAsync(page, size, token);
                image.Size.ShouldBe(size);
                using SKBitmap bitmap = image.Decode();
                blank += bitmap.Ink() == 0 ? 1 : 0;
                if (folder == "invoices")
                    bitmap.Ink().ShouldBeGreaterThan(0.005, file);
            }
            catch (DocumentException exception)
            {
                exception.Message.ShouldStartWith(Path.GetFileName(file));
            }
        }
        blank.ShouldBeLessThanOrEqualTo(MostBlankPages);
    }
}

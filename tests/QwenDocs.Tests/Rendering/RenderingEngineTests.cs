using Microsoft.Extensions.Time.Testing;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

public sealed class RenderingEngineTests : IClassFixture<RendererFixture>
{
    private static readonly PixelSize Size = new(400, 200);
    private readonly RenderingEngine _renderer;

    public RenderingEngineTests(RendererFixture fixture) => _renderer = fixture.Renderer;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_page_is_drawn_in_black_on_white_at_the_size_asked_for()
    {
        PageImage image = await RenderAsync(_renderer, Inputs.TextPage(), new PixelSize(397, 203));
        image.Size.ShouldBe(new PixelSize(397, 203));
        image.PageNumber.ShouldBe(1);
        image.MediaType.ShouldBe("image/png");
        using SKBitmap bitmap = image.Decode();
        bitmap.Width.ShouldBe(397);
        bitmap.Height.ShouldBe(203);
        bitmap.Pixels.ShouldContain(SKColors.Black);
        bitmap.ShouldShow(0, 0, SKColors.White);
        bitmap.Ink().ShouldBeInRange(0.01, 0.2);
    }

    [Fact]
    public async Task Annotations_are_drawn()
    {
        byte[] pdf = Inputs.Page(
            "", "", "/Annots [5 0 R]",
            ("<< /Type /Annot /Subtype /Stamp /Rect [0 0 100 100] /F 4 /AP << /N 6 0 R >> >>", null),
            ("<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] >>", "1 0 0 rg 0 0 100 100 re f"u8.ToArray()));
        using SKBitmap bitmap = (await RenderAsync(_renderer, pdf, Size)).Decode();
        bitmap.ShouldShow(0.25, 0.5, SKColors.Red);
        bitmap.ShouldShow(0.75, 0.5, SKColors.White);
    }

    [Fact]
    public async Task A_scan_that_has_the_right_size_is_passed_on_byte_for_byte()
    {
        using SKBitmap quarters = Inputs.Quarters(400, 200);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        PageImage image = await RenderAsync(_renderer, Inputs.Scan(jpeg, 400, 200, "BT 3 Tr /F 9 Tf (recognised) Tj ET"), Size);
        image.MediaType.ShouldBe("image/jpeg");
        image.Bytes.ToArray().ShouldBe(jpeg);
    }

    [Theory]
    [InlineData("BT /F 40 Tf 20 30 Td (PAID) Tj ET", "", "")]
    [InlineData("0 0 20 20 re f", "", "")]
    [InlineData("", "/Decode [1 0 1 0 1 0]", "")]
    [InlineData("", "/SMask 6 0 R", "")]
    [InlineData("", "", "/CropBox [0 0 100 50]")]
    public async Task A_scan_with_anything_else_to_see_is_rendered(string content, string image, string page)
    {
        using SKBitmap quarters = Inputs.Quarters(400, 200);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        byte[] mask = new byte[400 * 200];
        byte[] pdf = Inputs.Scan(
            jpeg, 400, 200, content, image, page,
            ("<< /Type /XObject /Subtype /Image /Width 400 /Height 200 /BitsPerComponent 8 /ColorSpace /DeviceGray >>", mask));
        PageImage result = await RenderAsync(_renderer, pdf, Size);
        result.Bytes.ToArray().ShouldNotBe(jpeg);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_scan_looks_as_PDFium_would_draw_it_however_the_page_is_turned(int rotation)
    {
        using SKBitmap quarters = Inputs.Quarters(800, 400);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        PixelSize size = rotation % 180 == 0 ? new PixelSize(300, 150) : new PixelSize(150, 300);
        using SKBitmap direct = (await RenderAsync(_renderer, Inputs.Scan(jpeg, 800, 400, "", "", $"/Rotate {rotation}"), size)).Decode();
        using SKBitmap drawn = (await RenderAsync(_renderer, Inputs.Scan(jpeg, 800, 400, "0 0 0 0 re f", "", $"/Rotate {rotation}"), size)).Decode();
        foreach ((double x, double y) in new[] { (0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8) })
            direct.ShouldShow(x, y, drawn.GetPixel((int)(x * drawn.Width), (int)(y * drawn.Height)));
    }

    [Fact]
    public async Task A_scan_whose_data_stops_early_is_still_drawn_as_far_as_it_goes()
    {
        using SKBitmap quarters = Inputs.Quarters(800, 400);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg)[..^400];
        using SKBitmap bitmap = (await RenderAsync(_renderer, Inputs.Scan(jpeg, 800, 400), Size)).Decode();
        bitmap.ShouldShow(0.2, 0.2, SKColors.Red, 30);
    }

    [Fact]
    public async Task The_native_size_is_that_of_the_scan_as_displayed()
    {
        using SKBitmap quarters = Inputs.Quarters(800, 400);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        using DocumentContent document = await Inputs.OpenAsync(Inputs.Scan(jpeg, 800, 400, page: "/Rotate 90"));
        using DocumentRenderer rendering = _renderer.Open(document);
        (await rendering.GetNativeSizeAsync(document.Pages[0], Token)).ShouldBe(new PixelSize(400, 800));
        using DocumentContent text = await Inputs.OpenAsync(Inputs.TextPage());
        using DocumentRenderer textRendering = _renderer.Open(text);
        (await textRendering.GetNativeSizeAsync(text.Pages[0], Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_given_up_and_the_next_document_renders()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { Timeout = TimeSpan.FromMilliseconds(200), MaxMemoryBytes = 1L << 30 });
        DocumentException exception = await Should.ThrowAsync<DocumentException>(() => RenderAsync(renderer, Inputs.NestedForms(), Size));
        exception.ErrorCode.ShouldBeOneOf(DocumentError.TimeLimit, DocumentError.MemoryLimit);
        exception.PageNumber.ShouldBe(1);
        using SKBitmap bitmap = (await RenderAsync(_renderer, Inputs.TextPage(), Size)).Decode();
        bitmap.Ink().ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public async Task The_time_limit_follows_the_clock_that_was_given()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(30) };
        using var renderer = new RenderingEngine(new RenderingOptions { MaxMemoryBytes = 1L << 30 }, clock);
        DocumentException exception = await Should.ThrowAsync<DocumentException>(() => RenderAsync(renderer, Inputs.NestedForms(), Size));
        exception.ErrorCode.ShouldBe(DocumentError.TimeLimit);
        exception.Message.ShouldContain("20 s");
    }

    [Fact]
    public async Task A_page_that_takes_too_much_memory_is_refused_and_the_document_can_still_be_used()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { MaxMemoryBytes = 64 << 20 });
        using DocumentContent document = await Inputs.OpenAsync(Inputs.Bomb());
        using DocumentRenderer rendering = renderer.Open(document);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            DocumentException exception = await Should.ThrowAsync<DocumentException>(() => rendering.RenderAsync(document.Pages[0], Size, Token));
            exception.ErrorCode.ShouldBe(DocumentError.MemoryLimit);
        }
        using SKBitmap bitmap = (await RenderAsync(renderer, Inputs.TextPage(), Size)).Decode();
        bitmap.Ink().ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public async Task A_picture_larger_than_the_memory_limit_is_refused()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { MaxMemoryBytes = 32 << 20 });
        DocumentException exception = await Should.ThrowAsync<DocumentException>(() => RenderAsync(renderer, Inputs.TextPage(), new PixelSize(8000, 4000)));
        exception.ErrorCode.ShouldBe(DocumentError.MemoryLimit);
    }

    [Fact]
    public async Task Cancellation_stops_the_page_that_is_being_rendered()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { Timeout = TimeSpan.FromHours(1), MaxMemoryBytes = 2L << 30 });
        using DocumentContent document = await Inputs.OpenAsync(Inputs.NestedForms());
        using DocumentRenderer rendering = renderer.Open(document);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<PageImage> task = rendering.RenderAsync(document.Pages[0], Size, source.Token);
        source.CancelAfter(TimeSpan.FromMilliseconds(50));
        OperationCanceledException exception = await Should.ThrowAsync<OperationCanceledException>(() => task);
        exception.CancellationToken.ShouldBe(source.Token);
    }

    [Fact]
    public async Task Disposing_of_a_rendering_stops_the_page_that_is_being_rendered()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { Timeout = TimeSpan.FromHours(1), MaxMemoryBytes = 2L << 30 });
        using DocumentContent document = await Inputs.OpenAsync(Inputs.NestedForms());
        DocumentRenderer rendering = renderer.Open(document);
        Task<PageImage> task = rendering.RenderAsync(document.Pages[0], Size, Token);
        rendering.Dispose();
        rendering.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(() => task);
        await Should.ThrowAsync<ObjectDisposedException>(() => rendering.RenderAsync(document.Pages[0], Size, Token));
    }

    [Fact]
    public async Task Pages_of_one_document_may_be_asked_for_at_once()
    {
        using DocumentContent document = await Inputs.OpenAsync(Inputs.TextPage());
        using DocumentRenderer rendering = _renderer.Open(document);
        PageImage[] images = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rendering.RenderAsync(document.Pages[0], Size, Token)));
        images.Select(image => image.Sha256).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_of_another_document_and_an_impossible_size_are_misuse()
    {
        using DocumentContent document = await Inputs.OpenAsync(Inputs.TextPage());
        using DocumentContent other = await Inputs.OpenAsync(Inputs.TextPage());
        using DocumentRenderer rendering = _renderer.Open(document);
        await Should.ThrowAsync<ArgumentException>(() => rendering.RenderAsync(other.Pages[0], Size, Token));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => rendering.RenderAsync(document.Pages[0], new PixelSize(0, 5), Token));
        Should.Throw<ArgumentOutOfRangeException>(() => new RenderingEngine(new RenderingOptions { JpegQuality = 0 }));
    }

    private static async Task<PageImage> RenderAsync(RenderingEngine renderer, byte[] bytes, PixelSize size)
    {
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using DocumentRenderer rendering = renderer.Open(document);
        return await rendering.RenderAsync(document.Pages[0], size, Token);
    }
}

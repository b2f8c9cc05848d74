using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

/// <summary>What the fewest levels and colours must still show.</summary>
public sealed class DrawnPageTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private const string Font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
    private const int DepthOffset = 24;
    private const int ColorOffset = 25;

    [Theory]
    [InlineData("BT /F 24 Tf 10 40 Td (Invoice) Tj ET", 2)]
    [InlineData("0 0 100 50 re f", 1)]
    [InlineData("0.9 g 0 0 200 50 re f 0 g BT /F 24 Tf 10 40 Td (Invoice) Tj ET", 4)]
    [InlineData("1 1 1 rg 0 0 200 100 re f 0 0 0 rg BT /F 24 Tf 10 40 Td (Invoice) Tj ET", 2)]
    public async Task A_page_without_colour_has_as_few_levels_as_show_everything(string content, int bits)
    {
        PageImage image = await RenderAsync(content, 1600);
        (image.Bytes.Span[DepthOffset], image.Bytes.Span[ColorOffset]).ShouldBe(((byte)bits, (byte)0));
    }

    [Fact]
    public async Task A_small_picture_keeps_the_shades_of_its_edges()
    {
        PageImage image = await RenderAsync("BT /F 24 Tf 10 40 Td (Invoice) Tj ET");
        (image.Bytes.Span[DepthOffset], image.Bytes.Span[ColorOffset]).ShouldBe(((byte)4, (byte)0));
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public async Task Light_print_stays_visible(double gray)
    {
        using SKBitmap bitmap = (await RenderAsync(FormattableString.Invariant($"{gray:0.0} g BT /F 24 Tf 10 40 Td (Invoice) Tj ET"), 1600)).Decode();
        bitmap.Pixels.Min(pixel => pixel.Green).ShouldBeLessThan((byte)240);
        bitmap.Ink().ShouldBeGreaterThan((1 - gray) * 0.012);
    }

    [Fact]
    public async Task A_shaded_row_stays_lighter_than_its_print()
    {
        using SKBitmap bitmap = (await RenderAsync("0.9 g 0 0 200 100 re f 0.5 g 20 20 40 40 re f 0 g 100 20 40 40 re f")).Decode();
        bitmap.ShouldShow(0.95, 0.05, new SKColor(230, 230, 230));
        bitmap.ShouldShow(0.2, 0.6, new SKColor(128, 128, 128));
        bitmap.ShouldShow(0.6, 0.6, SKColors.Black);
    }

    [Fact]
    public async Task A_page_with_a_few_colours_takes_sixteen_of_them_and_keeps_each_apart()
    {
        PageImage image = await RenderAsync(
            "0.1 0.2 0.6 rg 0 80 200 20 re f 0.8 0 0 rg 0 0 40 20 re f 1 1 0.8 rg 60 0 40 20 re f 0.85 0.9 1 rg 120 0 40 20 re f "
            + "0 g BT /F 24 Tf 10 40 Td (Invoice) Tj ET 0 0.5 0 rg BT /F 12 Tf 120 40 Td (paid) Tj ET 0.8 g BT /F 12 Tf 150 40 Td (copy) Tj ET",
            2600);
        (image.Bytes.Span[DepthOffset], image.Bytes.Span[ColorOffset]).ShouldBe(((byte)4, (byte)3));
        using SKBitmap bitmap = image.Decode();
        bitmap.ShouldShow(0.5, 0.1, new SKColor(26, 51, 153));
        bitmap.ShouldShow(0.1, 0.9, new SKColor(204, 0, 0));
        bitmap.ShouldShow(0.4, 0.9, new SKColor(255, 255, 204));
        bitmap.ShouldShow(0.7, 0.9, new SKColor(217, 230, 255), 18);
        bitmap.ShouldShow(0.95, 0.9, SKColors.White);
        bitmap.Pixels.ShouldContain(SKColors.Black);
        bitmap.Pixels.ShouldContain(pixel => pixel.Green - pixel.Red > 90 && pixel.Green - pixel.Blue > 90);
        Enumerable.Range(1950, 520).SelectMany(x => Enumerable.Range(585, 260).Select(y => bitmap.GetPixel(x, y)))
            .ShouldContain(pixel => pixel.Red == pixel.Green && pixel.Red == pixel.Blue && pixel.Red > 150 && pixel.Red < 240);
    }

    [Fact]
    public async Task Many_colours_that_lie_apart_keep_them_all()
    {
        string content = string.Concat(Enumerable.Range(0, 64).Select(index => FormattableString.Invariant(
            $"{index % 4 / 3.0:0.00} {index / 4 % 4 / 3.0:0.00} {index / 16 / 3.0:0.00} rg {index % 8 * 25} {index / 8 * 12} 25 12 re f ")));
        using SKBitmap bitmap = (await RenderAsync(content)).Decode();
        for (int index = 0; index < 64; index++)
        {
            var expected = new SKColor((byte)(index % 4 * 85), (byte)(index / 4 % 4 * 85), (byte)(index / 16 * 85));
            bitmap.ShouldShow(((index % 8) + 0.5) / 8, 1 - (((index / 8) + 0.5) * 0.12), expected);
        }
    }

    [Fact]
    public async Task A_gradient_keeps_its_shades()
    {
        string stripes = string.Concat(Enumerable.Range(0, 40).Select(index => FormattableString.Invariant($"1 {index / 40.0:0.000} {index / 40.0:0.000} rg {index * 5} 0 5 100 re f ")));
        using SKBitmap bitmap = (await RenderAsync(stripes)).Decode();
        for (int index = 0; index < 40; index++)
        {
            byte level = (byte)(index / 40.0 * 255);
            bitmap.ShouldShow((index + 0.5) / 40, 0.5, new SKColor(255, level, level), 18);
        }
    }

    private async Task<PageImage> RenderAsync(string content, int width = 400)
    {
        using DocumentContent document = await Inputs.OpenAsync(Inputs.Page(content, Font));
        using DocumentRenderer rendering = fixture.Renderer.Open(document);
        return await rendering.RenderAsync(document.Pages[0], new PixelSize(width, width / 2), TestContext.Current.CancellationToken);
    }
}

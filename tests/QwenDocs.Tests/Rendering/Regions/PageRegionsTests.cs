using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Scaling;
using QwenDocs.Rendering;
using QwenDocs.Rendering.Regions;

namespace QwenDocs.Tests.Rendering.Regions;

public sealed class PageRegionsTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 100, 182, 160, 212)]
    [InlineData(90, 630, 100, 660, 160)]
    public async Task A_region_is_cut_out_wider_than_its_box_and_leads_back_to_it(int rotate, double left, double top, double right, double bottom)
    {
        PageImage image = (await CutAsync(rotate, new PageBox(left, top, right, bottom))).ShouldNotBeNull();

        using PixelBuffer gray = PictureDecoder.TryDecodeGray(image).ShouldNotBeNull();
        gray.Row(image.Size.Height / 2)[image.Size.Width / 2].ShouldBeLessThan((byte)10);
        gray.Row(2)[2].ShouldBeGreaterThan((byte)245);
        var middle = Vector2.Transform(new Vector2(image.Size.Width / 2f, image.Size.Height / 2f), image.ToPage);
        middle.X.ShouldBe((float)(left + right) / 2, 1);
        middle.Y.ShouldBe((float)(top + bottom) / 2, 1);
        (image.Size.Width / (right - left)).ShouldBeGreaterThan(300 / 72.0);
    }

    [Theory]
    [InlineData(-50, -50, -10, -10)]
    [InlineData(700, 900, 720, 910)]
    public async Task A_region_beside_the_page_has_no_picture(double left, double top, double right, double bottom) =>
        (await CutAsync(0, new PageBox(left, top, right, bottom))).ShouldBeNull();

    private async Task<PageImage?> CutAsync(int rotate, PageBox region)
    {
        TestPdf pdf = new TestPdf().PageWithContent("0 g 100 630 60 30 re f", entries: $"/Rotate {rotate}");
        using DocumentContent document = await Document.FromBytes(pdf.ToBytes(), "paper.pdf").OpenAsync(cancellationToken: Token);
        await using DocumentRenderer renderer = fixture.Renderer.Open(document);
        return (await PageRegions.CutAsync(renderer, document.Pages[0], [region], size => size, Token)).ShouldHaveSingleItem();
    }
}

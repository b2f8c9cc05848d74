using System.IO.Compression;
using System.Numerics;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

public sealed class ScanTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private readonly RenderingEngine _renderer = fixture.Renderer;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, string> Kinds => new()
    {
        { "/DeviceGray", "", 8, "" },
        { "/DeviceGray", "/Decode [1 0]", 8, "" },
        { "/DeviceGray", "", 1, "" },
        { "/DeviceGray", "/Decode [1 0]", 1, "/Rotate 90" },
        { "/DeviceGray", "", 4, "/Rotate 180" },
        { "/DeviceRGB", "", 8, "" },
        { "/DeviceRGB", "/Decode [1 0 0 1 1 0]", 8, "/Rotate 270" },
        { "/DeviceCMYK", "", 8, "" },
        { "[/Indexed /DeviceRGB 3 <FF0000 00FF00 0000FF 000000>]", "", 2, "" },
        { "[/Separation /Spot /DeviceRGB << /FunctionType 2 /Domain [0 1] /N 1 /C0 [1 1 1] /C1 [1 0 0] >>]", "", 8, "" },
        { "[/CalGray << /WhitePoint [0.95 1 1.09] >>]", "", 8, "" },
        { "[/Lab << /WhitePoint [0.95 1 1.09] >>]", "", 8, "" },
        { "/DeviceRGB", "/SMask 6 0 R", 8, "" },
        { "/DeviceGray", "/Mask [0 20]", 8, "" },
        { "/DeviceRGB", "", 8, "/CropBox [20 10 150 90]" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_scan_looks_as_PDFium_would_draw_it(string colorSpace, string entries, int bits, string page)
    {
        int components = colorSpace is "/DeviceRGB" || colorSpace.StartsWith("[/Lab", StringComparison.Ordinal) ? 3 : colorSpace == "/DeviceCMYK" ? 4 : 1;
        byte[] image = Flate(Samples(400, 200, bits, components));
        string dictionary = $"/Width 400 /Height 200 /BitsPerComponent {bits} /ColorSpace {colorSpace} /Filter /FlateDecode {entries}";
        await ShouldBeAsDrawnAsync(extra => Inputs.Page(
            $"q 200 0 0 100 0 0 cm /I Do Q {extra}",
            "/XObject << /I 5 0 R >>",
            page,
            ($"<< /Type /XObject /Subtype /Image {dictionary} >>", image),
            ("<< /Type /XObject /Subtype /Image /Width 400 /Height 200 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode >>", Flate(Samples(400, 200, 8, 1)))));
    }

    [Fact]
    public async Task A_scan_in_strips_looks_as_PDFium_would_draw_it()
    {
        byte[] samples = Samples(400, 200, 8, 3);
        (string, byte[]?)[] strips = [.. Enumerable.Range(0, 4).Select(strip => (
            "<< /Type /XObject /Subtype /Image /Width 400 /Height 50 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode >>",
            (byte[]?)Flate(samples.AsSpan(strip * 50 * 1200, 50 * 1200).ToArray())))];
        await ShouldBeAsDrawnAsync(extra => Inputs.Page(
            string.Concat(Enumerable.Range(0, 4).Select(strip => $"q 200 0 0 25 0 {75 - (25 * strip)} cm /I{strip} Do Q ")) + extra,
            "/XObject << /I0 5 0 R /I1 6 0 R /I2 7 0 R /I3 8 0 R >>",
            "",
            strips));
    }

    [Fact]
    public async Task Strips_that_leave_a_gap_are_drawn()
    {
        byte[] strip = Flate(new byte[400 * 50]);
        (string, byte[]?) image = ("<< /Type /XObject /Subtype /Image /Width 400 /Height 50 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode >>", strip);
        byte[] pdf = Inputs.Page("q 200 0 0 25 0 75 cm /I Do Q q 200 0 0 25 0 0 cm /J Do Q", "/XObject << /I 5 0 R /J 6 0 R >>", "", image, image);
        using SKBitmap bitmap = (await RenderAsync(pdf, new PixelSize(200, 100))).Decode();
        bitmap.ShouldShow(0.5, 0.5, SKColors.White);
        bitmap.ShouldShow(0.5, 0.1, SKColors.Black);
    }

    [Fact]
    public async Task Pages_rendered_side_by_side_come_in_order()
    {
        var pdf = new TestPdf();
        for (int page = 0; page < 24; page++)
            pdf.PageWithContent($"0 0 0 rg 0 0 {page + 1} 10 re f", 24, 10);
        using var renderer = new RenderingEngine(new RenderingOptions { MaxConcurrency = 3 });
        using DocumentContent document = await Inputs.OpenAsync(pdf.ToBytes());
        using DocumentRenderer rendering = renderer.Open(document);
        int number = 0, begun = 0;
        await foreach (PageImage image in rendering.RenderAllAsync(document.Pages.Select(Begin), Token))
        {
            image.PageNumber.ShouldBe(++number);
            begun.ShouldBeLessThanOrEqualTo(number + 4);
            using SKBitmap bitmap = image.Decode();
            bitmap.Ink().ShouldBe(number / 24.0, 0.01);
        }
        number.ShouldBe(24);

        (DocumentPage, PixelSize) Begin(DocumentPage page)
        {
            begun++;
            return (page, new PixelSize(48, 20));
        }
    }

    [Fact]
    public async Task Reading_may_stop_early_and_documents_share_the_places()
    {
        using var renderer = new RenderingEngine(new RenderingOptions { MaxConcurrency = 2 });
        await Parallel.ForAsync(0, 8, Token, async (seed, token) =>
        {
            using DocumentContent document = await Document.FromBytes(Inputs.TextPage($"Page {seed}")).OpenAsync(cancellationToken: token);
            using DocumentRenderer rendering = renderer.Open(document);
            IEnumerable<(DocumentPage, PixelSize)> pages = Enumerable.Repeat((document.Pages[0], new PixelSize(200, 100)), 6);
            await foreach (PageImage image in rendering.RenderAllAsync(pages, token))
            {
                image.Bytes.Length.ShouldBeGreaterThan(0);
                if (seed % 2 == 0)
                    break;
            }
        });
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(0, 90, "")]
    [InlineData(0, 180, "/CropBox [20 30 420 580]")]
    [InlineData(6, 0, "")]
    [InlineData(-4, 270, "")]
    [InlineData(12, 0, "/CropBox [20 30 420 580]")]
    public async Task The_way_back_to_the_page_holds_for_every_turn(double skew, int rotation, string box)
    {
        using SKBitmap scan = PrintedScan(1200, 1600, skew, out List<Vector2>? marks);
        byte[] jpeg = Inputs.Encode(scan, SKEncodedImageFormat.Jpeg, 92);
        string crop = box.Length == 0 ? "[0 0 450 600]" : box[(box.IndexOf('['))..];
        double[] sides = [.. crop.Trim('[', ']').Split(' ').Select(double.Parse)];
        double width = sides[2] - sides[0], height = sides[3] - sides[1];
        byte[] pdf = Inputs.Pdf(
            ("<< /Type /Catalog /Pages 2 0 R >>", null),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
            ($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 450 600] /Contents 4 0 R /Rotate {rotation} {box} /Resources << /XObject << /I 5 0 R >> >> >>", null),
            ("<< >>", Encoding.ASCII.GetBytes(FormattableString.Invariant($"q {width} 0 0 {height} {sides[0]} {sides[1]} cm /I Do Q"))),
            ("<< /Type /XObject /Subtype /Image /Width 1200 /Height 1600 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode >>", jpeg));
        PixelSize size = rotation % 180 == 0 ? new PixelSize(900, 1200) : new PixelSize(1200, 900);
        PageImage image = await RenderAsync(pdf, size);
        if (rotation % 180 == 0)
            (image.CleanUp?.SkewDegrees ?? 0).ShouldBe(rotation == 180 ? skew : skew, 0.3);
        using SKBitmap bitmap = image.Decode();
        Matrix3x2.Invert(image.ToPage, out Matrix3x2 toPicture);
        foreach (Vector2 mark in marks)
        {
            // Where the mark stands on the displayed page, and from there in the picture.
            var share = new Vector2(mark.X / 1200, mark.Y / 1600);
            Vector2 shown = rotation switch
            {
                90 => new Vector2(1 - share.Y, share.X),
                180 => Vector2.One - share,
                270 => new Vector2(share.Y, 1 - share.X),
                _ => share,
            };
            Vector2 page = rotation % 180 == 0 ? new Vector2((float)width, (float)height) : new Vector2((float)height, (float)width);
            var at = Vector2.Transform(shown * page, toPicture);
            bitmap.GetPixel((int)at.X, (int)at.Y).Red.ShouldBeGreaterThan((byte)150);
            bitmap.GetPixel((int)at.X, (int)at.Y).Green.ShouldBeLessThan((byte)110);
        }
    }

    [Fact]
    public async Task Dark_borders_are_removed_and_faint_print_is_made_darker()
    {
        using SKBitmap scan = PrintedScan(1200, 1600, 0, out _);
        using var canvas = new SKCanvas(scan);
        using var black = new SKPaint { Color = new SKColor(20, 20, 20) };
        canvas.DrawRect(0, 0, 60, 1600, black);
        PageImage image = await RenderAsync(Inputs.Encode(scan, SKEncodedImageFormat.Png), new PixelSize(900, 1200));
        image.CleanUp.ShouldNotBeNull().HasBordersRemoved.ShouldBeTrue();
        using SKBitmap bitmap = image.Decode();
        bitmap.ShouldShow(0.02, 0.5, SKColors.White);

        using var faint = new SKBitmap(1200, 1600, SKColorType.Gray8, SKAlphaType.Opaque);
        Span<byte> levels = faint.GetPixelSpan();
        for (int y = 0; y < 1600; y++)
        {
            for (int x = 0; x < 1200; x++)
                levels[(y * faint.RowBytes) + x] = (byte)((y / 20) % 3 == 0 && (x / 7) % 3 == 0 ? 170 : 225);
        }
        PageImage stretched = await RenderAsync(Inputs.Encode(faint, SKEncodedImageFormat.Png), new PixelSize(1200, 1600));
        stretched.CleanUp.ShouldNotBeNull().IsStretched.ShouldBeTrue();
        using SKBitmap dark = stretched.Decode();
        dark.GetPixel(3, 10).Green.ShouldBeLessThan((byte)40);
    }

    [Fact]
    public async Task Clean_up_can_be_switched_off()
    {
        using SKBitmap scan = PrintedScan(1200, 1600, 6, out _);
        using var renderer = new RenderingEngine(new RenderingOptions { CleanUpScans = false });
        using DocumentContent document = await Inputs.OpenAsync(Inputs.Encode(scan, SKEncodedImageFormat.Png));
        using DocumentRenderer rendering = renderer.Open(document);
        PageImage image = await rendering.RenderAsync(document.Pages[0], new PixelSize(900, 1200), Token);
        image.CleanUp.ShouldBeNull();
        image.ToPage.ShouldBe(Matrix3x2.CreateScale(1200f / 900));
    }

    /// <summary>Lines of print, turned around the center, with three red marks among them.</summary>
    private static SKBitmap PrintedScan(int width, int height, double skew, out List<Vector2> marks)
    {
        var bitmap = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(245, 245, 245));
        var turn = Matrix3x2.CreateRotation((float)(skew * Math.PI / 180), new Vector2(width / 2f, height / 2f));
        canvas.SetMatrix(new SKMatrix(turn.M11, turn.M21, turn.M31, turn.M12, turn.M22, turn.M32, 0, 0, 1));
        using var ink = new SKPaint { Color = new SKColor(20, 20, 20), IsAntialias = true };
        var random = new Random(1);
        for (int y = 250; y < height - 250; y += 30)
        {
            for (int x = 200; x < width - 250; x += random.Next(14, 30))
                canvas.DrawRect(x, y, random.Next(5, 11), 14, ink);
        }
        marks = [];
        using var red = new SKPaint { Color = SKColors.Red };
        foreach (Vector2 mark in new[] { new Vector2(250, 300), new Vector2(width - 280, 330), new Vector2(260, height - 300) })
        {
            canvas.DrawRect(mark.X - 14, mark.Y - 14, 28, 28, red);
            marks.Add(Vector2.Transform(mark, turn));
        }
        return bitmap;
    }

    private static async Task ShouldBeAsDrawnAsync(Func<string, byte[]> pdf)
    {
        PixelSize size = pdf("").AsSpan().IndexOf("/Rotate 90"u8) >= 0 || pdf("").AsSpan().IndexOf("/Rotate 270"u8) >= 0 ? new PixelSize(150, 300) : new PixelSize(300, 150);
        using var renderer = new RenderingEngine(new RenderingOptions { CleanUpScans = false });
        using SKBitmap direct = (await RenderAsync(renderer, pdf(""), size)).Decode();
        using SKBitmap drawn = (await RenderAsync(renderer, pdf("1 1 1 rg 0 0 0.001 0.001 re f"), size)).Decode();
        direct.Pixels.Zip(drawn.Pixels, (a, b) => (Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue)) / 3.0).Average().ShouldBeLessThan(8);
    }

    private static byte[] Samples(int width, int height, int bits, int components)
    {
        int stride = ((width * bits * components) + 7) / 8;
        byte[] samples = new byte[stride * height];
        for (int y = 0; y < height; y++)
        {
            for (int i = 0; i < width * components; i++)
            {
                int x = i / components, channel = i % components, most = (1 << bits) - 1;
                int value = ((x / 40) + (y / 40 * 2) + channel) % 4 * most / 3;
                samples[(y * stride) + (i * bits / 8)] |= (byte)(value << (8 - bits - (i * bits % 8)));
            }
        }
        return samples;
    }

    private static byte[] Flate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }

    private Task<PageImage> RenderAsync(byte[] bytes, PixelSize size) => RenderAsync(_renderer, bytes, size);

    private static async Task<PageImage> RenderAsync(RenderingEngine renderer, byte[] bytes, PixelSize size)
    {
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using DocumentRenderer rendering = renderer.Open(document);
        return await rendering.RenderAsync(document.Pages[0], size, Token);
    }
}

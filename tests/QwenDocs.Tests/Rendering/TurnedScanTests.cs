using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using QwenDocs.Text;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

/// <summary>Scans that lie on their side or stand on their head, turned as a recognizer says.</summary>
public sealed class TurnedScanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<int, int, double, int> Cases => new([0, 90, 180, 270], [0, 90, 180, 270], [0, 6], [1, 2, 3, 5, 6, 8]);

    // What the document says, what the recognizer says, the skew of the lines, the orientation of a photo: at every combination a mark of the page is found again.
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_way_back_to_the_page_holds_at_every_combination(int rotation, int turn, double skew, int exif)
    {
        bool isPdf = exif == 1;
        if (!isPdf && rotation != 0)
            return;
        using SKBitmap scan = Scan(skew, out Vector2 mark);
        byte[] bytes = isPdf
            ? Inputs.Scan(Inputs.Encode(scan, SKEncodedImageFormat.Jpeg, 92), 600, 300, page: $"/Rotate {rotation}")
            : WithExif(Inputs.Encode(scan, SKEncodedImageFormat.Jpeg, 92), exif);
        using var renderer = new RenderingEngine(new RenderingOptions().UseOrientationRecognizer(new Turner(turn)));
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using DocumentRenderer rendering = renderer.Open(document);
        bool isTall = document.Pages[0].Size.Height > document.Pages[0].Size.Width;
        PixelSize asked = isTall ? new PixelSize(260, 520) : new PixelSize(520, 260);
        PageImage image = await rendering.RenderAsync(document.Pages[0], asked, Token);
        image.Size.ShouldBe(turn % 180 == 0 ? asked : new PixelSize(asked.Height, asked.Width));
        (image.CleanUp?.Rotation ?? 0).ShouldBe(turn);

        // From the stored scan to the displayed page, and from there into the picture.
        Vector2 share = Displayed(new Vector2(mark.X / 600, mark.Y / 300), isPdf ? rotation : 0, exif);
        Vector2 page = share * new Vector2((float)document.Pages[0].Size.Width, (float)document.Pages[0].Size.Height);
        Matrix3x2.Invert(image.ToPage, out Matrix3x2 toPicture);
        var at = Vector2.Transform(page, toPicture);
        using SKBitmap bitmap = image.Decode();
        SKColor color = bitmap.GetPixel((int)at.X, (int)at.Y);
        (color.Red > 150 && color.Green < 110).ShouldBeTrue($"{color} at {at}");
    }

    [Fact]
    public async Task A_page_that_is_drawn_is_not_turned()
    {
        using var renderer = new RenderingEngine(new RenderingOptions().UseOrientationRecognizer(new Turner(180)));
        using DocumentContent document = await Inputs.OpenAsync(Inputs.TextPage());
        using DocumentRenderer rendering = renderer.Open(document);
        (await rendering.RenderAsync(document.Pages[0], new PixelSize(200, 100), Token)).CleanUp.ShouldBeNull();
    }

    private static Vector2 Displayed(Vector2 at, int rotation, int exif)
    {
        (bool isMirrored, int turn) = exif switch { 2 => (true, 0), 3 => (false, 180), 5 => (true, 270), 6 => (false, 90), 8 => (false, 270), _ => (false, rotation) };
        if (isMirrored)
            at.X = 1 - at.X;
        return turn switch
        {
            90 => new Vector2(1 - at.Y, at.X),
            180 => Vector2.One - at,
            270 => new Vector2(at.Y, 1 - at.X),
            _ => at,
        };
    }

    private static SKBitmap Scan(double skew, out Vector2 mark)
    {
        var bitmap = new SKBitmap(600, 300, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(245, 245, 245));
        var turn = Matrix3x2.CreateRotation((float)(skew * Math.PI / 180), new Vector2(300, 150));
        canvas.SetMatrix(new SKMatrix(turn.M11, turn.M21, turn.M31, turn.M12, turn.M22, turn.M32, 0, 0, 1));
        using var ink = new SKPaint { Color = new SKColor(20, 20, 20), IsAntialias = true };
        var random = new Random(1);
        for (int y = 60; y < 240; y += 14)
        {
            for (int x = 80; x < 520; x += random.Next(8, 16))
                canvas.DrawRect(x, y, random.Next(3, 6), 7, ink);
        }
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(100 - 10, 80 - 10, 20, 20, red);
        mark = Vector2.Transform(new Vector2(100, 80), turn);
        return bitmap;
    }

    private static byte[] WithExif(byte[] jpeg, int orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    private sealed class Turner(int degrees) : TextRecognizer
    {
        public override string Name => "turner";

        public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override Task<int> FindRotationAsync(PageImage page, CancellationToken cancellationToken = default) => Task.FromResult(degrees);
    }
}

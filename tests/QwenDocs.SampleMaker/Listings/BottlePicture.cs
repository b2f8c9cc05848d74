using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Listings;

/// <summary>A steel bottle on a kitchen table: Indonesian, nothing wrong with it.</summary>
internal sealed class BottlePicture(Lettering lettering)
{
    private static readonly SKColor Green = new(14, 104, 78);

    public void Draw(PhotoScene scene)
    {
        SKCanvas canvas = scene.Canvas;
        Func<int, int, SKColor> wall = Surface.Plain(51, new SKColor(226, 232, 226), 0.06f, 160);
        Func<int, int, SKColor> table = Surface.Wood(52, new SKColor(132, 88, 52), new SKColor(206, 160, 110), 110);
        scene.Fill((x, y) => y < 560 ? wall(x, y) : table(x, y));
        Brush.Glow(canvas, new SKRect(-40, 540, 880, 590), new SKColor(60, 40, 20, 110), 16);
        scene.Light(200, 160, 980, 138);
        Brush.Glow(canvas, new SKRect(250, 700, 640, 760), new SKColor(40, 24, 10, 190), 18);
        Bottle(canvas);
        scene.Glare(352, 400, 120, 60);

        lettering.Draw(canvas, "Botol Minum Stainless", 420, 86, new LetterStyle(62, Green, Bold: true, SKTextAlign.Center) { Outline = SKColors.White });
        Brush.Box(canvas, new SKRect(36, 150, 256, 216), Green, 33);
        lettering.Draw(canvas, "750 ml", 146, 198, new LetterStyle(42, SKColors.White, Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "Tahan panas 12 jam", 40, 278, new LetterStyle(26, new SKColor(40, 60, 52), Bold: true) { Outline = SKColors.White });
        lettering.Draw(canvas, "Tahan dingin 24 jam", 40, 318, new LetterStyle(26, new SKColor(40, 60, 52), Bold: true) { Outline = SKColors.White });
        Price(canvas);
    }

    private void Bottle(SKCanvas canvas)
    {
        SKColor[] steel = [new(70, 84, 88), new(176, 194, 198), new(244, 250, 250), new(150, 168, 172), new(104, 120, 124), new(56, 68, 72)];
        SKColor[] lid = [new(16, 20, 22), new(70, 78, 82), new(96, 104, 108), new(40, 46, 50), new(12, 14, 16)];
        Brush.Gradient(canvas, new SKRect(340, 262, 520, 330), steel, radius: 30);
        Brush.Gradient(canvas, new SKRect(318, 292, 542, 736), steel, radius: 34);
        Brush.Gradient(canvas, new SKRect(346, 172, 514, 272), lid, radius: 16);
        Brush.Ring(canvas, 430, 168, 34, new SKColor(38, 44, 48), 12);
        Brush.Gradient(canvas, new SKRect(346, 172, 514, 272), lid, radius: 16);
        lettering.Draw(canvas, "TIRTA", 430, 500, new LetterStyle(50, new SKColor(38, 60, 66), Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "18/8 STAINLESS STEEL", 430, 534, new LetterStyle(17, new SKColor(38, 60, 66), Align: SKTextAlign.Center));
    }

    private void Price(SKCanvas canvas)
    {
        canvas.Save();
        canvas.RotateDegrees(-4, 690, 640);
        Brush.Box(canvas, new SKRect(572, 540, 826, 752), SKColors.White, 20);
        Brush.Box(canvas, new SKRect(572, 690, 826, 752), Green, 20);
        float width = lettering.Draw(canvas, "Rp150.000", 699, 590, new LetterStyle(34, new SKColor(120, 120, 120), Align: SKTextAlign.Center));
        Brush.Line(canvas, 695 - (width / 2), 579, 703 + (width / 2), 579, new SKColor(200, 30, 40), 3);
        lettering.Draw(canvas, "Rp89rb", 699, 670, new LetterStyle(62, new SKColor(200, 30, 40), Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "Gratis ongkir", 699, 733, new LetterStyle(32, SKColors.White, Bold: true, SKTextAlign.Center));
        canvas.Restore();
    }
}

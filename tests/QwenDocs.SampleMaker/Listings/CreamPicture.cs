using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Listings;

/// <summary>A jar of whitening cream: Thai, with promises that no cosmetic may make and a contact outside the marketplace.</summary>
internal sealed class CreamPicture(Lettering lettering)
{
    private static readonly SKColor Rose = new(176, 38, 92);

    public void Draw(PhotoScene scene)
    {
        SKCanvas canvas = scene.Canvas;
        scene.Fill(Surface.Plain(31, new SKColor(248, 214, 220), 0.05f, 220));
        Bokeh(canvas);
        // The shelf, and the jar on it.
        Brush.Gradient(canvas, new SKRect(0, 610, 840, 840), [new SKColor(255, 244, 244), new SKColor(226, 178, 188)], down: true);
        scene.Light(330, 240, 900, 176);
        Jar(canvas);

        lettering.Draw(canvas, "ครีมไข่มุก หน้าขาวใส", 420, 104, new LetterStyle(66, Rose, Bold: true, SKTextAlign.Center) { Outline = SKColors.White });
        lettering.Draw(canvas, "ลดฝ้า กระ จุดด่างดำ", 420, 168, new LetterStyle(36, new SKColor(104, 46, 66), Bold: true, SKTextAlign.Center) { Outline = SKColors.White });
        Badge(canvas);
        Price(canvas);
        Brush.Box(canvas, new SKRect(0, 772, 840, 840), Rose);
        lettering.Draw(canvas, "สั่งซื้อ LINE: @pearlsnow-th", 420, 818, new LetterStyle(36, SKColors.White, Bold: true, SKTextAlign.Center));
    }

    private static void Bokeh(SKCanvas canvas)
    {
        Random random = new(7);
        for (int spot = 0; spot < 26; spot++)
        {
            float x = random.Next(840), y = random.Next(600), radius = random.Next(18, 64);
            Brush.Glow(canvas, new SKRect(x - radius, y - radius, x + radius, y + radius), new SKColor(255, 255, 255, (byte)random.Next(30, 90)), 5);
        }
    }

    private void Jar(SKCanvas canvas)
    {
        Brush.Glow(canvas, new SKRect(210, 650, 600, 716), new SKColor(120, 50, 70, 130), 18);
        SKColor[] glass = [new(206, 176, 182), new(255, 250, 250), new(255, 255, 255), new(238, 214, 220), new(182, 146, 156)];
        SKColor[] gold = [new(128, 88, 30), new(238, 206, 128), new(255, 244, 204), new(202, 152, 66), new(112, 74, 22)];
        Brush.Gradient(canvas, new SKRect(200, 380, 570, 690), glass, radius: 46);
        Brush.Gradient(canvas, new SKRect(190, 272, 580, 394), gold, radius: 18);
        Brush.Gradient(canvas, new SKRect(190, 272, 580, 292), [new(255, 250, 226, 210), new(255, 250, 226, 60)], radius: 10);
        for (int ridge = 0; ridge < 32; ridge++)
            Brush.Line(canvas, 200 + (ridge * 12), 300, 200 + (ridge * 12), 386, new SKColor(90, 60, 20, 46), 2);
        lettering.Draw(canvas, "PEARL SNOW", 385, 500, new LetterStyle(46, new SKColor(150, 106, 40), Align: SKTextAlign.Center, Face: Face.Serif));
        Brush.Line(canvas, 290, 522, 480, 522, new SKColor(170, 126, 60), 2);
        lettering.Draw(canvas, "Whitening Cream", 385, 560, new LetterStyle(30, new SKColor(120, 90, 60), Align: SKTextAlign.Center, Face: Face.Serif));
        lettering.Draw(canvas, "30 g", 385, 604, new LetterStyle(26, new SKColor(120, 90, 60), Align: SKTextAlign.Center, Face: Face.Serif));
    }

    private void Badge(SKCanvas canvas)
    {
        canvas.Save();
        canvas.RotateDegrees(9, 690, 330);
        Brush.Burst(canvas, 690, 330, 132, 22, new SKColor(214, 24, 44));
        lettering.Draw(canvas, "ขาวใน", 690, 318, new LetterStyle(46, SKColors.White, Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "3 วัน", 690, 382, new LetterStyle(58, new SKColor(255, 236, 80), Bold: true, SKTextAlign.Center));
        canvas.Restore();
    }

    private void Price(SKCanvas canvas)
    {
        Brush.Box(canvas, new SKRect(590, 520, 830, 750), new SKColor(255, 255, 255, 235), 20);
        LetterStyle small = new(34, new SKColor(120, 110, 112), Align: SKTextAlign.Center);
        float width = lettering.Draw(canvas, "฿990", 710, 570, small);
        Brush.Line(canvas, 706 - (width / 2), 559, 714 + (width / 2), 559, new SKColor(200, 30, 40), 3);
        lettering.Draw(canvas, "฿299", 710, 660, new LetterStyle(82, new SKColor(214, 24, 44), Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "รับประกันเห็นผล 100%", 710, 716, new LetterStyle(21, Rose, Bold: true, SKTextAlign.Center));
    }
}

using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Listings;

/// <summary>A wristwatch: Vietnamese, offered as a replica.</summary>
internal sealed class WatchPicture(Lettering lettering)
{
    private static readonly SKColor[] Steel = [new(92, 98, 106), new(214, 220, 226), new(250, 252, 254), new(166, 174, 182), new(74, 80, 88)];

    public void Draw(PhotoScene scene)
    {
        SKCanvas canvas = scene.Canvas;
        scene.Fill(Surface.Cloth(41, new SKColor(52, 60, 78)));
        scene.Light(300, 300, 820, 96);
        canvas.Save();
        canvas.RotateDegrees(-17, 400, 430);
        Strap(canvas);
        Case(canvas);
        canvas.Restore();
        scene.Glare(330, 330, 150, 70);

        Brush.Gradient(canvas, new SKRect(0, 0, 840, 128), [new SKColor(12, 18, 34, 240), new SKColor(12, 18, 34, 190)], down: true);
        lettering.Draw(canvas, "ĐỒNG HỒ NAM CAO CẤP", 420, 84, new LetterStyle(56, new SKColor(244, 212, 130), Bold: true, SKTextAlign.Center));
        Brush.Shape(canvas, new SKColor(196, 18, 34), new SKPoint(0, 640), new SKPoint(600, 640), new SKPoint(566, 716), new SKPoint(0, 716));
        lettering.Draw(canvas, "Bản rep 1:1, giống thật 99%", 28, 692, new LetterStyle(39, SKColors.White, Bold: true));
        Price(canvas);
        Brush.Box(canvas, new SKRect(0, 764, 840, 840), new SKColor(12, 18, 34, 225));
        lettering.Draw(canvas, "Bảo hành 12 tháng", 36, 815, new LetterStyle(34, SKColors.White));
        lettering.Draw(canvas, "Giao hàng toàn quốc", 804, 815, new LetterStyle(34, SKColors.White, Align: SKTextAlign.Right));
    }

    private static void Strap(SKCanvas canvas)
    {
        SKColor[] leather = [new(38, 22, 14), new(106, 64, 40), new(122, 76, 48), new(84, 50, 30), new(30, 18, 12)];
        Brush.Glow(canvas, new SKRect(270, 60, 590, 860), new SKColor(0, 0, 0, 130), 30);
        Brush.Gradient(canvas, new SKRect(318, 40, 482, 830), leather, radius: 30);
        for (int stitch = 0; stitch < 34; stitch++)
        {
            Brush.Line(canvas, 330, 60 + (stitch * 22), 330, 70 + (stitch * 22), new SKColor(222, 196, 160), 2.5f);
            Brush.Line(canvas, 470, 60 + (stitch * 22), 470, 70 + (stitch * 22), new SKColor(222, 196, 160), 2.5f);
        }
    }

    private void Case(SKCanvas canvas)
    {
        const float X = 400, Y = 430;
        Brush.Glow(canvas, new SKRect(X - 196, Y - 178, X + 216, Y + 216), new SKColor(0, 0, 0, 170), 22);
        Brush.Gradient(canvas, new SKRect(X + 176, Y - 22, X + 214, Y + 22), Steel, down: true, radius: 8);
        using (SKShader shader = SKShader.CreateSweepGradient(new SKPoint(X, Y), [.. Steel, .. Steel.Reverse()])!)
        using (SKPaint paint = new() { Shader = shader, IsAntialias = true })
        {
            canvas.DrawCircle(X, Y, 190, paint);
        }

        Brush.Ring(canvas, X, Y, 166, new SKColor(60, 64, 70), 3);
        Brush.Disc(canvas, X, Y, 160, new SKColor(16, 30, 56));
        for (int minute = 0; minute < 60; minute++)
        {
            (float sin, float cos) = MathF.SinCos(minute * MathF.PI / 30);
            float inner = minute % 5 == 0 ? 122 : 146;
            Brush.Line(canvas, X + (inner * sin), Y - (inner * cos), X + (153 * sin), Y - (153 * cos), new SKColor(236, 238, 240), minute % 5 == 0 ? 7 : 2);
        }

        lettering.Draw(canvas, "ORLANDE", X, Y - 58, new LetterStyle(27, SKColors.White, Align: SKTextAlign.Center, Face: Face.Serif));
        lettering.Draw(canvas, "GENÈVE", X, Y - 36, new LetterStyle(14, SKColors.White, Align: SKTextAlign.Center, Face: Face.Serif));
        lettering.Draw(canvas, "AUTOMATIC", X, Y + 84, new LetterStyle(14, new SKColor(220, 224, 230), Align: SKTextAlign.Center));
        Brush.Line(canvas, X + 10, Y + 6, X - 78, Y - 50, new SKColor(240, 242, 244), 9);
        Brush.Line(canvas, X - 12, Y + 6, X + 112, Y - 70, new SKColor(240, 242, 244), 6);
        Brush.Line(canvas, X - 8, Y - 26, X + 38, Y + 128, new SKColor(214, 40, 48), 3);
        Brush.Disc(canvas, X, Y, 9, new SKColor(230, 232, 236));
    }

    private void Price(SKCanvas canvas)
    {
        canvas.Save();
        canvas.RotateDegrees(6, 690, 330);
        Brush.Box(canvas, new SKRect(592, 236, 824, 424), new SKColor(250, 204, 40), 18);
        float width = lettering.Draw(canvas, "4.500.000₫", 708, 288, new LetterStyle(34, new SKColor(60, 50, 20), Align: SKTextAlign.Center));
        Brush.Line(canvas, 704 - (width / 2), 277, 712 + (width / 2), 277, new SKColor(196, 18, 34), 3);
        lettering.Draw(canvas, "1tr2", 708, 388, new LetterStyle(92, new SKColor(196, 18, 34), Bold: true, SKTextAlign.Center));
        canvas.Restore();
    }
}

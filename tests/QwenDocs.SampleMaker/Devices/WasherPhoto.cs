using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Devices;

/// <summary>The front of a washing machine that does not drain; its words are Simplified Chinese.</summary>
internal sealed class WasherPhoto(Lettering lettering)
{
    private static readonly SKColor Print = new(58, 62, 68);

    public void Draw(PhotoScene scene)
    {
        scene.Fill(Surface.Plain(61, new SKColor(150, 156, 152), 0.08f, 120));
        scene.Place(new SKSize(1200, 800), [new(-60, 40), new(1066, -34), new(1096, 820), new(-40, 772)], Front, shadow: 0);
        scene.Light(420, 180, 960, 120);
        scene.Glare(880, 90, 190, 90);
    }

    private void Front(SKCanvas canvas)
    {
        Brush.Gradient(canvas, new SKRect(0, 0, 1200, 800), [new(232, 234, 236), new(250, 250, 250), new(214, 218, 222)]);
        Brush.Gradient(canvas, new SKRect(0, 60, 1200, 420), [new(244, 246, 248), new(206, 210, 216)], down: true);
        Brush.Line(canvas, 0, 420, 1200, 420, new SKColor(140, 144, 150), 3);
        Brush.Line(canvas, 0, 424, 1200, 424, SKColors.White, 2);
        lettering.Draw(canvas, "海岚", 92, 150, new LetterStyle(58, new SKColor(20, 66, 120), Bold: true));
        lettering.Draw(canvas, "HAILAN", 216, 150, new LetterStyle(34, new SKColor(20, 66, 120)));
        lettering.Draw(canvas, "变频滚筒洗衣机 12 kg", 92, 198, new LetterStyle(26, Print));
        Knob(canvas);
        Display(canvas);
        Door(canvas);
        canvas.Save();
        canvas.RotateDegrees(-1.4f, 270, 560);
        Label(canvas);
        canvas.Restore();
    }

    private void Knob(SKCanvas canvas)
    {
        Brush.Glow(canvas, new SKRect(428, 178, 592, 346), new SKColor(0, 0, 0, 90), 12);
        Brush.Disc(canvas, 506, 256, 74, new SKColor(176, 182, 190));
        Brush.Disc(canvas, 504, 253, 64, new SKColor(232, 236, 240));
        Brush.Line(canvas, 504, 200, 504, 222, new SKColor(24, 84, 150), 6);
        string[] programmes = ["标准", "快洗", "羊毛", "脱水"];
        for (int index = 0; index < programmes.Length; index++)
            lettering.Draw(canvas, programmes[index], 612, 196 + (index * 48), new LetterStyle(25, Print));
    }

    private void Display(SKCanvas canvas)
    {
        Brush.Box(canvas, new SKRect(730, 116, 1116, 366), new SKColor(16, 18, 20), 16);
        Brush.Outline(canvas, new SKRect(730, 116, 1116, 366), new SKColor(120, 126, 132), 3, 16);
        SegmentDisplay.Draw(canvas, "E21", 772, 152, 124, new SKColor(255, 58, 40));
        lettering.Draw(canvas, "排水异常", 786, 336, new LetterStyle(38, new SKColor(255, 120, 90)));
        Brush.Glow(canvas, new SKRect(1052, 150, 1092, 190), new SKColor(255, 60, 40, 160), 8);
        Brush.Disc(canvas, 1072, 170, 9, new SKColor(255, 90, 70));
        lettering.Draw(canvas, "故障", 1072, 216, new LetterStyle(22, new SKColor(220, 222, 226), Align: SKTextAlign.Center));
    }

    private static void Door(SKCanvas canvas)
    {
        Brush.Disc(canvas, 800, 810, 330, new SKColor(196, 200, 206));
        Brush.Disc(canvas, 800, 810, 306, new SKColor(70, 76, 84));
        Brush.Disc(canvas, 800, 810, 262, new SKColor(30, 38, 48));
        Brush.Disc(canvas, 800, 826, 250, new SKColor(54, 78, 96));
        Brush.Glow(canvas, new SKRect(640, 620, 820, 700), new SKColor(255, 255, 255, 70), 20);
    }

    private void Label(SKCanvas canvas)
    {
        Brush.Glow(canvas, new SKRect(70, 466, 480, 716), new SKColor(0, 0, 0, 50), 8);
        Brush.Box(canvas, new SKRect(70, 462, 470, 708), new SKColor(246, 247, 248), 6);
        Brush.Outline(canvas, new SKRect(80, 472, 460, 698), new SKColor(120, 124, 130), 1.5f, 4);
        LetterStyle style = new(24, new SKColor(30, 32, 36));
        lettering.Draw(canvas, "型号  XQG120-B14", 96, 512, style.Strong);
        lettering.Draw(canvas, "序列号  8W2204K15739", 96, 554, style.Strong);
        lettering.Draw(canvas, "额定电压 220 V~ 50 Hz", 96, 594, style with { Size = 21 });
        lettering.Draw(canvas, "额定功率 2000 W", 96, 626, style with { Size = 21 });
        Barcode(canvas, 96, 642);
    }

    private static void Barcode(SKCanvas canvas, float x, float y)
    {
        Random random = new(5739);
        for (float at = x; at < 440;)
        {
            float width = 1.6f + (random.Next(3) * 1.6f);
            Brush.Box(canvas, new SKRect(at, y, at + width, y + 44), new SKColor(20, 20, 22));
            at += width + 1.6f + (random.Next(3) * 1.6f);
        }
    }
}

using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Devices;

/// <summary>A router without a connection, its label turned to the camera; its words are Traditional Chinese.</summary>
internal sealed class RouterPhoto(Lettering lettering)
{
    public void Draw(PhotoScene scene)
    {
        scene.Fill(Surface.Wood(71, new SKColor(92, 58, 36), new SKColor(172, 122, 80)));
        scene.Place(new SKSize(1000, 620), [new(96, 88), new(880, 36), new(950, 668), new(40, 700)], Device, shadow: 26);
        scene.Light(360, 240, 900, 104);
        scene.Glare(770, 170, 130, 70);
    }

    private void Device(SKCanvas canvas)
    {
        Brush.Gradient(canvas, new SKRect(0, 0, 1000, 620), [new(34, 36, 40), new(58, 60, 66), new(26, 28, 32)], radius: 34);
        for (int slot = 0; slot < 22; slot++)
            Brush.Box(canvas, new SKRect(60 + (slot * 40), 34, 86 + (slot * 40), 46), new SKColor(10, 10, 12), 6);
        (string Name, SKColor Colour)[] lamps = [("電源", new SKColor(70, 230, 110)), ("無線", new SKColor(70, 230, 110)), ("網際網路", new SKColor(255, 50, 40))];
        for (int index = 0; index < lamps.Length; index++)
        {
            float x = 150 + (index * 190);
            Brush.Glow(canvas, new SKRect(x - 26, 92, x + 26, 144), lamps[index].Colour.WithAlpha(150), 10);
            Brush.Disc(canvas, x, 118, 11, lamps[index].Colour);
            lettering.Draw(canvas, lamps[index].Name, x, 172, new LetterStyle(28, new SKColor(232, 234, 238), Align: SKTextAlign.Center) { IsTraditional = true });
        }

        lettering.Draw(canvas, "RAYLINK", 850, 140, new LetterStyle(38, new SKColor(196, 200, 206), Bold: true, SKTextAlign.Center));
        canvas.Save();
        canvas.RotateDegrees(0.8f, 500, 400);
        Label(canvas);
        canvas.Restore();
    }

    private void Label(SKCanvas canvas)
    {
        Brush.Box(canvas, new SKRect(110, 214, 890, 580), new SKColor(240, 240, 236), 8);
        Brush.Line(canvas, 110, 292, 890, 292, new SKColor(120, 120, 120), 1.5f);
        LetterStyle print = new(31, new SKColor(26, 26, 28)) { IsTraditional = true };
        lettering.Draw(canvas, "雙頻無線路由器", 138, 268, (print with { Size = 40 }).Strong);
        lettering.Draw(canvas, "型號", 138, 340, print);
        lettering.Draw(canvas, "RX-3600T", 330, 340, print.Strong);
        lettering.Draw(canvas, "序號", 138, 392, print);
        lettering.Draw(canvas, "TW4L0829C171", 330, 392, print.Strong);
        lettering.Draw(canvas, "MAC", 138, 444, print);
        lettering.Draw(canvas, "3C:84:6A:01:7E:9B", 330, 444, print.Strong);
        lettering.Draw(canvas, "韌體版本", 138, 496, print);
        lettering.Draw(canvas, "2.1.8", 330, 496, print.Strong);
        lettering.Draw(canvas, "電源輸入 12 V 1.5 A　台灣製造", 138, 550, print with { Size = 25 });
    }
}

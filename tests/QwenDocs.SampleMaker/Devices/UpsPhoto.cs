using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Devices;

/// <summary>A power supply whose battery runs hot; its words are English.</summary>
internal sealed class UpsPhoto(Lettering lettering)
{
    public void Draw(PhotoScene scene)
    {
        scene.Fill(Surface.Plain(81, new SKColor(104, 108, 114), 0.2f, 46));
        scene.Place(new SKSize(900, 720), [new(150, -30), new(884, 26), new(856, 790), new(120, 738)], Front, shadow: 34);
        scene.Light(540, 220, 860, 96);
        scene.Glare(300, 120, 120, 60);
    }

    private void Front(SKCanvas canvas)
    {
        Brush.Gradient(canvas, new SKRect(0, 0, 900, 720), [new(44, 46, 50), new(70, 72, 78), new(36, 38, 42)], radius: 22);
        lettering.Draw(canvas, "POLVANT", 80, 112, new LetterStyle(52, new SKColor(220, 222, 226), Bold: true));
        lettering.Draw(canvas, "Smart UPS", 360, 112, new LetterStyle(32, new SKColor(170, 174, 180)));
        Screen(canvas);
        Buttons(canvas);
        Label(canvas);
    }

    private void Screen(SKCanvas canvas)
    {
        Brush.Box(canvas, new SKRect(70, 150, 600, 402), new SKColor(14, 14, 16), 14);
        Brush.Gradient(canvas, new SKRect(90, 170, 580, 382), [new(250, 156, 40), new(226, 122, 20)], down: true, radius: 4);
        SKColor ink = new(40, 16, 4);
        lettering.Draw(canvas, "E07", 112, 238, new LetterStyle(64, ink, Bold: true, Face: Face.Mono));
        lettering.Draw(canvas, "61°C", 560, 238, new LetterStyle(56, ink, Bold: true, SKTextAlign.Right, Face.Mono));
        lettering.Draw(canvas, "BATTERY OVERTEMP", 112, 302, new LetterStyle(46, ink, Bold: true, Face: Face.Mono));
        lettering.Draw(canvas, "Disconnect load", 112, 354, new LetterStyle(36, ink, Face: Face.Mono));
    }

    private void Buttons(SKCanvas canvas)
    {
        Brush.Disc(canvas, 724, 224, 52, new SKColor(26, 28, 30));
        Brush.Ring(canvas, 724, 224, 22, new SKColor(200, 204, 210), 5);
        Brush.Line(canvas, 724, 196, 724, 222, new SKColor(200, 204, 210), 6);
        Brush.Glow(canvas, new SKRect(690, 318, 758, 386), new SKColor(255, 40, 30, 190), 14);
        Brush.Disc(canvas, 724, 352, 17, new SKColor(255, 70, 50));
        lettering.Draw(canvas, "FAULT", 770, 362, new LetterStyle(28, new SKColor(226, 228, 232)));
    }

    private void Label(SKCanvas canvas)
    {
        canvas.Save();
        canvas.RotateDegrees(1.2f, 450, 560);
        Brush.Gradient(canvas, new SKRect(70, 450, 830, 670), [new(206, 208, 212), new(238, 240, 242), new(196, 200, 204)], radius: 6);
        LetterStyle print = new(32, new SKColor(26, 26, 30));
        lettering.Draw(canvas, "Model", 100, 502, print);
        lettering.Draw(canvas, "PV-1500R", 240, 502, print.Strong);
        lettering.Draw(canvas, "S/N", 100, 554, print);
        lettering.Draw(canvas, "9B2231T00482", 240, 554, print.Strong);
        lettering.Draw(canvas, "Battery P/N", 500, 502, print with { Size = 26 });
        lettering.Draw(canvas, "RBC-17-V2", 660, 502, (print with { Size = 26 }).Strong);
        lettering.Draw(canvas, "Firmware", 500, 554, print with { Size = 26 });
        lettering.Draw(canvas, "04.12", 660, 554, (print with { Size = 26 }).Strong);
        lettering.Draw(canvas, "1500 VA / 1000 W   230 V~ 50 Hz   2 × 12 V 9 Ah", 100, 612, print with { Size = 25 });
        lettering.Draw(canvas, "Indoor use only. Refer servicing to qualified personnel.", 100, 648, print with { Size = 20 });
        canvas.Restore();
    }
}

using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Diagrams;

/// <summary>A piping diagram: tank, pump, valves, gauge; a numbered balloon for each step of starting the pump.</summary>
internal sealed class PumpDiagram(Lettering lettering)
{
    private static readonly SKColor Ink = new(24, 26, 32);
    private static readonly SKColor Pipe = new(34, 70, 130);

    public void Draw(SKCanvas canvas)
    {
        lettering.Draw(canvas, "Pump P-101: start-up", 60, 92, new LetterStyle(34, Ink, Bold: true));
        lettering.Draw(canvas, "Drawing 4-118, rev. C", 60, 126, new LetterStyle(22, Ink));
        Pipes(canvas);
        Equipment(canvas);
        Valve(canvas, 262, 560, "V-101", 0, 44);
        Valve(canvas, 356, 430, "V-104", 0, 42);
        Valve(canvas, 560, 330, "V-102", 0, -32);
        Valve(canvas, 428, 720, "V-103", 0, 46);
        Step(canvas, 1, 262, 496, "OPEN");
        Step(canvas, 2, 330, 366, "VENT until liquid", above: true);
        Step(canvas, 3, 560, 240, "CLOSE", above: true);
        Step(canvas, 4, 548, 560, "START");
        Step(canvas, 5, 534, 394, "OPEN slowly");
        lettering.Draw(canvas, "until PI-1", 562, 425, new LetterStyle(19, Ink, Bold: true));
        lettering.Draw(canvas, "= 6.0 bar", 562, 449, new LetterStyle(19, Ink, Bold: true));
        Step(canvas, 6, 520, 770, "CLOSE");
        Title(canvas);
    }

    private static void Pipes(SKCanvas canvas)
    {
        Brush.Line(canvas, 150, 560, 390, 560, Pipe, 4);
        Brush.Line(canvas, 428, 522, 428, 330, Pipe, 4);
        Brush.Line(canvas, 428, 330, 760, 330, Pipe, 4);
        // The vent, open to the air.
        Brush.Line(canvas, 428, 430, 296, 430, Pipe, 4);
        Brush.Line(canvas, 296, 430, 296, 404, Pipe, 4);
        Brush.Shape(canvas, Pipe, new SKPoint(296, 390), new SKPoint(287, 408), new SKPoint(305, 408));
        // The bypass, from the discharge back to the tank.
        Brush.Line(canvas, 700, 330, 700, 720, Pipe, 4);
        Brush.Line(canvas, 700, 720, 120, 720, Pipe, 4);
        Brush.Line(canvas, 120, 720, 120, 650, Pipe, 4);
        Brush.Shape(canvas, Pipe, new SKPoint(772, 330), new SKPoint(752, 321), new SKPoint(752, 339));
    }

    private void Equipment(SKCanvas canvas)
    {
        Brush.Box(canvas, new SKRect(66, 330, 176, 650), new SKColor(250, 248, 242), 50);
        Brush.Outline(canvas, new SKRect(66, 330, 176, 650), Ink, 3, 50);
        Brush.Box(canvas, new SKRect(69, 470, 173, 600), new SKColor(160, 196, 226));
        lettering.Draw(canvas, "T-1", 121, 426, new LetterStyle(26, Ink, Bold: true, SKTextAlign.Center));
        Brush.Disc(canvas, 428, 560, 40, new SKColor(250, 248, 242));
        Brush.Ring(canvas, 428, 560, 40, Ink, 3);
        Brush.Shape(canvas, Ink, new SKPoint(406, 536), new SKPoint(450, 536), new SKPoint(428, 520));
        lettering.Draw(canvas, "P-101", 428, 628, new LetterStyle(22, Ink, Bold: true, SKTextAlign.Center));
        Brush.Line(canvas, 640, 330, 640, 288, Ink, 2);
        Brush.Disc(canvas, 640, 262, 27, new SKColor(250, 248, 242));
        Brush.Ring(canvas, 640, 262, 27, Ink, 2.5f);
        lettering.Draw(canvas, "PI-1", 640, 269, new LetterStyle(19, Ink, Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "to E-2", 756, 310, new LetterStyle(20, Ink, Align: SKTextAlign.Right));
    }

    private void Valve(SKCanvas canvas, float x, float y, string tag, float tagX, float tagY)
    {
        Brush.Shape(canvas, Ink, new SKPoint(x - 24, y - 15), new SKPoint(x - 24, y + 15), new SKPoint(x, y));
        Brush.Shape(canvas, Ink, new SKPoint(x + 24, y - 15), new SKPoint(x + 24, y + 15), new SKPoint(x, y));
        Brush.Line(canvas, x, y, x, y - 20, Ink, 2.5f);
        Brush.Line(canvas, x - 12, y - 20, x + 12, y - 20, Ink, 3);
        lettering.Draw(canvas, tag, x + tagX, y + tagY, new LetterStyle(20, Ink, Bold: true, SKTextAlign.Center));
    }

    private void Step(SKCanvas canvas, int number, float x, float y, string what, bool above = false)
    {
        Brush.Disc(canvas, x, y, 19, new SKColor(250, 214, 80));
        Brush.Ring(canvas, x, y, 19, Ink, 2);
        lettering.Draw(canvas, $"{number}", x, y + 8, new LetterStyle(22, Ink, Bold: true, SKTextAlign.Center));
        LetterStyle style = new(19, Ink, Bold: true);
        if (above)
            lettering.Draw(canvas, what, x, y - 28, style.Centred);
        else
            lettering.Draw(canvas, what, x + 28, y + 7, style);
    }

    private void Title(SKCanvas canvas)
    {
        Brush.Outline(canvas, new SKRect(60, 880, 770, 980), Ink, 2);
        Brush.Line(canvas, 400, 880, 400, 980, Ink, 1.5f);
        Brush.Line(canvas, 60, 930, 770, 930, Ink, 1.5f);
        LetterStyle style = new(20, Ink);
        lettering.Draw(canvas, "Lindqvist Process, Unit 4", 74, 914, style.Strong);
        lettering.Draw(canvas, "Drawn: K. Aalto  2026-03-02", 74, 964, style);
        lettering.Draw(canvas, "Checked: M. Roos", 414, 914, style);
        lettering.Draw(canvas, "Sheet 1 of 1", 414, 964, style);
    }
}

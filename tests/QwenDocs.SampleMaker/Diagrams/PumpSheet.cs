using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Diagrams;

/// <summary>The photo of samples/DiagramReview: a sheet on a workshop's board, a piping diagram with its steps on the left and the written procedure on the right, which differ.</summary>
internal sealed class PumpSheet(Lettering lettering)
{
    private const int Width = 1512;
    private const int Height = 1064;
    private const int Quality = 62;

    private static readonly SKColor Ink = new(24, 26, 32);

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using PhotoScene scene = new(Width, Height, 31);
        scene.Fill(Surface.BrushedMetal(91, new SKColor(126, 134, 144)));
        scene.Place(new SKSize(1480, 1040), [new(30, 44), new(1470, 18), new(1490, 1030), new(14, 1046)], Draw, shadow: 12);
        foreach ((float x, float y) in ((float, float)[])[(70, 74), (1436, 50), (1446, 1000), (60, 1012)])
        {
            Brush.Glow(scene.Canvas, new SKRect(x - 16, y - 10, x + 22, y + 26), new SKColor(0, 0, 0, 120), 6);
            Brush.Disc(scene.Canvas, x, y, 15, new SKColor(196, 40, 44));
            Brush.Disc(scene.Canvas, x - 4, y - 5, 5, new SKColor(244, 150, 150));
        }

        scene.Light(620, 380, 1180, 148);
        using SKData jpeg = scene.TakeJpeg(Quality, blur: 0.4f);
        File.WriteAllBytes(Path.Combine(folder, "pump-start-up.jpg"), jpeg.ToArray());
    }

    private void Draw(SKCanvas canvas)
    {
        Brush.Box(canvas, new SKRect(0, 0, 1480, 1040), new SKColor(250, 248, 242));
        ValueNoise noise = new(17);
        for (int speck = 0; speck < 1500; speck++)
        {
            float x = 1480 * noise.At(speck * 3.1f, 1, 1), y = 1040 * noise.At(speck * 2.7f, 9, 1);
            Brush.Disc(canvas, x, y, 1.4f, new SKColor(120, 110, 90, 22));
        }

        Brush.Outline(canvas, new SKRect(30, 30, 1450, 1010), Ink, 2.5f);
        Brush.Line(canvas, 800, 30, 800, 1010, Ink, 2);
        new PumpDiagram(lettering).Draw(canvas);
        new PumpProcedure(lettering).Draw(canvas);
        // A fold down the middle, as a sheet in a pocket gets one.
        Brush.Gradient(canvas, new SKRect(728, 0, 752, 1040), [new(0, 0, 0, 0), new(70, 60, 40, 40), new(0, 0, 0, 0)]);
    }
}

using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>A signature in blue ink.</summary>
internal static class Signature
{
    private const string Strokes =
        "M0 30 C8 8 18 -14 15 -8 C10 4 2 34 8 34 C16 34 22 20 26 16 C28 14 24 26 28 26 C33 26 36 14 40 15 C43 16 38 27 42 27 C48 26 52 10 58 -2 "
        + "M50 12 C58 26 64 8 70 -6 C66 18 52 58 44 52 C40 46 70 30 84 20 C90 16 84 30 90 28 C97 24 96 14 102 15 C106 18 100 28 106 27 C120 22 132 8 152 6 "
        + "M10 44 C50 36 104 34 146 38";

    public static void Draw(SKCanvas canvas, float x, float y)
    {
        using SKPath path = SKPath.ParseSvgPathData(Strokes)!;
        using SKPaint ink = new()
        {
            Color = new SKColor(24, 44, 138, 225),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 1.5f,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };
        canvas.Save();
        canvas.Translate(x, y);
        canvas.Scale(0.86f, 0.72f);
        canvas.RotateDegrees(-5);
        canvas.DrawPath(path, ink);
        canvas.Restore();
    }
}

using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Identity;

/// <summary>What specimens of identity documents have in common: fine waves, a portrait that shows nobody, the word SPECIMEN.</summary>
internal static class SecurityPrint
{
    public static void Waves(SKCanvas canvas, SKRect area, SKColor colour)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.1f };
        for (int wave = 0; wave < 46; wave++)
        {
            using SKPathBuilder builder = new();
            for (float x = area.Left; x <= area.Right; x += 6)
            {
                float share = (x - area.Left) / area.Width;
                float y = area.Top + (area.Height * wave / 45f) + (26 * MathF.Sin((share * 9) + (wave * 0.35f))) + (9 * MathF.Sin((share * 31) - (wave * 0.2f)));
                y = Math.Clamp(y, area.Top, area.Bottom);
                if (x == area.Left)
                    builder.MoveTo(x, y);
                else
                    builder.LineTo(x, y);
            }

            using SKPath path = builder.Detach();
            canvas.DrawPath(path, paint);
        }
    }

    public static void Portrait(SKCanvas canvas, SKRect box, SKColor cloth, SKColor hair)
    {
        canvas.Save();
        canvas.ClipRect(box);
        Brush.Gradient(canvas, box, [new(206, 212, 218), new(234, 236, 238), new(190, 198, 206)]);
        float x = box.MidX, y = box.Top + (box.Height * 0.42f), size = box.Width;
        SKColor skin = new(206, 172, 150);
        Oval(canvas, x, y - (size * 0.06f), size * 0.3f, size * 0.36f, hair);
        Oval(canvas, x, y + (size * 0.78f), size * 0.52f, size * 0.46f, cloth);
        Brush.Box(canvas, new SKRect(x - (size * 0.1f), y + (size * 0.2f), x + (size * 0.1f), y + (size * 0.44f)), new SKColor(188, 152, 130));
        Oval(canvas, x, y, size * 0.23f, size * 0.31f, skin);
        Oval(canvas, x, y - (size * 0.25f), size * 0.24f, size * 0.13f, hair);
        canvas.Restore();
    }

    public static void Mark(SKCanvas canvas, Lettering lettering, float x, float y, float size, float degrees)
    {
        canvas.Save();
        canvas.RotateDegrees(degrees, x, y);
        lettering.Draw(canvas, "SPECIMEN", x, y, new LetterStyle(size, new SKColor(200, 30, 50, 78), Bold: true, SKTextAlign.Center));
        canvas.Restore();
    }

    private static void Oval(SKCanvas canvas, float x, float y, float width, float height, SKColor colour)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true };
        canvas.DrawOval(x, y, width, height, paint);
    }
}

using SkiaSharp;

namespace QwenDocs.SampleMaker.Photos;

/// <summary>Short names for what drawings are made of.</summary>
internal static class Brush
{
    public static void Box(SKCanvas canvas, SKRect box, SKColor colour, float radius = 0)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true };
        canvas.DrawRoundRect(box, radius, radius, paint);
    }

    /// <summary>A box that changes its colour from left to right, or from top to bottom.</summary>
    public static void Gradient(SKCanvas canvas, SKRect box, SKColor[] colours, bool down = false, float radius = 0)
    {
        using SKShader shader = SKShader.CreateLinearGradient(new SKPoint(box.Left, box.Top), down ? new SKPoint(box.Left, box.Bottom) : new SKPoint(box.Right, box.Top), colours, SKShaderTileMode.Clamp)!;
        using SKPaint paint = new() { Shader = shader, IsAntialias = true };
        canvas.DrawRoundRect(box, radius, radius, paint);
    }

    public static void Outline(SKCanvas canvas, SKRect box, SKColor colour, float width = 1, float radius = 0)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width };
        canvas.DrawRoundRect(box, radius, radius, paint);
    }

    public static void Line(SKCanvas canvas, float x0, float y0, float x1, float y1, SKColor colour, float width = 1)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine(x0, y0, x1, y1, paint);
    }

    public static void Disc(SKCanvas canvas, float x, float y, float radius, SKColor colour)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true };
        canvas.DrawCircle(x, y, radius, paint);
    }

    public static void Ring(SKCanvas canvas, float x, float y, float radius, SKColor colour, float width = 1)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width };
        canvas.DrawCircle(x, y, radius, paint);
    }

    /// <summary>A soft spot: a shadow, a lamp's shine.</summary>
    public static void Glow(SKCanvas canvas, SKRect box, SKColor colour, float blur)
    {
        using SKPaint paint = new() { Color = colour, IsAntialias = true, MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) };
        canvas.DrawOval(box, paint);
    }

    public static void Shape(SKCanvas canvas, SKColor colour, params SKPoint[] corners)
    {
        using SKPathBuilder builder = new();
        builder.AddPoly(corners, true);
        using SKPath path = builder.Detach();
        using SKPaint paint = new() { Color = colour, IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    /// <summary>A badge with many points, as on price tags.</summary>
    public static void Burst(SKCanvas canvas, float x, float y, float radius, int points, SKColor colour)
    {
        SKPoint[] corners = [.. Enumerable.Range(0, points * 2).Select(index =>
        {
            double angle = index * Math.PI / points;
            double length = radius * (index % 2 == 0 ? 1 : 0.86);
            return new SKPoint(x + (float)(length * Math.Cos(angle)), y + (float)(length * Math.Sin(angle)));
        })];
        Shape(canvas, colour, corners);
    }
}

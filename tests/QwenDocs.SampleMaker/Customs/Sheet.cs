using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>A page under the pen: text, rules and the labelled boxes that official forms are made of.</summary>
internal sealed class Sheet(SKCanvas canvas, Typography typography)
{
    public SKCanvas Canvas => canvas;

    public Typography Typography => typography;

    public void Text(string text, float x, float y, TextStyle style) => typography.Draw(canvas, text, x, y, style);

    /// <summary>Draws text no wider than <paramref name="width"/>: in smaller print where it must be.</summary>
    public void Fit(string text, float x, float y, float width, TextStyle style)
    {
        float measured = typography.Measure(text, style);
        Text(text, x, y, measured <= width ? style : style with { Size = style.Size * width / measured });
    }

    public float Wrapped(string text, float x, float y, float width, float leading, TextStyle style) =>
        typography.DrawWrapped(canvas, text, x, y, width, leading, style);

    public void Line(float x0, float y0, float x1, float y1, float thickness = 0.5f)
    {
        using SKPaint paint = new() { Color = SKColors.Black, StrokeWidth = thickness, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(x0, y0, x1, y1, paint);
    }

    public void Frame(SKRect box, float thickness = 0.5f)
    {
        using SKPaint paint = new() { Color = SKColors.Black, StrokeWidth = thickness, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawRect(box, paint);
    }

    public void Shade(SKRect box, byte grey)
    {
        using SKPaint paint = new() { Color = new SKColor(grey, grey, grey) };
        canvas.DrawRect(box, paint);
    }

    /// <summary>Draws a box with its label small at the top and its lines below.</summary>
    public void Box(SKRect box, TextStyle labelStyle, TextStyle style, string label, params string[] lines)
    {
        Frame(box);
        Fit(label, box.Left + 3, box.Top + labelStyle.Size + 1.5f, box.Width - 6, labelStyle);
        float y = box.Top + labelStyle.Size + 3.5f + style.Size;
        foreach (string line in lines)
        {
            Fit(line, box.Left + 5, y, box.Width - 10, style);
            y += style.Size * 1.25f;
        }
    }

    /// <summary>Draws a row of labelled boxes side by side; the edges are in points from the left.</summary>
    public void BoxRow(float left, float top, float height, float[] edges, TextStyle labelStyle, TextStyle style, params (string Label, string Value)[] boxes)
    {
        for (int index = 0; index < boxes.Length; index++)
            Box(new SKRect(left + edges[index], top, left + edges[index + 1], top + height), labelStyle, style, boxes[index].Label, boxes[index].Value);
    }
}

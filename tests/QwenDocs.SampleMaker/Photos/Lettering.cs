using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace QwenDocs.SampleMaker.Photos;

/// <summary>Sets text of any script of the samples, shaped: Thai vowels and tones above one another, Vietnamese accents.</summary>
internal sealed class Lettering : IDisposable
{
    private const int SimplifiedChinese = 2;
    private const int TraditionalChinese = 3;

    private readonly Dictionary<(Face, bool), (SKTypeface Typeface, SKShaper Shaper)> _faces = [];

    public Lettering(string chinese, string latinFolder, string notoFolder)
    {
        foreach (bool bold in (bool[])[false, true])
        {
            string weight = bold ? "Bold" : "Regular";
            Add(Face.Sans, bold, Path.Combine(notoFolder, $"NotoSans-{weight}.ttf"));
            Add(Face.Serif, bold, Path.Combine(notoFolder, $"NotoSerif-{weight}.ttf"));
            Add(Face.Thai, bold, Path.Combine(notoFolder, $"NotoSansThai-{weight}.ttf"));
            Add(Face.Mono, bold, Path.Combine(latinFolder, $"LiberationMono-{weight}.ttf"));
            string file = bold ? chinese.Replace("Regular", "Bold", StringComparison.Ordinal) : chinese;
            Add(Face.SimplifiedChinese, bold, file, SimplifiedChinese);
            Add(Face.TraditionalChinese, bold, file, TraditionalChinese);
        }
    }

    /// <summary>Draws text with its baseline at <paramref name="y"/>; returns its width.</summary>
    public float Draw(SKCanvas canvas, string text, float x, float y, LetterStyle style)
    {
        float width = Measure(text, style);
        x -= style.Align switch { SKTextAlign.Right => width, SKTextAlign.Center => width / 2, _ => 0 };
        using SKPaint fill = new() { Color = style.Color, IsAntialias = true };
        using SKPaint outline = new()
        {
            Color = style.Outline ?? SKColors.Transparent,
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = style.Size * 0.16f,
            StrokeJoin = SKStrokeJoin.Round,
        };
        foreach (SKPaint paint in style.Outline is null ? (SKPaint[])[fill] : [outline, fill])
        {
            float at = x;
            foreach ((string run, Face face) in Runs(text, style))
            {
                (SKTypeface typeface, SKShaper shaper) = _faces[(face, style.Bold)];
                using SKFont font = new(typeface, style.Size) { Subpixel = true, Hinting = SKFontHinting.None };
                canvas.DrawShapedText(shaper, run, at, y, SKTextAlign.Left, font, paint);
                at += shaper.Shape(run, font).Width;
            }
        }

        return width;
    }

    public float Measure(string text, LetterStyle style)
    {
        float width = 0;
        foreach ((string run, Face face) in Runs(text, style))
        {
            (SKTypeface typeface, SKShaper shaper) = _faces[(face, style.Bold)];
            using SKFont font = new(typeface, style.Size);
            width += shaper.Shape(run, font).Width;
        }

        return width;
    }

    public void Dispose()
    {
        foreach ((SKTypeface typeface, SKShaper shaper) in _faces.Values)
        {
            shaper.Dispose();
            typeface.Dispose();
        }
    }

    private static IEnumerable<(string Run, Face Face)> Runs(string text, LetterStyle style)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            Face face = FaceOf(text[start], style);
            for (end = start + 1; end < text.Length && FaceOf(text[end], style) == face;)
                end++;
            yield return (text[start..end], face);
        }
    }

    private static Face FaceOf(char letter, LetterStyle style) => letter switch
    {
        >= '\u0E00' and <= '\u0E7F' => Face.Thai,
        >= '\u2E80' => style.IsTraditional ? Face.TraditionalChinese : Face.SimplifiedChinese,
        _ => style.Face,
    };

    private void Add(Face face, bool bold, string file, int index = 0)
    {
        SKTypeface typeface = SKTypeface.FromFile(file, index) ?? throw new FileNotFoundException("The font cannot be read.", file);
        _faces.Add((face, bold), (typeface, new SKShaper(typeface)));
    }
}

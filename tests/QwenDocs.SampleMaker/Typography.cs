using System.Globalization;
using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>Sets text of Latin and Chinese mixed, each in its own font, as office programs do.</summary>
internal sealed class Typography : IDisposable
{
    private const int SimplifiedChinese = 2;
    private const char FirstCjk = '\u2E80';

    private readonly SKTypeface _latin;
    private readonly SKTypeface _latinBold;
    private readonly SKTypeface _chinese;
    private readonly SKTypeface _chineseBold;

    private readonly bool _ownsLatin = true;

    public Typography(string chineseFile, string latinFolder)
    {
        (_chinese, _chineseBold) = Chinese(chineseFile);
        _latin = Load(Path.Combine(latinFolder, "LiberationSans-Regular.ttf"));
        _latinBold = Load(Path.Combine(latinFolder, "LiberationSans-Bold.ttf"));
    }

    /// <summary>Initializes a new instance of the <see cref="Typography"/> class with another Chinese font beside the same Latin ones, which a document then holds once.</summary>
    public Typography(string chineseFile, Typography latin)
    {
        (_chinese, _chineseBold) = Chinese(chineseFile);
        (_latin, _latinBold, _ownsLatin) = (latin._latin, latin._latinBold, false);
    }

    public static string Number(decimal value, string format = "#,0.00") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Draws text with its baseline at <paramref name="y"/>; returns its width.</summary>
    public float Draw(SKCanvas canvas, string text, float x, float y, TextStyle style)
    {
        float width = Measure(text, style);
        x -= style.Align switch { SKTextAlign.Right => width, SKTextAlign.Center => width / 2, _ => 0 };
        using SKPaint paint = new() { Color = style.Color ?? SKColors.Black, IsAntialias = true };
        foreach ((string run, SKTypeface typeface) in Runs(text, style.Bold))
        {
            using SKFont font = Font(typeface, style.Size);
            canvas.DrawText(run, x, y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(run);
        }

        return width;
    }

    /// <summary>Draws text in lines no wider than <paramref name="width"/>, broken at spaces; returns the baseline after the last.</summary>
    public float DrawWrapped(SKCanvas canvas, string text, float x, float y, float width, float leading, TextStyle style)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer, style) > width)
            {
                Draw(canvas, line, x, y, style);
                y += leading;
                longer = word;
            }

            line = longer;
        }

        Draw(canvas, line, x, y, style);
        return y + leading;
    }

    public float Measure(string text, TextStyle style)
    {
        float width = 0;
        foreach ((string run, SKTypeface typeface) in Runs(text, style.Bold))
        {
            using SKFont font = Font(typeface, style.Size);
            width += font.MeasureText(run);
        }

        return width;
    }

    /// <summary>Returns the outline of Chinese text, centred on the origin: ink of a stamp, not text.</summary>
    public SKPath Outline(string text, float size)
    {
        using SKFont font = Font(_chineseBold, size);
        SKPath path = font.GetTextPath(text, SKPoint.Empty);
        SKRect bounds = path.Bounds;
        path.Transform(SKMatrix.CreateTranslation(-bounds.MidX, -bounds.MidY));
        return path;
    }

    public void Dispose()
    {
        if (_ownsLatin)
        {
            _latin.Dispose();
            _latinBold.Dispose();
        }

        _chinese.Dispose();
        _chineseBold.Dispose();
    }

    private IEnumerable<(string Run, SKTypeface Typeface)> Runs(string text, bool bold)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            bool chinese = text[start] >= FirstCjk;
            for (end = start + 1; end < text.Length && text[end] >= FirstCjk == chinese;)
                end++;
            yield return (text[start..end], (chinese, bold) switch
            {
                (true, true) => _chineseBold,
                (true, false) => _chinese,
                (false, true) => _latinBold,
                _ => _latin,
            });
        }
    }

    private static (SKTypeface Regular, SKTypeface Bold) Chinese(string file)
    {
        string bold = file.Replace("Regular", "Bold", StringComparison.Ordinal);
        return (Load(file), Load(File.Exists(bold) ? bold : file));
    }

    private static SKTypeface Load(string file) =>
        SKTypeface.FromFile(file, file.Contains("CJK", StringComparison.Ordinal) ? SimplifiedChinese : 0)
        ?? throw new FileNotFoundException("The font cannot be read.", file);

    private static SKFont Font(SKTypeface typeface, float size) => new(typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
}

using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Devices;

/// <summary>Digits of seven lit bars, as household appliances have them.</summary>
internal static class SegmentDisplay
{
    // The bars of each sign: top, upper right, lower right, bottom, lower left, upper left, middle.
    private static readonly Dictionary<char, string> Bars = new()
    {
        ['0'] = "abcdef",
        ['1'] = "bc",
        ['2'] = "abged",
        ['3'] = "abgcd",
        ['4'] = "fgbc",
        ['5'] = "afgcd",
        ['6'] = "afgedc",
        ['7'] = "abc",
        ['8'] = "abcdefg",
        ['9'] = "abcdfg",
        ['E'] = "afged",
        ['F'] = "afge",
    };

    public static void Draw(SKCanvas canvas, string text, float x, float y, float height, SKColor lit)
    {
        float width = height * 0.52f, gap = height * 0.2f, thick = height * 0.11f;
        foreach (char sign in text)
        {
            foreach (char bar in "abcdefg")
            {
                bool isLit = Bars[sign].Contains(bar, StringComparison.Ordinal);
                SKRect box = Place(bar, x, y, width, height, thick);
                if (isLit)
                    Brush.Glow(canvas, SKRect.Inflate(box, thick * 0.6f, thick * 0.6f), lit.WithAlpha(90), thick * 0.7f);
                Brush.Box(canvas, box, isLit ? lit : new SKColor(46, 16, 14), thick * 0.4f);
            }

            x += width + gap;
        }
    }

    private static SKRect Place(char bar, float x, float y, float width, float height, float thick)
    {
        float half = height / 2, edge = thick * 0.35f;
        return bar switch
        {
            'a' => new SKRect(x + edge, y, x + width - edge, y + thick),
            'b' => new SKRect(x + width - thick, y + edge, x + width, y + half - edge),
            'c' => new SKRect(x + width - thick, y + half + edge, x + width, y + height - edge),
            'd' => new SKRect(x + edge, y + height - thick, x + width - edge, y + height),
            'e' => new SKRect(x, y + half + edge, x + thick, y + height - edge),
            'f' => new SKRect(x, y + edge, x + thick, y + half - edge),
            _ => new SKRect(x + edge, y + half - (thick / 2), x + width - edge, y + half + (thick / 2)),
        };
    }
}

using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>Code 39 bars (ISO/IEC 16388), as customs systems print them over their numbers.</summary>
internal static class Barcode
{
    private const float Narrow = 0.62f;
    private const float Wide = 1.5f;

    private static readonly Dictionary<char, string> Patterns = new()
    {
        ['0'] = "nnnwwnwnn", ['1'] = "wnnwnnnnw", ['2'] = "nnwwnnnnw", ['3'] = "wnwwnnnnn", ['4'] = "nnnwwnnnw", ['5'] = "wnnwwnnnn",
        ['6'] = "nnwwwnnnn", ['7'] = "nnnwnnwnw", ['8'] = "wnnwnnwnn", ['9'] = "nnwwnnwnn", ['A'] = "wnnnnwnnw", ['B'] = "nnwnnwnnw",
        ['C'] = "wnwnnwnnn", ['D'] = "nnnnwwnnw", ['E'] = "wnnnwwnnn", ['F'] = "nnwnwwnnn", ['G'] = "nnnnnwwnw", ['H'] = "wnnnnwwnn",
        ['I'] = "nnwnnwwnn", ['J'] = "nnnnwwwnn", ['K'] = "wnnnnnnww", ['L'] = "nnwnnnnww", ['M'] = "wnwnnnnwn", ['N'] = "nnnnwnnww",
        ['O'] = "wnnnwnnwn", ['P'] = "nnwnwnnwn", ['Q'] = "nnnnnnwww", ['R'] = "wnnnnnwwn", ['S'] = "nnwnnnwwn", ['T'] = "nnnnwnwwn",
        ['U'] = "wwnnnnnnw", ['V'] = "nwwnnnnnw", ['W'] = "wwwnnnnnn", ['X'] = "nwnnwnnnw", ['Y'] = "wwnnwnnnn", ['Z'] = "nwwnwnnnn",
        ['*'] = "nwnnwnwnn",
    };

    /// <summary>Draws the bars with their right end at <paramref name="right"/>.</summary>
    public static void Draw(SKCanvas canvas, string text, float right, float top, float height)
    {
        string framed = $"*{text}*";
        float x = right - framed.Sum(character => Width(Patterns[character]) + Narrow) + Narrow;
        using SKPaint ink = new() { Color = SKColors.Black };
        foreach (char character in framed)
        {
            string pattern = Patterns[character];
            for (int bar = 0; bar < pattern.Length; bar++)
            {
                float width = pattern[bar] == 'w' ? Wide : Narrow;
                if (bar % 2 == 0)
                    canvas.DrawRect(x, top, width, height, ink);
                x += width;
            }

            x += Narrow;
        }
    }

    private static float Width(string pattern) => pattern.Sum(bar => bar == 'w' ? Wide : Narrow);
}

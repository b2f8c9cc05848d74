using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>Code 39 bars (ISO/IEC 16388), as customs systems print them over their numbers.</summary>
internal static class Barcode
{
    private const float Narrow = 0.62f;
    private const float Wide = 1.5f;

    // A character, then its nine bars and gaps: n narrow, w wide.
    private static readonly Dictionary<char, string> Patterns = """
        0nnnwwnwnn 1wnnwnnnnw 2nnwwnnnnw 3wnwwnnnnn 4nnnwwnnnw 5wnnwwnnnn 6nnwwwnnnn 7nnnwnnwnw
        8wnnwnnwnn 9nnwwnnwnn Awnnnnwnnw Bnnwnnwnnw Cwnwnnwnnn Dnnnnwwnnw Ewnnnwwnnn Fnnwnwwnnn
        Gnnnnnwwnw Hwnnnnwwnn Innwnnwwnn Jnnnnwwwnn Kwnnnnnnww Lnnwnnnnww Mwnwnnnnwn Nnnnnwnnww
        Ownnnwnnwn Pnnwnwnnwn Qnnnnnnwww Rwnnnnnwwn Snnwnnnwwn Tnnnnwnwwn Uwwnnnnnnw Vnwwnnnnnw
        Wwwwnnnnnn Xnwnnwnnnw Ywwnnwnnnn Znwwnwnnnn *nwnnwnwnn
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToDictionary(text => text[0], text => text[1..]);

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

using System.Buffers;
using System.Text;
using QwenDocs.Text;

namespace QwenDocs.Planning.Resolution;

/// <summary>The height of capitals in the small print of a page, told by its text layer.</summary>
internal static class TextHeight
{
    // The print that a share of the characters is smaller than: a footnote mark does not make a page fine print, a footnote does.
    private const double SmallShare = 0.05;

    // Letters without ascender and descender are about 0.7 of a capital's height in common typefaces.
    private const double CapitalsOverLowLetters = 1.4;
    private static readonly SearchValues<char> LowLetters = SearchValues.Create("acemnorsuvwxzαενοστυωвгежзиклмнопстхчшэюя");

    /// <summary>Returns the height in the unit of the words' boxes, or <see langword="null"/> where there are too few words to tell.</summary>
    public static double? Of(IEnumerable<TextWord> words)
    {
        List<(double Height, int Characters)> heights = [];
        int characters = 0;
        foreach (TextWord word in words)
        {
            int printed = word.Text.EnumerateRunes().Count(Rune.IsLetterOrDigit);
            double height = Height(word);
            if (printed == 0 || !(height > 0))
                continue;
            heights.Add((height, printed));
            characters += printed;
        }

        if (characters < 12)
            return null;
        heights.Sort(static (left, right) => left.Height.CompareTo(right.Height));
        double passed = 0;
        foreach ((double height, int count) in heights)
        {
            passed += count;
            if (passed >= characters * SmallShare)
                return height;
        }

        return heights[^1].Height;
    }

    private static double Height(TextWord word)
    {
        // Text that runs up or down the page is as high as its box is wide.
        double height = word.Text.Length >= 3 && word.Box.Height > 1.5 * word.Box.Width ? word.Box.Width : word.Box.Height;
        return word.Text.AsSpan().ContainsAnyExcept(LowLetters) ? height : height * CapitalsOverLowLetters;
    }
}

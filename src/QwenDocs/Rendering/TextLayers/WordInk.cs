using System.Globalization;
using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Text;

namespace QwenDocs.Rendering.TextLayers;

/// <summary>Looks where words stand whether they are drawn, and whether their letters have the shapes that they say.</summary>
/// <param name="text">The text layer.</param>
/// <param name="ink">The pixels that the text of the page changes.</param>
internal sealed class WordInk(PageText text, InkTable ink)
{
    private const double ShownLetters = 0.8;

    // Letters that stand half a line high, and letters and digits that stand higher; capitals are all of one height.
    private const string LowLetters = "acemnorsuvwxz";
    private const string HighLetters = "bdfhkl0123456789";
    private const string Capitals = "ABCDEFGHIKLMNOPRSTUVWXYZ";
    private const double LeastDifference = 0.12;
    private const int FewestComparisons = 20;
    private const double LeastAgreement = 0.8;
    private const double MostUnnamed = 0.02;

    private readonly double _x = ink.Size.Width / text.Size.Width;
    private readonly double _y = ink.Size.Height / text.Size.Height;

    /// <summary>Returns the box of a word in pixels.</summary>
    public (int Left, int Top, int Right, int Bottom) BoxOf(TextWord word) => Pixels(word.Box);

    /// <summary>Whether the page shows a word: each of its digits, and nearly all of its letters.</summary>
    public bool IsShown(TextWord word)
    {
        int letters = 0, shown = 0;
        for (int index = 0; index < word.Text.Length; index++)
        {
            char character = word.Text[index];
            if (!char.IsLetterOrDigit(character))
                continue;
            PageBox box = word.BoxOf(index..(index + 1));

            // What is narrower than half a pixel cannot be looked for.
            if (box.Width * _x < 0.5 || box.Height * _y < 0.5)
                continue;
            letters++;
            (int left, int top, int right, int bottom) = Pixels(box);

            // Neighbours lean over: the middle of a letter is its own.
            int inset = right - left >= 5 ? (right - left) / 5 : 0;
            bool isShown = ink.Count(left + inset, top - 1, right - inset, bottom + 1) > 0;
            if (!isShown && char.IsDigit(character))
                return false;
            shown += isShown ? 1 : 0;
        }

        if (letters > 0)
            return shown >= letters * ShownLetters;
        (int wordLeft, int wordTop, int wordRight, int wordBottom) = Pixels(word.Box);
        return ink.Count(wordLeft - 1, wordTop - 1, wordRight + 1, wordBottom + 1) > 0;
    }

    /// <summary>
    /// Whether low letters are drawn lower than high ones, and letters of one height alike. A font may name other characters than it draws, and then they are mixed up. Characters that
    /// Unicode leaves to the font say nothing.
    /// </summary>
    public bool AgreesWithShapes(IReadOnlyList<TextWord> words)
    {
        int compared = 0, agreed = 0, unnamed = 0, characters = 0;
        foreach (TextWord word in words)
        {
            int nameless = word.Text.EnumerateRunes().Count(IsNameless);
            unnamed += nameless;
            characters += word.Text.Length;

            // An icon is a word of its own; within a word or a number a character is missing.
            if (nameless > 0 && word.Text.Any(char.IsLetterOrDigit))
                return false;
            if (word.Angle is not (< 1 or > 359))
                continue;
            (int _, int top, int _, int bottom) = BoxOf(word);
            double difference = Math.Max(1, (bottom - top) * LeastDifference);
            if (bottom - top < 5)
                continue;
            Tops low = TopsOf(word, LowLetters, top, bottom), capitals = TopsOf(word, Capitals, top, bottom), high = TopsOf(word, HighLetters, top, bottom).With(capitals);
            Compare(low.Count > 0 && high.Count > 0, low.Last - high.First >= difference);
            Compare(low.Count > 1, low.Last - low.First <= difference);
            Compare(capitals.Count > 1, capitals.Last - capitals.First <= difference);
        }

        return unnamed <= characters * MostUnnamed && (compared < FewestComparisons || agreed >= compared * LeastAgreement);

        void Compare(bool applies, bool agrees)
        {
            compared += applies ? 1 : 0;
            agreed += applies && agrees ? 1 : 0;
        }
    }

    private static bool IsNameless(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    /// <summary>Returns the rows in which the ink of some letters of a word begins.</summary>
    private Tops TopsOf(TextWord word, string letters, int top, int bottom)
    {
        Tops tops = default;
        for (int index = 0; index < word.Text.Length; index++)
        {
            if (!letters.Contains(word.Text[index], StringComparison.Ordinal))
                continue;
            (int left, _, int right, _) = Pixels(word.BoxOf(index..(index + 1)));
            int inset = (right - left) / 5;
            int row = top;
            while (row < bottom && ink.Count(left + inset, row, right - inset, row + 1) == 0)
                row++;
            if (row < bottom)
                tops = tops.With(new Tops(1, row, row));
        }

        return tops;
    }

    private (int Left, int Top, int Right, int Bottom) Pixels(PageBox box) =>
        ((int)Math.Floor(Limited(box.Left * _x)), (int)Math.Floor(Limited(box.Top * _y)), (int)Math.Ceiling(Limited(box.Right * _x)), (int)Math.Ceiling(Limited(box.Bottom * _y)));

    private static double Limited(double pixels) => Math.Clamp(pixels, -10_000, 1_000_000);

    /// <summary>The first and the last of the rows in which letters begin.</summary>
    private readonly record struct Tops(int Count, int First, int Last)
    {
        public Tops With(Tops other) => Count == 0 ? other : other.Count == 0 ? this : new Tops(Count + other.Count, Math.Min(First, other.First), Math.Max(Last, other.Last));
    }
}

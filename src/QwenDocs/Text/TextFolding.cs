using System.Globalization;
using System.Text;

namespace QwenDocs.Text;

/// <summary>Brings texts that say the same to one, so that they can be compared.</summary>
public static class TextFolding
{
    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folds">What is left out.</param>
    /// <returns>The folded text; empty for <see langword="null"/>.</returns>
    public static string Fold(string? text, TextFolds folds)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        StringBuilder folded = new(text.Length);
        for (int i = 0; i < text.Length; i++)
            Append(folded, text, i, folds, "");
        return folded.ToString();
    }

    /// <summary>Folds a text and keeps where each character came from.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folds">What is left out.</param>
    /// <param name="kept">Signs that <see cref="TextFolds.Punctuation"/> keeps, such as <c>#%</c>.</param>
    /// <returns>The folded text with the way back.</returns>
    public static FoldedText Map(string text, TextFolds folds, string kept = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(kept);
        StringBuilder folded = new(text.Length);
        List<int> source = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            Append(folded, text, i, folds, kept);
            while (source.Count < folded.Length)
                source.Add(i);
        }

        return new FoldedText(text, folded.ToString(), [.. source]);
    }

    private static void Append(StringBuilder folded, string text, int index, TextFolds folds, string kept)
    {
        char c = text[index];
        if (folds.HasFlag(TextFolds.OcrConfusions) && Confused(c) is { } same)
            c = same;
        if (folds.HasFlag(TextFolds.Width))
        {
            c = PrintedText.FoldCharacter(c);
            if (c == '\0')
                return;
        }

        if (!folds.HasFlag(TextFolds.Diacritics) || c < '\u0080')
        {
            AppendPlain(folded, c, folds, kept);
            return;
        }

        if (WrittenOut(c) is { } letters)
        {
            foreach (char letter in letters)
                AppendPlain(folded, letter, folds, kept);
            return;
        }

        // The two halves of a character outside the basic plane are no text alone, and none of them has a decomposition that matters here.
        if (char.IsSurrogate(c) || !IsDecomposable(c))
        {
            AppendPlain(folded, c, folds, kept);
            return;
        }

        foreach (char part in c.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                AppendPlain(folded, part, folds, kept);
        }
    }

    private static void AppendPlain(StringBuilder folded, char c, TextFolds folds, string kept)
    {
        if (folds.HasFlag(TextFolds.Punctuation) && !char.IsLetterOrDigit(c) && !kept.Contains(c))
            return;
        folded.Append(folds.HasFlag(TextFolds.Case) ? char.ToLowerInvariant(c) : c);
    }

    // U+FFFE and U+FFFF are no characters, and the framework refuses to decompose them.
    private static bool IsDecomposable(char c) => c is not ('\uFFFE' or '\uFFFF') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned;

    private static char? Confused(char c) => c switch
    {
        'ß' or 'ẞ' => 'b',
        '°' or 'º' => 'o',
        _ => null,
    };

    private static string? WrittenOut(char c) => c switch
    {
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' or 'ð' => "d",
        'Đ' or 'Ð' => "D",
        'ı' => "i",
        'þ' => "th",
        'Þ' => "TH",
        _ => null,
    };
}

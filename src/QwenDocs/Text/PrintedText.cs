using System.Globalization;
using System.Text;

namespace QwenDocs.Text;

/// <summary>Brings the many ways in which documents print the same characters to one.</summary>
public static class PrintedText
{
    /// <summary>Folds full-width forms, all spaces, all dashes, all apostrophes and the digits of other scripts to ASCII, and trims.</summary>
    /// <param name="text">The text as printed.</param>
    /// <returns>The folded text; empty for <see langword="null"/>. A character outside the basic plane becomes two replacement characters (U+FFFD).</returns>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        StringBuilder folded = new(text.Length);
        foreach (char c in text)
        {
            char plain = FoldCharacter(c);
            if (plain != '\0')
                folded.Append(plain);
        }

        return folded.ToString().Trim();
    }

    /// <summary>Keeps the ASCII letters, in capitals, and digits alone.</summary>
    /// <param name="text">The text as printed.</param>
    /// <returns>The letters and digits; empty for <see langword="null"/>.</returns>
    public static string Compact(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        StringBuilder compact = new(text.Length);
        foreach (char c in text)
        {
            char plain = FoldCharacter(c);
            if (char.IsAsciiLetterOrDigit(plain))
                compact.Append(char.ToUpperInvariant(plain));
        }

        return compact.ToString();
    }

    /// <summary>Takes a label such as <c>IBAN:</c> or <c>VAT No.</c> off the front of a compact text, the longest that fits.</summary>
    /// <param name="compact">The text as <see cref="Compact"/> returns it.</param>
    /// <param name="labels">The labels, compact too.</param>
    /// <returns>What follows the label, or the whole text where it begins with none.</returns>
    public static string WithoutLabel(string compact, params ReadOnlySpan<string> labels)
    {
        string best = "";
        foreach (string label in labels)
        {
            if (label.Length > best.Length && compact.Length > label.Length && compact.StartsWith(label, StringComparison.Ordinal))
                best = label;
        }

        return compact[best.Length..];
    }

    /// <summary>Returns what follows a label and its colon: words without digits, such as <c>GSTIN Number:</c>.</summary>
    /// <param name="text">The text as printed.</param>
    /// <returns>What follows, folded; the whole text where there is no label.</returns>
    public static string AfterLabel(string? text)
    {
        string folded = Fold(text);
        int colon = folded.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < folded.Length - 1 && !folded.AsSpan(0, colon).ContainsAnyInRange('0', '9') ? folded[(colon + 1)..] : folded;
    }

    /// <summary>Whether a text is one or more of the digits 0 to 9 and nothing else.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a text is one or more of the letters A to Z and nothing else.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsLetters(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('A', 'Z');

    /// <summary>Folds one character; NUL stands for one that is invisible and goes.</summary>
    internal static char FoldCharacter(char c) => c switch
    {
        < '\u0080' => c is '\t' or '\n' or '\r' ? ' ' : c == '`' ? '\'' : c,
        '\u3000' or '\u00A0' or '\u202F' => ' ',
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' => '\0',
        '\u2018' or '\u2019' or '\u00B4' or '\u02BC' or '\u2032' or '\uFF07' => '\'',
        '\u2212' or '\u00AF' or '\uFE63' or '\u30FC' => '-',
        '\u066B' => '.',
        '\u066C' => ',',
        '\u3001' => ',',
        '\u3002' => '.',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ when char.IsSurrogate(c) => '\uFFFD',
        '\uFFE5' => '\u00A5',
        '\uFFE1' => '\u00A3',
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator => ' ',
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation => '-',
        _ when char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
        _ => c,
    };
}

using QwenDocs.Text;

namespace QwenDocs.Grounding.Pages;

/// <summary>Compares the words that a file says stand under its picture with those that are recognised on it.</summary>
internal static class HiddenLayer
{
    // A recogniser confuses letters, and is sure of the digits that it reads with this probability.
    private const double MostDifferent = 0.5;
    private const double SureDigits = 0.9;

    /// <summary>Compares.</summary>
    /// <param name="pageNumber">The number of the page.</param>
    /// <param name="unprinted">The words of the text layer that stand where nothing is printed.</param>
    /// <param name="layer">The words of the text layer that stand on a picture's print.</param>
    /// <param name="recognized">What a recogniser reads on the page; empty where none did.</param>
    /// <returns>What the page does not show of it; <see langword="null"/> where it shows all.</returns>
    public static HiddenText? Compare(
        int pageNumber,
        int unprinted,
        IReadOnlyList<TextWord> layer,
        IReadOnlyList<TextWord> recognized)
    {
        int compared = 0, disagreeing = 0;
        (string, string)? example = null;
        WordLookup print = new(recognized);
        foreach (TextWord word in layer)
        {
            TextWord[] there = [.. print.Beside(word.Box).Where(other => RecognizedText.IsSamePlace(word, other)).OrderBy(other => other.Box.Left)];
            string said = Letters(word.Text), read = Letters(string.Concat(there.Select(other => other.Text)));
            if (said.Length < 2 || read.Length == 0)
                continue;
            compared++;
            if (!Disagrees(said, read, there.Min(other => other.Confidence ?? 1)))
                continue;
            disagreeing++;
            example ??= (word.Text, string.Join(' ', there.Select(other => other.Text)));
        }

        return unprinted == 0 && disagreeing == 0 ? null : new HiddenText(pageNumber, unprinted, disagreeing, compared) { Example = example };
    }

    private static bool Disagrees(string said, string read, double confidence)
    {
        // A recogniser may read two words as one: what is said is then a part of what is read, or the other way round.
        if (read.Contains(said, StringComparison.Ordinal) || said.Contains(read, StringComparison.Ordinal))
            return false;
        string digits = Digits(said), readDigits = Digits(read);
        return digits.Length >= 2 && digits.Length * 2 >= said.Length
            ? !readDigits.Contains(digits, StringComparison.Ordinal) && (confidence >= SureDigits || Distance(digits, readDigits) > MostDifferent * digits.Length)
            : Distance(said, read) > MostDifferent * said.Length;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Returns in how many characters two words differ (V. Levenshtein, 1966); of words that are much longer than printed ones, their difference in length.</summary>
    private static int Distance(string a, string b)
    {
        const int Longest = 200;
        if (a.Length > Longest || b.Length > Longest)
            return Math.Max(a.Length, b.Length);
        Span<int> row = stackalloc int[Longest + 1];
        for (int i = 0; i <= b.Length; i++)
            row[i] = i;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}

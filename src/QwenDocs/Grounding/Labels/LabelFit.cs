using QwenDocs.Text;

namespace QwenDocs.Grounding.Labels;

/// <summary>How well a label fits the text beside a value.</summary>
internal static class LabelFit
{
    // What says that a value is without the thing that the label names.
    private static readonly string[] Denials = ["ohne", "exkl", "excl", "excluding", "exclusive", "exclusive of", "excluded", "without", "before", "hors", "vor", "sans", "不含"];

    /// <summary>Returns the fit, 0 to 1, or 0 where the label is part of a word or denied.</summary>
    public static double Of(FoldedText text, string label, int at, double letters)
    {
        int start = text.StartOf(at), end = text.EndOf(at, label.Length);
        ReadOnlySpan<char> before = text.Original.AsSpan(0, start), behind = text.Original.AsSpan(end);
        bool isUnspaced = label[0] >= '\u2E80';
        if (!isUnspaced && ((start > 0 && char.IsLetter(before[^1])) || (behind.Length > 0 && char.IsLetter(behind[0]))))
            return 0;
        if (IsDenied(before))
            return 0;
        double cover = Math.Min(1, label.Length / letters);
        return Letters(behind) <= 4 ? 0.65 + (0.35 * cover) : Letters(before) == 0 ? 0.6 + (0.4 * cover) : 0.4 + (0.4 * cover);
    }

    public static int Letters(ReadOnlySpan<char> text)
    {
        int letters = 0;
        foreach (char c in text)
            letters += char.IsLetter(c) ? 1 : 0;
        return letters;
    }

    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> trimmed = before.TrimEnd(" :(.");
        foreach (string denial in Denials)
        {
            if (trimmed.EndsWith(denial, StringComparison.OrdinalIgnoreCase) && (trimmed.Length == denial.Length || !char.IsLetter(trimmed[trimmed.Length - denial.Length - 1])))
                return true;
        }

        return false;
    }
}

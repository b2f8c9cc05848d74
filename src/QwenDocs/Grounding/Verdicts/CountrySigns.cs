using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Print that tells a country without its name: tax numbers, accounts, postal codes, telephones and domains.</summary>
internal static class CountrySigns
{
    // Prefixes of ITU-T E.164 and the letters that some countries put before postal codes.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["DE"] = ["+49", "(+49", "D-"],
        ["AT"] = ["+43", "(+43", "A-"],
        ["CH"] = ["+41", "(+41", "CH-"],
        ["FR"] = ["+33", "(+33", "F-"],
        ["IT"] = ["+39", "(+39", "I-"],
        ["BE"] = ["+32", "(+32", "B-"],
        ["NL"] = ["+31", "(+31", "NL-"],
        ["ES"] = ["+34", "(+34", "E-"],
        ["GB"] = ["+44", "(+44"],
        ["CN"] = ["+86", "(+86"],
        ["PL"] = ["+48", "(+48", "PL-"],
        ["CZ"] = ["+420", "(+420", "CZ-"],
        ["DK"] = ["+45", "(+45", "DK-"],
        ["SE"] = ["+46", "(+46", "S-"],
    };

    /// <summary>Returns the first sign of a country, by its code of two letters (ISO 3166-1).</summary>
    public static PrintSpan? Find(PrintIndex print, string country)
    {
        string[] prefixes = Known.GetValueOrDefault(country) ?? [];
        string domain = $".{country.ToLowerInvariant()}";
        for (int cell = 0; cell < print.Cells.Count; cell++)
        {
            string text = print.Cells[cell].Text;
            foreach ((int at, int length) in PrintWords.Of(text))
            {
                ReadOnlySpan<char> word = text.AsSpan(at, length).TrimEnd(".,;)");
                if (IsNumberOf(word, country) || (word.Length > 4 && word.EndsWith(domain, StringComparison.OrdinalIgnoreCase)) || HasPrefix(word, prefixes))
                    return new PrintSpan(cell, at, length);
            }
        }

        return null;
    }

    private static bool HasPrefix(ReadOnlySpan<char> word, string[] prefixes)
    {
        foreach (string prefix in prefixes)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal) && (prefix[^1] != '-' || (word.Length > prefix.Length + 3 && char.IsAsciiDigit(word[prefix.Length]))))
                return true;
        }

        return false;
    }

    /// <summary>A tax number or an account: the country's letters, and digits behind them.</summary>
    private static bool IsNumberOf(ReadOnlySpan<char> word, string country)
    {
        if (word.Length < 9 || !word.StartsWith(country, StringComparison.Ordinal))
            return false;
        int digits = 0;
        foreach (char c in word)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits >= word.Length - 4;
    }
}

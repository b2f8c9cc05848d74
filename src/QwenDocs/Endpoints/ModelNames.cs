namespace QwenDocs.Endpoints;

/// <summary>Finds the names that somebody may have meant.</summary>
internal static class ModelNames
{
    private const int Most = 5;

    /// <summary>Returns the few names that are nearest to a wanted one, the nearest first.</summary>
    public static IReadOnlyList<string> Similar(IReadOnlyList<string> names, string wanted)
    {
        var folded = Fold(wanted);
        return [.. names.Distinct().OrderBy(name => Distance(Fold(name), folded)).ThenBy(static name => name, StringComparer.Ordinal).Take(Most)];
    }

    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    // Levenshtein's distance, but letters that are left out or added cost a little only: names differ by vendor, size and quantization.
    private static int Distance(string name, string wanted)
    {
        var before = new int[wanted.Length + 1];
        var now = new int[wanted.Length + 1];
        for (var column = 0; column <= wanted.Length; column++)
            before[column] = column;
        foreach (var letter in name)
        {
            now[0] = before[0] + 1;
            for (var column = 1; column <= wanted.Length; column++)
                now[column] = Math.Min(Math.Min(before[column], now[column - 1]) + 1, before[column - 1] + (wanted[column - 1] == letter ? 0 : 3));
            (before, now) = (now, before);
        }

        return before[wanted.Length];
    }
}

namespace QwenDocs.Endpoints.Errors;

/// <summary>Finds the names that somebody may have meant.</summary>
internal static class ModelNameSuggestions
{
    private const int Most = 5;
    private const int Besides = 1;
    private const int Lacking = 4;

    /// <summary>Returns the few names that are nearest to a wanted one, the nearest first.</summary>
    public static IReadOnlyList<string> Similar(IReadOnlyList<string> names, string wanted)
    {
        string folded = Fold(wanted);
        return [.. names.Distinct().OrderBy(name => Distance(Fold(name), folded)).ThenBy(static name => name, StringComparer.Ordinal).Take(Most)];
    }

    // Names of models are identifiers and no print: what TextFolding does for documents would change nothing here.
    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    // Levenshtein's distance, but what the name has besides costs little, and what it lacks much: vendors and quantizations are added to a
    // name, while a model without the wanted "VL" is another one.
    private static int Distance(string name, string wanted)
    {
        int[] before = new int[wanted.Length + 1];
        int[] now = new int[wanted.Length + 1];
        for (int column = 0; column <= wanted.Length; column++)
            before[column] = column * Lacking;
        foreach (char letter in name)
        {
            now[0] = before[0] + Besides;
            for (int column = 1; column <= wanted.Length; column++)
                now[column] = Math.Min(Math.Min(before[column] + Besides, now[column - 1] + Lacking), before[column - 1] + (wanted[column - 1] == letter ? 0 : Besides + Lacking));
            (before, now) = (now, before);
        }

        return before[wanted.Length];
    }
}

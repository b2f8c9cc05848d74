namespace QwenDocs.Offline;

/// <summary>The lists of words that are embedded in the assembly.</summary>
internal static class WordLists
{
    /// <summary>Returns the lines of a list without comments (#) and blanks.</summary>
    public static string[] Read(string name)
    {
        using Stream stream = typeof(WordLists).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];
    }
}

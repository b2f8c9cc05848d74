namespace QwenDocs.Tests;

/// <summary>Real documents that are not part of the project. Tests that use them are skipped where they are missing.</summary>
internal static class Corpus
{
    /// <summary>Gets the folder of the corpus, or <see langword="null"/> when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Returns the full paths of a subfolder's files in ordinal order, or skips the running test.</summary>
    public static IReadOnlyList<string> Files(string subfolder, string pattern = "*")
    {
        string folder = Path.Combine(Folder ?? "", subfolder);
        Assert.SkipUnless(Folder is not null && Directory.Exists(folder), "There is no corpus: set QWENDOCS_CORPUS to its folder.");
        return [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)];
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("QWENDOCS_CORPUS") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "QwenDocs.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "corpus") is var beside && Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
        }

        return null;
    }
}

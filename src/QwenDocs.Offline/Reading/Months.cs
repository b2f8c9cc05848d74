namespace QwenDocs.Offline.Reading;

/// <summary>Names of months in the languages of the data file.</summary>
internal static class Months
{
    private static readonly string[][] Names = [.. DataFiles.Lines("months.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Returns the number of a month, or 0. Abbreviations of three letters and more count.</summary>
    public static int Number(string name)
    {
        string folded = FoldedText.Fold(name);
        return folded.Length < 3 ? 0 : 1 + Array.FindIndex(Names, names => Array.Exists(names, known => known == folded || (known.StartsWith(folded, StringComparison.Ordinal) && folded.Length <= 4)));
    }
}

using QwenDocs.Text;

namespace QwenDocs.Schemas.Labels;

/// <summary>The words of a property's name.</summary>
internal static class NameWords
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation;

    /// <summary>Splits a name: <c>issueDate</c>, <c>IssueDate</c> and <c>issue_date</c> are two words, in lower case.</summary>
    public static string[] Split(string name) => [.. Pieces(name).Select(piece => TextFolding.Fold(piece, Folds)).Where(word => word.Length > 0)];

    /// <summary>Splits a name, and leaves its words as they are written.</summary>
    public static IEnumerable<string> Pieces(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            yield return name[start..i];
            start = i;
        }
    }
}

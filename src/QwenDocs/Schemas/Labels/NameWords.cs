using QwenDocs.Text;

namespace QwenDocs.Schemas.Labels;

/// <summary>The words of a property's name.</summary>
internal static class NameWords
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation;

    /// <summary>Splits a name: <c>issueDate</c>, <c>IssueDate</c> and <c>issue_date</c> are two words, in lower case.</summary>
    public static string[] Split(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            string word = TextFolding.Fold(name[start..i], Folds);
            if (word.Length > 0)
                words.Add(word);
            start = i;
        }

        return [.. words];
    }
}

namespace QwenDocs.Validation.Lists;

/// <summary>Takes the names and labels of fields apart.</summary>
internal static class FieldWords
{
    /// <summary>Returns the words of a name in lower case: <c>netWeight</c>, <c>net_weight</c> and <c>Net weight</c> are two words. A word without upper and lower case is one.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int index = 1; index <= name.Length; index++)
        {
            if (index < name.Length && char.IsLetterOrDigit(name[index]) && char.IsLetterOrDigit(name[index - 1]) && !(char.IsUpper(name[index]) && char.IsLower(name[index - 1])))
                continue;
            string word = name[start..index].Trim().ToLowerInvariant();
            if (word.Length > 0 && word.Any(char.IsLetterOrDigit))
                words.Add(word);
            start = index;
        }

        return words;
    }

    /// <summary>Returns the words of a name as one.</summary>
    public static string Join(string name) => string.Concat(Of(name));
}

namespace QwenDocs.Grounding.Print;

/// <summary>The words of a cell: what white space parts.</summary>
internal static class PrintWords
{
    public static IEnumerable<(int At, int Length)> Of(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > at)
                yield return (at, end - at);
            at = end;
        }
    }
}

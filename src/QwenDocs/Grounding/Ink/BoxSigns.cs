namespace QwenDocs.Grounding.Ink;

/// <summary>Boxes that stand in the text as characters: <c>☐ ☑</c>, <c>[ ] [x]</c>.</summary>
internal static class BoxSigns
{
    private const string Ticked = "☑☒☓✓✔✅✗✘■◼●";
    private const string Empty = "☐□▢◻○";

    // What recognition takes drawn boxes for, and what is typed into them.
    private const string Drawn = "口囗回区図□■☐☑☒▢◻◼√✓✔✗✘×@";
    private const string Typed = "xXvV";

    /// <summary>Whether a word may be a box or a tick, and no text.</summary>
    public static bool IsBox(string word) => word.Length == 1 && (Drawn.Contains(word[0], StringComparison.Ordinal) || Typed.Contains(word[0], StringComparison.Ordinal) || word[0] is 'O' or 'o' or '0' or 'D');

    /// <summary>Counts the characters at the beginning of a word that may be a box in front of it.</summary>
    public static int CountInFront(string word) => word.Length > 1 && Drawn.Contains(word[0], StringComparison.Ordinal) ? 1 : 0;

    /// <summary>Tells whether the box beside a label is ticked, and which character it is.</summary>
    /// <returns><see langword="null"/> where no character there is a box.</returns>
    public static (bool IsTicked, int At)? Read(string text, int start, int length)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, start).TrimEnd(), behind = text.AsSpan(start + length), trimmed = behind.TrimStart(" :.");
        if (before.Length > 0 && (Sign(before[^1]) ?? Bracket(before)) is { } inFront)
            return (inFront, before.Length - 1);
        return trimmed.Length > 0 && Sign(trimmed[0]) is { } last && IsLastBox(trimmed[1..]) ? (last, text.Length - trimmed.Length) : null;
    }

    /// <summary>Tells whether a word that stands alone in a cell is a ticked box or a cross; <see langword="null"/> where it is neither that nor an empty box.</summary>
    public static bool? ReadAlone(string word) => word.Length == 1
        ? Sign(word[0]) ?? (Typed.Contains(word[0], StringComparison.Ordinal) || word[0] is '√' or '×' ? true : null)
        : word.Length is 2 or 3 && word[^1] is ']' or ')' ? Bracket(word) : null;

    private static bool? Sign(char sign) => Ticked.Contains(sign, StringComparison.Ordinal) ? true : Empty.Contains(sign, StringComparison.Ordinal) ? false : null;

    /// <summary>Whether a box behind a label is not the one in front of the next label.</summary>
    private static bool IsLastBox(ReadOnlySpan<char> behind)
    {
        foreach (char c in behind)
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Reads <c>[x]</c> and <c>[ ]</c>, in square or round brackets.</summary>
    private static bool? Bracket(ReadOnlySpan<char> before)
    {
        if (before.Length < 2 || before[^1] is not (']' or ')'))
            return null;
        int open = before[..^1].LastIndexOf(before[^1] == ']' ? '[' : '(');
        if (open < 0)
            return null;
        ReadOnlySpan<char> inner = before[(open + 1)..^1].Trim(" _");
        return inner.Length == 0 ? false
            : inner.Length == 1 && (Typed.Contains(inner[0], StringComparison.Ordinal) || Sign(inner[0]) == true || inner[0] == '*') ? true
            : null;
    }
}

using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Candidates;

/// <summary>Whether print is a whole code, and not a part of a longer one that goes on behind a hyphen or a stroke.</summary>
internal static class CodeBoundaries
{
    /// <param name="print">The print.</param>
    /// <param name="hit">Where the code was found.</param>
    /// <param name="glued">What may run into the code without belonging to it: the number of the line before its article number.</param>
    public static bool IsWhole(PrintIndex print, TextHit hit, string? glued)
    {
        string text = print.Cells[hit.First.Cell].Text, last = print.Cells[hit.Last.Cell].Text;
        return (hit.First.Start == 0 || IsBoundaryBefore(text, hit.First.Start, glued, print.IsRecognized)) && (hit.Last.End >= last.Length || IsBoundaryBehind(last, hit.Last.End));
    }

    private static bool IsBoundaryBefore(string text, int start, string? glued, bool isRecognized)
    {
        char before = text[start - 1];
        if (char.IsWhiteSpace(before) || before is ':' or '#' or '=' or '(' or '[' or '：' or '"' or ',' or ';' || PrintFolding.IsUnspaced(before))
            return true;
        int run = start;
        while (run > 0 && !char.IsWhiteSpace(text[run - 1]))
            run--;
        string joined = text[run..start];
        if (joined == glued)
            return true;
        if (joined.Any(char.IsDigit))
            return false;
        string letters = new([.. joined.Where(char.IsLetter)]);

        // Recognition loses the space behind a label: IBANDE75…
        if (isRecognized && letters.Length >= 4 && letters.Length == joined.Length)
            return true;

        // D-80333, Nr.471102, IBAN:DE…; but RE-471102 is another code.
        if (letters.Length == 0 || letters is "D" or "DE" or "A" or "CH" or "F" || letters.Any(char.IsLower))
            return !char.IsLetterOrDigit(before);
        return letters.Length > 4 || (joined.EndsWith('.') && !joined.EndsWith("-.", StringComparison.Ordinal));
    }

    private static bool IsBoundaryBehind(string text, int end)
    {
        char behind = text[end];

        // 88802Spielkreis: a word of letters that runs on behind a number is another word.
        if (char.IsLetter(behind) && char.IsDigit(text[end - 1]) && end + 2 < text.Length && char.IsLower(text[end + 1]) && char.IsLower(text[end + 2]))
            return true;
        if (char.IsLetterOrDigit(behind) && !PrintFolding.IsUnspaced(behind))
            return false;

        // A code goes on behind a hyphen, a stroke or a point without a space.
        return behind is not ('-' or '/' or '.' or '_') || end + 1 >= text.Length || !char.IsLetterOrDigit(text[end + 1]);
    }
}

using System.Text;
using QwenDocs.Text;

namespace QwenDocs.Records.Values.MachineReadableZones;

/// <summary>Brings what was read of a machine-readable zone to whole lines.</summary>
internal static class MrzText
{
    private const int MostFillersOff = 6;

    /// <summary>Parts the lines, in capitals, without spaces.</summary>
    public static string[] Lines(string? printed)
    {
        string[] lines =
        [
            .. (printed ?? "").Replace("\\n", "\n", StringComparison.Ordinal).Split(['\n', '\r', '|', '/'])
                .Select(Line).Where(line => line.Length > 0),
        ];
        return lines is [{ Length: 90 } three] ? Cut(three, 30) : lines is [{ Length: 88 or 72 } two] ? Cut(two, two.Length / 2) : lines;
    }

    /// <summary>
    /// Brings a line to its width where fillers are too few or too many, as readers miscount them: at the end, or, of a line that ends in check
    /// digits, before these. Nothing that bears a meaning moves.
    /// </summary>
    public static string Fit(string line, int width)
    {
        int missing = width - line.Length;
        if (missing == 0 || Math.Abs(missing) > MostFillersOff)
            return line;
        int end = line.LastIndexOf('<') + 1;
        // Behind the last filler stand check digits, two at most: more is data, whose place is not known.
        if (line.Length - end > 2 || end < 2 || line[end - 2] != '<')
            return line;
        if (missing > 0)
            return line.Insert(end, new string('<', missing));
        int start = end;
        while (start > 0 && line[start - 1] == '<')
            start--;
        return end - start > -missing ? line.Remove(end + missing, -missing) : line;
    }

    private static string Line(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in PrintedText.Fold(text))
        {
            if (c is '«' or '《')
                line.Append("<<");
            else if (c is '‹' or '〈')
                line.Append('<');
            else if (c != ' ')
                line.Append(char.ToUpperInvariant(c));
        }

        return line.ToString();
    }

    private static string[] Cut(string text, int width) => [.. text.Chunk(width).Select(line => new string(line))];
}

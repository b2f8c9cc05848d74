using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Print;

/// <summary>A line of print without a wide gap: a cell of a table, a line of a paragraph.</summary>
internal sealed class PrintCell
{
    // In heights: the same word drawn again this near to the first is bold print.
    private const double BoldOffset = 0.2;

    private readonly List<(TextWord Word, int Start)> _words = [];

    public PrintCell(TextLine line, int page, bool isRecognized)
    {
        Page = page;
        IsRecognized = isRecognized;
        QuarterTurns = TextLayout.QuarterTurns(line.Words[0]);
        StringBuilder text = new();
        PageBox box = default;
        foreach (TextWord word in line.Words)
        {
            if (_words.Count > 0 && _words[^1].Word is var last && last.Text == word.Text && Math.Abs(last.Box.Left - word.Box.Left) < BoldOffset * word.Box.Height)
                continue;
            if (text.Length > 0)
                text.Append(' ');
            _words.Add((word, text.Length));
            text.Append(word.Text);
            box = _words.Count == 1 ? word.Box : box.Union(word.Box);
        }

        Text = text.ToString();
        Box = box;
        Letters = Text.Count(char.IsLetter);
        Digits = Text.Count(char.IsDigit);
    }

    public int Page { get; }

    public bool IsRecognized { get; }

    /// <summary>Gets in which direction it reads: quarter turns clockwise from left to right.</summary>
    public int QuarterTurns { get; }

    public string Text { get; }

    public PageBox Box { get; }

    public int Letters { get; }

    public int Digits { get; }

    /// <summary>Gets or sets the row that the cell stands in.</summary>
    public int Row { get; set; }

    /// <summary>Gets or sets the place of the cell in its row, counted from the left.</summary>
    public int Column { get; set; }

    /// <summary>Returns the box of some of the characters.</summary>
    public PageBox BoxOf(int start, int length)
    {
        PageBox? box = null;
        for (int i = FirstWord(start); i < _words.Count && _words[i].Start < start + length; i++)
        {
            (TextWord word, int at) = _words[i];
            int from = Math.Max(0, start - at), to = Math.Min(word.Text.Length, start + length - at);
            if (to <= from)
                continue;
            PageBox part = word.BoxOf(from..to);
            box = box?.Union(part) ?? part;
        }

        return box ?? Box;
    }

    private int FirstWord(int start)
    {
        int low = 0, high = _words.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_words[middle].Start <= start)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

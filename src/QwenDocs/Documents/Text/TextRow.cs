using System.Text;

namespace QwenDocs.Documents.Text;

/// <summary>Words that stand on one line of a page, in cells that wide gaps part.</summary>
internal sealed class TextRow
{
    // In heights of the line: a space is under half of it.
    private const double CellGap = 1;
    private const double Tolerance = 0.5;

    private readonly double _height;

    private TextRow(List<TextWord> words)
    {
        words.Sort(static (left, right) => left.Box.Left.CompareTo(right.Box.Left));
        _height = words.Average(word => word.Box.Height);
        List<PageBox> cells = [];
        StringBuilder text = new();
        foreach (TextWord word in words)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(word.Text);
            if (cells.Count > 0 && word.Box.Left - cells[^1].Right <= CellGap * _height)
                cells[^1] = cells[^1].Union(word.Box);
            else
                cells.Add(word.Box);
        }

        Cells = cells;
        Text = text.ToString();
    }

    /// <summary>Gets the boxes of the cells, from left to right.</summary>
    public IReadOnlyList<PageBox> Cells { get; }

    /// <summary>Gets the words, a space between two.</summary>
    public string Text { get; }

    /// <summary>Puts the words of a page into rows, from top to bottom.</summary>
    public static List<TextRow> Find(IReadOnlyList<TextWord> words)
    {
        List<TextRow> rows = [];
        List<TextWord> row = [];
        double bottom = double.NegativeInfinity;
        foreach (TextWord word in words.OrderBy(word => word.Box.Top + word.Box.Bottom))
        {
            double middle = (word.Box.Top + word.Box.Bottom) / 2;
            if (row.Count > 0 && middle > bottom)
            {
                rows.Add(new TextRow(row));
                row = [];
            }

            if (row.Count == 0)
                bottom = double.NegativeInfinity;
            row.Add(word);
            bottom = Math.Max(bottom, middle + (word.Box.Height / 2));
        }

        if (row.Count > 0)
            rows.Add(new TextRow(row));
        return rows;
    }

    /// <summary>Counts the cells that begin, end or have their middle where a cell of another row does.</summary>
    public int SharedColumns(TextRow other)
    {
        double near = Tolerance * Math.Max(_height, other._height);
        return Cells.Count(cell => other.Cells.Any(candidate =>
            Math.Abs(cell.Left - candidate.Left) <= near
            || Math.Abs(cell.Right - candidate.Right) <= near
            || Math.Abs(cell.Left + cell.Right - candidate.Left - candidate.Right) <= near));
    }
}

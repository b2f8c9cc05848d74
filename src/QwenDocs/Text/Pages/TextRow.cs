namespace QwenDocs.Text;

/// <summary>What stands on one height of a page: the lines that wide gaps part, such as the cells of a table.</summary>
internal sealed class TextRow
{
    // In heights of the row.
    private const double Tolerance = 0.5;

    private readonly double _height;

    public TextRow(IReadOnlyList<TextLine> cells)
    {
        Cells = cells;
        Text = string.Join(' ', cells.Select(cell => cell.Text));
        _height = cells.SelectMany(cell => cell.Words).Average(word => word.Box.Height);
    }

    /// <summary>Gets the cells, from left to right.</summary>
    public IReadOnlyList<TextLine> Cells { get; }

    /// <summary>Gets the words, a space between two.</summary>
    public string Text { get; }

    /// <summary>Counts the cells that begin, end or have their middle where a cell of another row does.</summary>
    public int SharedColumns(TextRow other)
    {
        double near = Tolerance * Math.Max(_height, other._height);
        return Cells.Count(cell => other.Cells.Any(candidate =>
            Math.Abs(cell.Box.Left - candidate.Box.Left) <= near
            || Math.Abs(cell.Box.Right - candidate.Box.Right) <= near
            || Math.Abs(cell.Box.Left + cell.Box.Right - candidate.Box.Left - candidate.Box.Right) <= near));
    }
}

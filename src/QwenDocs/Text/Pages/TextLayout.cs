using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>Puts the words of a page into rows and lines, by where they stand and in which direction they read.</summary>
internal static class TextLayout
{
    // In heights of the row: a space is under half of it.
    private const double CellGap = 1;

    /// <summary>Returns the rows, from top to bottom. Words that read in another direction, such as a label at the margin, follow as rows of their own.</summary>
    public static List<TextRow> FindRows(IEnumerable<TextWord> words)
    {
        List<TextRow> rows = [];
        foreach (IGrouping<int, TextWord> direction in words.GroupBy(QuarterTurns).OrderBy(direction => direction.Key))
            AddRows(rows, [.. direction.Select(word => (word, Upright(word.Box, direction.Key)))]);
        return rows;
    }

    private static void AddRows(List<TextRow> rows, List<(TextWord Word, PageBox Box)> words)
    {
        List<(TextWord Word, PageBox Box)> row = [];
        double bottom = double.NegativeInfinity;
        foreach ((TextWord Word, PageBox Box) entry in words.OrderBy(entry => entry.Box.Top + entry.Box.Bottom))
        {
            double middle = (entry.Box.Top + entry.Box.Bottom) / 2;
            if (row.Count > 0 && middle > bottom)
            {
                rows.Add(Row(row));
                row = [];
            }

            if (row.Count == 0)
                bottom = double.NegativeInfinity;
            row.Add(entry);
            bottom = Math.Max(bottom, middle + (entry.Box.Height / 2));
        }

        if (row.Count > 0)
            rows.Add(Row(row));
    }

    private static TextRow Row(List<(TextWord Word, PageBox Box)> words)
    {
        double gap = CellGap * words.Average(entry => entry.Box.Height);
        List<TextLine> cells = [];
        List<TextWord> cell = [];
        double right = double.NegativeInfinity;
        foreach ((TextWord word, PageBox box) in words.OrderBy(entry => entry.Box.Left))
        {
            if (cell.Count > 0 && box.Left - right > gap)
            {
                cells.Add(new TextLine(cell));
                cell = [];
            }

            right = cell.Count == 0 ? box.Right : Math.Max(right, box.Right);
            cell.Add(word);
        }

        cells.Add(new TextLine(cell));
        return new TextRow(cells);
    }

    /// <summary>Returns in how many quarter turns clockwise a word reads.</summary>
    public static int QuarterTurns(TextWord word) => (int)Math.Round(word.Angle / 90) % 4;

    /// <summary>The box as it stands when the page is turned so that the word reads from left to right.</summary>
    public static PageBox Upright(PageBox box, int quarterTurns) => quarterTurns switch
    {
        1 => new PageBox(box.Top, -box.Right, box.Bottom, -box.Left),
        2 => new PageBox(-box.Right, -box.Bottom, -box.Left, -box.Top),
        3 => new PageBox(-box.Bottom, box.Left, -box.Top, box.Right),
        _ => box,
    };
}

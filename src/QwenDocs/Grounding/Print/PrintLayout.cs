using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Print;

/// <summary>Puts the cells of pages into rows, and chains cells that go on under each other.</summary>
internal static class PrintLayout
{
    // In heights: half the band of a row about its middle, how far rows under each other may be apart, and how far their edges may differ.
    private const double Band = 0.35;
    private const double LineGap = 1.6;
    private const double Edge = 1.2;
    private const int RowsBelow = 3;

    /// <summary>Returns the rows of cells of one page, from top to bottom.</summary>
    public static IEnumerable<PrintRow> Rows(IReadOnlyList<PrintCell> cells, IReadOnlyList<int> ofPage)
    {
        List<int> row = [];
        double top = 0, bottom = 0;
        foreach (int cell in ofPage.OrderBy(i => cells[i].Box.Top + cells[i].Box.Bottom))
        {
            PageBox box = cells[cell].Box;
            double middle = (box.Top + box.Bottom) / 2;
            if (row.Count > 0 && middle > bottom)
            {
                yield return Row(cells, row);
                row = [];
            }

            if (row.Count == 0)
                (top, bottom) = (middle - (box.Height * Band), middle + (box.Height * Band));
            row.Add(cell);

            // A row may slope: its band moves along with it, but not to the next row.
            bottom = Math.Min(Math.Max(bottom, middle + (Math.Max(1, box.Height * Band) / 2)), top + (box.Height * 1.1));
        }

        if (row.Count > 0)
            yield return Row(cells, row);
    }

    /// <summary>Chains every cell to the one under it that continues it: at the same edge or middle, or overlapping, without a gap. The nearest pairs are linked first.</summary>
    public static IEnumerable<IReadOnlyList<int>> Chains(IReadOnlyList<PrintCell> cells, IReadOnlyList<PrintRow> rows, CancellationToken cancellationToken)
    {
        List<(double Cost, int Above, int Below)> links = [];
        for (int row = 0; row < rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int below = row + 1; below <= Math.Min(rows.Count - 1, row + RowsBelow) && rows[below].Page == rows[row].Page; below++)
            {
                foreach (int above in rows[row].Cells)
                    Link(cells, above, rows[below], links);
            }
        }

        links.Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        int[] next = new int[cells.Count], previous = new int[cells.Count];
        Array.Fill(next, -1);
        Array.Fill(previous, -1);
        foreach ((_, int above, int below) in links)
        {
            if (next[above] >= 0 || previous[below] >= 0)
                continue;
            next[above] = below;
            previous[below] = above;
        }

        for (int cell = 0; cell < cells.Count; cell++)
        {
            if (previous[cell] >= 0 || next[cell] < 0)
                continue;
            List<int> chain = [];
            for (int at = cell; at >= 0; at = next[at])
                chain.Add(at);
            yield return chain;
        }
    }

    private static void Link(IReadOnlyList<PrintCell> cells, int above, PrintRow row, List<(double Cost, int Above, int Below)> links)
    {
        PageBox upper = cells[above].Box;
        double reach = Edge * upper.Height * 4;
        foreach (int below in row.Cells)
        {
            PageBox lower = cells[below].Box;
            if (lower.Left > upper.Right + reach)
                break;
            double height = Math.Max(upper.Height, lower.Height), gap = lower.Top - upper.Bottom;
            if (gap >= LineGap * height)
                continue;
            double middles = Math.Abs(upper.Left + upper.Right - lower.Left - lower.Right) / 2;
            double side = Math.Min(Math.Min(Math.Abs(upper.Left - lower.Left), Math.Abs(upper.Right - lower.Right)), middles);
            bool overlaps = Math.Min(upper.Right, lower.Right) > Math.Max(upper.Left, lower.Left);
            if (side < Edge * height || overlaps)
                links.Add((Math.Max(0, gap) + side + (overlaps ? 0 : height), above, below));
        }
    }

    private static PrintRow Row(IReadOnlyList<PrintCell> cells, List<int> row)
    {
        row.Sort((a, b) => cells[a].Box.Left.CompareTo(cells[b].Box.Left));
        return new PrintRow(cells[row[0]].Page, row.Min(i => cells[i].Box.Top), row.Max(i => cells[i].Box.Bottom), row);
    }
}

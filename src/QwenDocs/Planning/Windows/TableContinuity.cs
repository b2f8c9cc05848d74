using QwenDocs.Text;

namespace QwenDocs.Planning.Windows;

/// <summary>Tells by the text layer whether a table runs over from one page to the next.</summary>
internal static class TableContinuity
{
    private const int FewestCells = 3;
    private const int ComparedRows = 12;

    /// <summary>Compares the foot of a page with the head of the next: a header row that stands on both, or rows whose columns line up.</summary>
    public static bool RunsOver(IReadOnlyList<TextRow> before, IReadOnlyList<TextRow> after) => RepeatsHeader(before, after) || LinesUp(before, after);

    private static bool RepeatsHeader(IReadOnlyList<TextRow> upper, IReadOnlyList<TextRow> lower)
    {
        HashSet<string> headers = [.. upper.Where(IsHeader).Select(row => row.Text)];
        for (int index = 0; index < Math.Min(lower.Count - 1, ComparedRows); index++)
        {
            // Under the header of a table stands a row of it, in the same columns; under a letterhead stands something else.
            if (IsHeader(lower[index]) && headers.Contains(lower[index].Text)
                && lower.Skip(index + 1).Take(3).Any(row => row.SharedColumns(lower[index]) >= FewestCells - 1 && row.Cells.Count >= FewestCells))
                return true;
        }

        return false;
    }

    private static bool IsHeader(TextRow row) => row.Cells.Count >= FewestCells && row.Text.Count(char.IsAsciiDigit) * 4 <= row.Text.Length;

    private static bool LinesUp(IReadOnlyList<TextRow> upper, IReadOnlyList<TextRow> lower)
    {
        IEnumerable<TextRow> foot = upper.TakeLast(ComparedRows).Where(row => row.Cells.Count >= FewestCells && !lower.Any(other => other.Text == row.Text));
        TextRow[] head = [.. lower.Take(ComparedRows).Where(row => row.Cells.Count >= FewestCells && !upper.Any(other => other.Text == row.Text))];
        return foot.Any(row => head.Any(other =>
            row.SharedColumns(other) is var shared && shared >= FewestCells && shared * 4 >= Math.Max(row.Cells.Count, other.Cells.Count) * 3));
    }
}

using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Tables;

/// <summary>A column of a table: the cells of its heading, and the property it fills, if any.</summary>
internal sealed class TableColumn(PrintedCell head)
{
    private double _widestLeft = double.PositiveInfinity;
    private double _widestRight = double.NegativeInfinity;

    public List<PrintedCell> Cells { get; } = [head];

    public string? Name { get; private set; }

    public double Left => Math.Min(_widestLeft, Cells.Min(cell => cell.Box.Left));

    public double Right => Math.Max(_widestRight, Cells.Max(cell => cell.Box.Right));

    public double Bottom => Cells.Max(cell => cell.Box.Bottom);

    /// <summary>Makes columns of heading cells; cells that stand on one another are one heading.</summary>
    public static List<TableColumn> Assign(IEnumerable<PrintedCell> cells, List<(string Key, FieldQuery Field)> fields)
    {
        var columns = new List<TableColumn>();
        foreach (PrintedCell cell in cells)
        {
            if (columns.Find(column => column.Overlap(cell) > 0) is { } over)
                over.Cells.Add(cell);
            else
                columns.Add(new TableColumn(cell));
        }
        IEnumerable<(TableColumn column, string Key)> pairs = from column in columns
                                                              from field in fields
                                                              let quality = column.QualityOf(field.Field)
                                                              where quality > 0
                                                              orderby quality descending
                                                              select (column, field.Key);
        var used = new HashSet<string>();
        foreach ((TableColumn column, string key) in pairs)
        {
            if (column.Name is null && used.Add(key))
                column.Name = key;
        }
        return columns;
    }

    /// <summary>Widens columns by what stands under one heading alone: a heading in the middle of its column is narrower than that.</summary>
    public static void Widen(List<TableColumn> columns, IEnumerable<PrintedCell> cells)
    {
        (PrintedCell Cell, TableColumn Column)[] under =
        [
            .. from cell in cells
               let over = columns.Where(column => column.Overlap(cell) > 0).ToArray()
               where over.Length == 1
               select (cell, over[0]),
        ];
        foreach ((PrintedCell cell, TableColumn column) in under)
        {
            column._widestLeft = Math.Min(column._widestLeft, cell.Box.Left);
            column._widestRight = Math.Max(column._widestRight, cell.Box.Right);
        }
    }

    /// <summary>Returns the column under whose heading a cell stands, or the nearest.</summary>
    public static TableColumn Nearest(List<TableColumn> columns, PrintedCell cell) =>
        columns.MinBy(column => Distance(column, cell))!;

    private static double Distance(TableColumn column, PrintedCell cell)
    {
        double overlap = column.Overlap(cell);
        double edges = Math.Min(Math.Abs(column.Left - cell.Box.Left), Math.Abs(column.Right - cell.Box.Right));
        return overlap > 0 ? edges - 10_000 : -overlap;
    }

    private double Overlap(PrintedCell cell) => Math.Min(Right, cell.Box.Right) - Math.Max(Left, cell.Box.Left);

    private double QualityOf(FieldQuery field)
    {
        string together = string.Concat(Cells.Select(cell => cell.Folded.Value));
        double best = 0;
        foreach (FieldLabel label in field.Labels)
        {
            if (together == label.Folded)
                best = Math.Max(best, label.Weight);
            else if (Cells.Exists(cell => cell.Folded.Value == label.Folded))
                best = Math.Max(best, label.Weight * 0.95);
            else if (label.Folded.Length >= 4 && together.StartsWith(label.Folded, StringComparison.Ordinal) && together.Length - label.Folded.Length <= 5)
                best = Math.Max(best, label.Weight * 0.7);
        }
        return best;
    }
}

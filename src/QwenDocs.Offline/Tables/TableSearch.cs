using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Tables;

/// <summary>Finds a table by its headings and cuts its rows into columns, over pages.</summary>
internal sealed class TableSearch(PrintedDocument document, SchemaLabels declared)
{
    private const int HeadRows = 2;
    // Two rows further apart than this many lines are not of one table.
    private const double MaxGap = 6;

    private readonly HashSet<PrintedCell> _taken = [];

    /// <summary>Returns the rows as print by column name; nothing where fewer than two columns have a heading.</summary>
    public List<Dictionary<string, string>> Find(string name, SchemaNode item)
    {
        var columns = item.Properties.Select(property => (Key: property.Name, Field: FieldQuery.Of(name, property.Name, property.Node))).ToList();
        if (MultiRowTable.IsWanted(columns))
            return new MultiRowTable(document, declared, columns).Find();
        string[] numeric = [.. columns.Where(column => column.Field.IsNumber).Select(column => column.Key)];
        var rows = new List<Dictionary<string, string>>();
        List<TableColumn>? heads = null;
        bool goesOn = true;
        foreach (int page in document.Cells.Select(cell => cell.Page).Distinct().Order())
        {
            List<List<PrintedCell>> printed = document.Rows(page);
            int start = Heading(printed, columns, out List<TableColumn> found);
            // A heading that stands again continues its table, whatever closed the page before: a footer, a sum carried forward.
            if (found.Count(column => column.Name is not null) >= 2 && (rows.Count == 0 || Names(found).SetEquals(Names(heads!))))
                heads = found;
            else if (heads is null)
                continue;
            else if (rows.Count > 0 && !goesOn)
                break;
            else
                start = 0;
            goesOn = Read(printed.Skip(start), heads, numeric, rows);
        }
        return rows;
    }

    private static HashSet<string> Names(List<TableColumn> heads) => [.. heads.Select(head => head.Name).OfType<string>()];

    /// <summary>Finds the row with the most headings, and says which row follows it.</summary>
    private int Heading(List<List<PrintedCell>> rows, List<(string Key, FieldQuery Field)> columns, out List<TableColumn> heads)
    {
        heads = [];
        int next = 0, most = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int count = 1; count <= HeadRows && i + count <= rows.Count; count++)
            {
                List<PrintedCell> cells = [.. rows.Skip(i).Take(count).SelectMany(row => row)];
                bool isApart = count > 1 && rows[i + 1][0].Box.Top - rows[i][0].Box.Bottom > rows[i][0].Box.Height;
                if (isApart || cells.Exists(_taken.Contains) || cells.Count(cell => cell.Text.Any(char.IsDigit)) > 1)
                    continue;
                List<TableColumn> candidate = TableColumn.Assign(cells, columns);
                int named = candidate.Count(column => column.Name is not null);
                if (named <= most)
                    continue;
                (most, heads, next) = (named, candidate, i + count);
            }
        }
        if (most >= 2)
            _taken.UnionWith(rows.Take(next).TakeLast(HeadRows).SelectMany(row => row).Where(heads.SelectMany(head => head.Cells).Contains));
        return next;
    }

    private bool Read(IEnumerable<List<PrintedCell>> printed, List<TableColumn> heads, string[] numeric, List<Dictionary<string, string>> rows)
    {
        TableColumn.Widen(heads, printed.TakeWhile(row => !IsSum(row)).SelectMany(row => row));
        double bottom = heads.Max(head => head.Bottom);
        bool first = true;
        foreach (List<PrintedCell> row in printed)
        {
            double height = row[0].Box.Height;
            if (!first && row[0].Box.Top - bottom > MaxGap * height)
                return false;
            (first, bottom) = (false, row.Max(cell => cell.Box.Bottom));
            var values = new Dictionary<string, string>();
            int placed = 0;
            foreach (PrintedCell cell in row)
            {
                var column = TableColumn.Nearest(heads, cell);
                placed++;
                if (column.Name is { } name)
                    values[name] = values.TryGetValue(name, out string? before) ? $"{before} {cell.Text}" : cell.Text;
            }
            int numbers = numeric.Count(name => values.TryGetValue(name, out string? text) && document.Numbers.Find(text).Any());
            bool opens = numbers >= Math.Min(2, heads.Count(head => head.Name is not null && numeric.Contains(head.Name)));
            if (opens && numbers > 0 && !IsSum(row))
                rows.Add(values);
            else if (rows.Count > 0 && (IsSum(row) || numbers > 0))
                return false;
            else if (rows.Count > 0 && placed <= 2)
                Continue(rows[^1], values, numeric);
        }
        return true;
    }

    /// <summary>A row that opens with the label of a sum ends the table.</summary>
    private bool IsSum(List<PrintedCell> row) =>
        row.Take(2).Any(cell => !document.Numbers.Find(cell.Text[..1]).Any()
            && FieldVocabulary.Recognized.SumLabels.Any(label => cell.Folded.Value.StartsWith(label, StringComparison.Ordinal)));

    private static void Continue(Dictionary<string, string> row, Dictionary<string, string> more, string[] numeric)
    {
        foreach ((string name, string text) in more.Where(value => !numeric.Contains(value.Key) && value.Value.Any(char.IsLetter)))
        {
            // Words under a code without letters belong to the words beside it: descriptions run on under their neighbours.
            string? under = row.TryGetValue(name, out string? printed) && printed.Any(char.IsLetter)
                ? name
                : row.Where(value => !numeric.Contains(value.Key) && value.Value.Any(char.IsLetter))
                    .OrderByDescending(value => value.Value.Length)
                    .Select(value => value.Key)
                    .FirstOrDefault();
            if (under is not null)
                row[under] = $"{row[under]} {text}";
        }
    }
}

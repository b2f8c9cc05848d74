using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Tables;

/// <summary>Reads a table each of whose items takes several rows of print, with another field on each row of a column, as on Chinese declarations.</summary>
internal sealed class MultiRowTable(PrintedDocument document, SchemaLabels declared, IReadOnlyList<(string Key, FieldQuery Field)> fields)
{
    private const int LeastColumns = 3;
    // In heights of the print: rows of an item, and items, stand closer than that.
    private const double MaxGap = 1.6;
    private static readonly char[] Joints = ['/', '及', '、'];

    /// <summary>Whether the descriptions of some fields say on which row they stand.</summary>
    public static bool IsWanted(IEnumerable<(string Key, FieldQuery Field)> fields) => fields.Any(entry => entry.Field.Place.Row > 1);

    public List<Dictionary<string, string>> Find()
    {
        var items = new List<Dictionary<string, string>>();
        foreach (int page in document.Pages)
        {
            List<List<PrintedCell>> rows = document.Rows(page);
            Column[][] headings = [.. rows.Select(row => row.Select(cell => Column.Of(cell, fields)).OfType<Column>().ToArray())];
            Column[] columns = headings.MaxBy(heading => heading.Length) ?? [];
            if (columns.Length >= LeastColumns)
                Read(rows.Skip(Array.IndexOf(headings, columns) + 1), columns, items);
        }
        return items;
    }

    private void Read(IEnumerable<List<PrintedCell>> rows, Column[] columns, List<Dictionary<string, string>> items)
    {
        Column key = columns.FirstOrDefault(column => column.Fields.Any(entry => entry.Field.Kind == FieldKind.Tariff)) ?? columns[0];
        double? bottom = null;
        int row = 0;
        foreach (List<PrintedCell> cells in rows)
        {
            if (cells.Exists(declared.Opens) || (bottom is { } last && cells.Min(cell => cell.Box.Top) - last > MaxGap * cells[0].Box.Height))
                return;
            ILookup<Column, PrintedCell> placed = cells.ToLookup(cell => columns.MinBy(column => column.DistanceTo(cell))!);
            if (placed[key].Any(cell => cell.Text.Any(char.IsDigit)))
            {
                items.Add([]);
                row = 0;
            }
            row++;
            bottom = cells.Max(cell => cell.Box.Bottom);
            foreach (IGrouping<Column, PrintedCell> group in items.Count > 0 ? placed : Enumerable.Empty<IGrouping<Column, PrintedCell>>())
                group.Key.Put(items[^1], row, string.Join(' ', group.Select(cell => cell.Text)));
        }
    }

    /// <summary>A heading and the fields under it, each on its row or, without one, on all that are left.</summary>
    private sealed record Column(PrintedCell Head, IReadOnlyList<(string Key, FieldQuery Field, int? Row)> Fields)
    {
        public static Column? Of(PrintedCell head, IReadOnlyList<(string Key, FieldQuery Field)> fields)
        {
            var found = fields
                .Where(entry => IsNamed(entry.Field, head.Folded.Value))
                .Select(entry => (entry.Key, entry.Field, entry.Field.Place.Row))
                .ToList();
            bool isWhole = found.Count > 0;
            string[] parts = head.Text.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; !isWhole && parts.Length > 1 && i < parts.Length; i++)
            {
                // Between strokes stand the rows in their order; words that are joined otherwise say nothing of rows.
                int? row = head.Text.Contains('/') ? i + 1 : null;
                string part = FieldVocabulary.Recognized.Fold(parts[i]);
                found.AddRange(fields.Where(entry => IsNamed(entry.Field, part)).Select(entry => (entry.Key, entry.Field, entry.Field.Place.Row ?? row)));
            }
            return found.Count == 0 ? null : new Column(head, found);
        }

        public double DistanceTo(PrintedCell cell)
        {
            double overlap = Head.Overlap(cell);
            double edges = Math.Min(Math.Abs(Head.Box.Left - cell.Box.Left), Math.Abs(Head.Box.Right - cell.Box.Right));
            return overlap > 0 ? edges - 10_000 : -overlap;
        }

        public void Put(Dictionary<string, string> item, int row, string text)
        {
            foreach ((string key, _, int? own) in Fields)
            {
                if (own == row || (own is null && !Fields.Any(other => other.Row == row)))
                    item[key] = item.TryGetValue(key, out string? before) ? $"{before} {text}" : text;
            }
        }

        private static bool IsNamed(FieldQuery field, string folded) => field.Labels.Any(label => label.Folded == folded);
    }
}

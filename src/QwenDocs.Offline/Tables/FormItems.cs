using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas;

namespace QwenDocs.Offline.Tables;

/// <summary>The items of a form that repeats numbered boxes for each of them, such as boxes 31 to 47 of the single administrative document.</summary>
internal sealed class FormItems
{
    // Fewer boxes than this could be chance.
    private const int LeastBoxes = 3;

    private FormItems(
        string property,
        SchemaNode item,
        IReadOnlyList<PrintedDocument> items,
        PrintedDocument rest) => (Property, Item, Items, Rest) = (property, item, items, rest);

    /// <summary>Gets the name of the list that the boxes fill.</summary>
    public string Property { get; }

    public SchemaNode Item { get; }

    /// <summary>Gets the print of each item.</summary>
    public IReadOnlyList<PrintedDocument> Items { get; }

    /// <summary>Gets the print outside of all items.</summary>
    public PrintedDocument Rest { get; }

    /// <summary>Returns the items, or <see langword="null"/> where the schema or the document has no such boxes.</summary>
    public static FormItems? Find(PrintedDocument document, SchemaNode schema)
    {
        foreach (SchemaProperty list in schema.Properties)
        {
            if (list.Node.Items is { } item && Numbers(item) is { Count: >= LeastBoxes } numbers)
                return Divide(document, list.Name, item, numbers, Numbers(schema));
        }
        return null;
    }

    private static HashSet<int> Numbers(SchemaNode node) =>
        [.. node.Properties.Select(property => FieldPlace.Read(property.Node.Description).Box).OfType<int>()];

    private static FormItems? Divide(
        PrintedDocument document,
        string property,
        SchemaNode item,
        HashSet<int> numbers,
        HashSet<int> others)
    {
        var tops = new List<(int Page, double Top)>();
        var seen = new HashSet<int>();
        foreach (PrintedCell cell in document.Pages.SelectMany(page => document.Rows(page).SelectMany(row => row)))
        {
            if (numbers.FirstOrDefault(number => LabelSearch.IsBox(cell, number)) is not (> 0 and var box))
                continue;
            // A box that comes again, or one on a new page, opens the next item.
            if (seen.Contains(box) || tops.Count == 0 || tops[^1].Page != cell.Page)
            {
                seen.Clear();
                tops.Add((cell.Page, cell.Box.Top));
            }
            seen.Add(box);
            tops[^1] = (cell.Page, Math.Min(tops[^1].Top, cell.Box.Top));
        }
        if (tops.Count == 0)
            return null;
        var taken = new HashSet<PrintedCell>();
        var items = new List<PrintedDocument>();
        for (int i = 0; i < tops.Count; i++)
        {
            (int page, double top) = tops[i];
            double bottom = i + 1 < tops.Count && tops[i + 1].Page == page ? tops[i + 1].Top : double.MaxValue;
            IEnumerable<PrintedCell> below = document.Cells.Where(cell => cell.Page == page && cell.Box.Top > top);
            foreach (PrintedCell cell in below.Where(cell => others.Any(number => LabelSearch.IsBox(cell, number))))
                bottom = Math.Min(bottom, cell.Box.Top - (cell.Box.Height / 2));
            PrintedDocument part = document.Only(cell => cell.Page == page && cell.Middle > top && cell.Middle < bottom);
            taken.UnionWith(part.Cells);
            items.Add(part);
        }
        return new FormItems(property, item, items, document.Only(cell => !taken.Contains(cell)));
    }
}

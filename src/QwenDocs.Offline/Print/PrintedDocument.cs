using QwenDocs.Ocr.Layout;
using QwenDocs.Offline.Values;

namespace QwenDocs.Offline.Print;

/// <summary>The print of all pages, with its neighbourhoods.</summary>
internal sealed class PrintedDocument
{
    private readonly Dictionary<int, (int Width, int Height)> _sizes;
    private readonly RecognizedPage[] _pages;

    public PrintedDocument(IEnumerable<RecognizedPage> pages)
    {
        RecognizedPage[] all = _pages = [.. pages];
        _sizes = all.GroupBy(page => page.PageNumber).ToDictionary(group => group.Key, group => (group.First().Width, group.First().Height));
        // Marks without a letter or a digit, such as a colon on its own, say nothing.
        IEnumerable<PrintedCell> cells = all.SelectMany(page => page.Lines.Select(line => new PrintedCell(page.PageNumber, line)));
        Cells = [.. cells.Where(cell => cell.Folded.Value.Length > 0 || cell.Text.Contains('€'))];
        FirstPage = Cells.Count == 0 ? 1 : Cells.Min(cell => cell.Page);
        Numbers = new NumberFormat(Cells.Select(cell => cell.Text));
        Dates = new DateFormat(Cells.Select(cell => cell.Text));
    }

    private PrintedDocument(PrintedDocument whole, Func<PrintedCell, bool> choose)
    {
        _sizes = whole._sizes;
        _pages = whole._pages;
        Cells = [.. whole.Cells.Where(choose)];
        FirstPage = Cells.Count == 0 ? 1 : Cells.Min(cell => cell.Page);
        Numbers = whole.Numbers;
        Dates = whole.Dates;
    }

    public IReadOnlyList<PrintedCell> Cells { get; }

    public NumberFormat Numbers { get; }

    public DateFormat Dates { get; }

    /// <summary>Gets the numbers of all pages in order, of those without print too.</summary>
    public IEnumerable<int> Pages => _sizes.Keys.Order();

    /// <summary>Gets the number of the first page that has print.</summary>
    public int FirstPage { get; }

    /// <summary>Returns one page as a document of its own.</summary>
    public PrintedDocument OnPage(int page) => new(_pages.Where(other => other.PageNumber == page));

    public int HeightOf(int page) => _sizes[page].Height;

    /// <summary>Returns some of the print, with the same way to write numbers and dates.</summary>
    public PrintedDocument Only(Func<PrintedCell, bool> choose) => new(this, choose);

    /// <summary>Returns the cells to the right on the same row, nearest first.</summary>
    public IEnumerable<PrintedCell> RightOf(PrintedCell cell) =>
        Cells
            .Where(other => other != cell && other.IsOnRowOf(cell) && other.Box.Left > cell.Box.Right - (cell.Box.Height / 2))
            .OrderBy(other => other.Box.Left);

    /// <summary>Returns the cells that stand under a cell on its page, nearest first.</summary>
    public IEnumerable<PrintedCell> Below(PrintedCell cell) =>
        Cells.Where(other => other.Page == cell.Page && other.Middle > cell.Box.Bottom && other.Overlap(cell) > 0).OrderBy(other => other.Box.Top);

    /// <summary>Returns the lines of the block under a cell: near each other and with about the same left edge.</summary>
    public IEnumerable<PrintedCell> BlockUnder(PrintedCell head)
    {
        PrintedCell last = head;
        IEnumerable<PrintedCell> under = Cells.Where(other => other.Page == head.Page && other.Middle > head.Box.Bottom - 2);
        foreach (PrintedCell cell in under.Where(other => Math.Abs(other.Box.Left - head.Box.Left) < 2.5 * head.Box.Height).OrderBy(other => other.Box.Top))
        {
            if (cell.Box.Top - last.Box.Bottom > 1.8 * head.Box.Height)
                yield break;
            yield return cell;
            last = cell;
        }
    }

    // Boxes of print differ in height, so that one cell alone does not tell where its row is.
    private static bool IsOnRow(List<PrintedCell> row, PrintedCell cell) => 2 * row.Count(other => other.IsOnRowOf(cell)) >= row.Count;

    /// <summary>Returns the rows of a page from top to bottom, each from left to right.</summary>
    /// <remarks>
    /// TextLayout makes cells of the words of a text layer. Here cells are lines as they were recognised, on the page held upright; their boxes are looser,
    /// so that a row needs more than the height of its last cell.
    /// </remarks>
    public List<List<PrintedCell>> Rows(int page)
    {
        var rows = new List<List<PrintedCell>>();
        foreach (PrintedCell cell in Cells.Where(cell => cell.Page == page).OrderBy(cell => cell.Middle))
        {
            if (rows.Count > 0 && IsOnRow(rows[^1], cell) && rows[^1].TrueForAll(other => other.Overlap(cell) <= cell.Box.Height / 2))
                rows[^1].Add(cell);
            else
                rows.Add([cell]);
        }
        rows.ForEach(row => row.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left)));
        return rows;
    }
}

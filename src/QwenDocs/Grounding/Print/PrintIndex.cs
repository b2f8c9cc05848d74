using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Print;

/// <summary>The print of a document, ready to be searched: cells, rows, reading orders, numbers and dates.</summary>
internal sealed class PrintIndex
{
    // A text that stands more often than this says nothing about where a value is from; the first places are kept.
    private const int MostHits = 20_000;

    private readonly FoldedPrint _folded = new();
    private readonly Dictionary<string, IReadOnlyList<TextHit>> _hits = [];
    private readonly Dictionary<decimal, List<int>> _numbersByMagnitude = [];
    private readonly Dictionary<int, List<int>> _numbersByRow = [];

    public PrintIndex(IReadOnlyList<PageText> pages, CancellationToken cancellationToken)
    {
        Pages = pages;
        IsRecognized = pages.Any(page => page.Source == TextSource.Recognized);
        Folding = new PrintFolding(IsRecognized);
        List<PrintCell> cells = [];
        Cells = cells;
        for (int page = 0; page < pages.Count; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int first = cells.Count;
            cells.AddRange(pages[page].Lines.Select(line => new PrintCell(line, page, line.Words.Any(word => (word.Source ?? pages[page].Source) == TextSource.Recognized))));
            AddRows([.. Enumerable.Range(first, cells.Count - first)]);
        }

        _folded.EndRows();
        foreach (IReadOnlyList<int> chain in PrintLayout.Chains(Cells, Rows, cancellationToken))
            _folded.Add(chain, Cells, Folding);
        _folded.Complete();
        for (int cell = 0; cell < Cells.Count; cell++)
        {
            if (cell % 256 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            AddValues(cell);
        }

        for (int i = 0; i < Numbers.Count; i++)
            Index(i);
    }

    public IReadOnlyList<PageText> Pages { get; }

    public bool IsRecognized { get; }

    public PrintFolding Folding { get; }

    public IReadOnlyList<PrintCell> Cells { get; }

    public List<PrintRow> Rows { get; } = [];

    public List<PrintedNumber> Numbers { get; } = [];

    public List<PrintedDate> Dates { get; } = [];

    public FoldedPrint Folded => _folded;

    public int RowOf(PrintSpan span) => Cells[span.Cell].Row;

    public int PageOf(PrintSpan span) => Cells[span.Cell].Page;

    public PageBox BoxOf(PrintSpan span) => Cells[span.Cell].BoxOf(span.Start, span.Length);

    public string TextOf(PrintSpan span) => Cells[span.Cell].Text.Substring(span.Start, span.Length);

    /// <summary>Returns the numbers with a value or its negative.</summary>
    public IEnumerable<PrintedNumber> WithMagnitude(decimal value) =>
        _numbersByMagnitude.TryGetValue(Math.Abs(value), out List<int>? numbers) ? numbers.Select(i => Numbers[i]) : [];

    /// <summary>Returns the numbers of a row, from left to right.</summary>
    public IEnumerable<PrintedNumber> InRow(int row) => _numbersByRow.TryGetValue(row, out List<int>? numbers) ? numbers.Select(i => Numbers[i]) : [];

    /// <summary>Finds folded text in all reading orders, each place once, in the order of rows.</summary>
    public IReadOnlyList<TextHit> Find(string folded)
    {
        if (_hits.TryGetValue(folded, out IReadOnlyList<TextHit>? known))
            return known;
        List<TextHit> hits = [];
        HashSet<(int, int, int, int)> seen = [];
        foreach (int at in _folded.Find(folded))
        {
            TextHit hit = Hit(at, folded.Length);
            if (seen.Add((hit.First.Cell, hit.First.Start, hit.Last.Cell, hit.Last.End)))
                hits.Add(hit);
            if (hits.Count == MostHits)
                break;
        }

        hits.Sort((a, b) => RowOf(a.First).CompareTo(RowOf(b.First)) is var order && order != 0 ? order : a.Offset.CompareTo(b.Offset));
        return _hits[folded] = hits;
    }

    /// <summary>Returns the print of a run of the folded text.</summary>
    public TextHit Hit(int offset, int length)
    {
        List<PrintSpan> spans = _folded.Spans(offset, length);
        return new TextHit(spans, StartsWord(spans[0]), EndsWord(spans[^1]), offset, length);
    }

    private bool StartsWord(PrintSpan span)
    {
        string text = Cells[span.Cell].Text;
        return span.Start == 0 || !IsOneWord(text[span.Start - 1], text[span.Start]);
    }

    private bool EndsWord(PrintSpan span)
    {
        string text = Cells[span.Cell].Text;
        return span.End >= text.Length || !IsOneWord(text[span.End], text[span.End - 1]);
    }

    // Text layers and recognition run a number and the word beside it together: 88802Spielkreis.
    private static bool IsOneWord(char neighbour, char own) =>
        char.IsLetterOrDigit(neighbour) && !PrintFolding.IsUnspaced(neighbour) && !PrintFolding.IsUnspaced(own) && char.IsDigit(neighbour) == char.IsDigit(own);

    private void AddRows(IReadOnlyList<int> ofPage)
    {
        List<int> order = [];
        foreach (PrintRow row in PrintLayout.Rows(Cells, ofPage))
        {
            for (int i = 0; i < row.Cells.Count; i++)
                (Cells[row.Cells[i]].Row, Cells[row.Cells[i]].Column) = (Rows.Count, i);
            order.AddRange(row.Cells);
            Rows.Add(row);
        }

        _folded.Add(order, Cells, Folding);
    }

    private void AddValues(int cell)
    {
        string text = Cells[cell].Text;
        PrintedDate[] dates = [.. DateFinder.Find(cell, text)];
        Dates.AddRange(dates);
        foreach (PrintedNumber number in NumberFinder.Find(cell, text, Cells[cell].IsRecognized))
        {
            if (!dates.Any(date => number.Span.Start < date.Span.End && date.Span.Start < number.Span.End))
                Numbers.Add(number.IsPercent || !IsBeforePercent(number) ? number : number with { IsPercent = true });
        }
    }

    /// <summary>A percent sign may stand in a cell of its own.</summary>
    private bool IsBeforePercent(PrintedNumber number)
    {
        PrintCell cell = Cells[number.Span.Cell];
        IReadOnlyList<int> row = Rows[cell.Row].Cells;
        if (number.Span.End < cell.Text.Length || cell.Column + 1 >= row.Count)
            return false;
        PrintCell next = Cells[row[cell.Column + 1]];
        return next.Text[0] is '%' or '％' && next.Box.Left - cell.Box.Right < 3 * cell.Box.Height;
    }

    private void Index(int number)
    {
        PrintedNumber printed = Numbers[number];
        Add(_numbersByMagnitude, Math.Abs(printed.Value), number);
        if (printed.Other is { } other)
            Add(_numbersByMagnitude, Math.Abs(other), number);
        Add(_numbersByRow, RowOf(printed.Span), number);
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> index, TKey key, int number)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out List<int>? numbers))
            numbers.Add(number);
        else
            index[key] = [number];
    }
}

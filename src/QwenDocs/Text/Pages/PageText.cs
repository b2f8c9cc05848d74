using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>The text of one page, with the place of every word on the page as displayed.</summary>
public sealed class PageText
{
    private readonly Lazy<string> _text;
    private IReadOnlyList<TextRow>? _rows;

    /// <summary>Initializes a new instance of the <see cref="PageText"/> class from lines.</summary>
    /// <param name="pageNumber">The number of the page, counted from 1.</param>
    /// <param name="size">The size of the page as displayed; boxes are in its unit.</param>
    /// <param name="source">Where the text comes from.</param>
    /// <param name="lines">The lines, in reading order.</param>
    public PageText(int pageNumber, PageSize size, TextSource source, IReadOnlyList<TextLine> lines)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageNumber, 1);
        ArgumentNullException.ThrowIfNull(lines);
        PageNumber = pageNumber;
        Size = size;
        Source = source;
        Lines = lines;
        _text = new Lazy<string>(() => string.Join('\n', Lines.Select(line => line.Text)));
    }

    /// <summary>Gets the number of the page, counted from 1.</summary>
    public int PageNumber { get; }

    /// <summary>Gets the size of the page as displayed. Its unit is that of every box: points for PDF pages, pixels for pictures.</summary>
    public PageSize Size { get; }

    /// <summary>Gets where the text comes from; on a page that has words of several sources, most of it: see <see cref="TextWord.Source"/>.</summary>
    public TextSource Source { get; }

    /// <summary>Gets the lines, from top to bottom and from left to right; empty for a page without text.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>Gets the words, line by line.</summary>
    public IEnumerable<TextWord> Words => Lines.SelectMany(line => line.Words);

    /// <summary>Gets the rows, from top to bottom: the lines that stand on one height.</summary>
    internal IReadOnlyList<TextRow> Rows => _rows ??= TextLayout.FindRows(Words);

    /// <summary>Gets the lines, a line feed between two.</summary>
    public string Text => _text.Value;

    /// <summary>Makes the text of a page from words that nobody put into lines yet.</summary>
    /// <param name="pageNumber">The number of the page, counted from 1.</param>
    /// <param name="size">The size of the page as displayed; boxes are in its unit.</param>
    /// <param name="source">Where the text comes from.</param>
    /// <param name="words">The words, in any order.</param>
    /// <returns>The words in lines, from top to bottom and from left to right.</returns>
    public static PageText FromWords(int pageNumber, PageSize size, TextSource source, IEnumerable<TextWord> words)
    {
        List<TextRow> rows = TextLayout.FindRows(words);
        return new PageText(pageNumber, size, source, [.. rows.SelectMany(row => row.Cells)]) { _rows = rows };
    }
}

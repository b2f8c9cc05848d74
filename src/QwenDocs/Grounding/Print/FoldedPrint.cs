using System.Text;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Print;

/// <summary>The print in its reading orders, folded: each page row by row, then columns of cells under each other. Every character knows where it came from.</summary>
internal sealed class FoldedPrint
{
    // Parts reading orders from each other; folded text has letters and digits alone.
    private const char Break = '\n';

    private readonly StringBuilder _text = new();
    private readonly List<int> _cells = [];
    private readonly List<int> _characters = [];
    private readonly Dictionary<int, FoldedText> _folded = [];
    private GramIndex? _grams;
    private string _value = "";

    /// <summary>Gets the folded text of all reading orders.</summary>
    public string Text => _value;

    /// <summary>Gets the length of the text of all pages row by row, which stands before that of columns.</summary>
    public int RowsLength { get; private set; }

    /// <summary>Adds a reading order.</summary>
    public void Add(IEnumerable<int> cells, IReadOnlyList<PrintCell> print, PrintFolding folding)
    {
        foreach (int cell in cells)
        {
            if (!_folded.TryGetValue(cell, out FoldedText? folded))
                _folded[cell] = folded = folding.Map(print[cell].Text);
            for (int i = 0; i < folded.Value.Length; i++)
            {
                _text.Append(folded.Value[i]);
                _cells.Add(cell);
                _characters.Add(folded.StartOf(i));
            }
        }

        _text.Append(Break);
        _cells.Add(-1);
        _characters.Add(0);
    }

    public void EndRows() => RowsLength = _text.Length;

    /// <summary>Makes the text ready to be searched.</summary>
    public void Complete()
    {
        _value = _text.ToString();
        _text.Clear();
        _folded.Clear();
        _grams = new GramIndex(_value);
    }

    public int CellAt(int offset) => _cells[offset];

    public int CharacterAt(int offset) => _characters[offset];

    /// <summary>Returns where a folded text stands, in order.</summary>
    public IEnumerable<int> Find(string folded) => _grams!.Find(folded);

    /// <summary>Returns where grams of a text stand that may be there with differences: see <see cref="GramIndex.FindNear"/>.</summary>
    public IEnumerable<int> FindNear(string folded, int most) => _grams!.FindNear(folded, most);

    /// <summary>Returns the characters of the print that a run of folded ones came from.</summary>
    public List<PrintSpan> Spans(int offset, int length)
    {
        List<PrintSpan> spans = [];
        for (int i = offset; i < offset + length;)
        {
            int cell = _cells[i], first = _characters[i], last = first;
            for (; i < offset + length && _cells[i] == cell; i++)
                last = _characters[i];
            if (cell >= 0)
                spans.Add(new PrintSpan(cell, first, last - first + 1));
        }

        return spans;
    }
}

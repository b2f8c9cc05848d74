using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Lists;

/// <summary>The column in which a list prints a code, a unit, a date or a short text: in its rows, such a value may stand in a cell of another field.</summary>
internal sealed class TextColumn
{
    private const double SureLabel = 0.6;
    private const double SureShare = 0.6;

    // Longer texts say by themselves where they belong, and run over columns.
    private const int LongestText = 24;
    private const int EntriesForColumn = 64;

    private readonly GroundingContext _context;
    private readonly ListValues _list;
    private readonly ClaimField _field;
    private readonly Column? _column;
    private double _share;

    public TextColumn(GroundingContext context, ListValues list, IReadOnlyList<Claim> claims)
    {
        (_context, _list, _field) = (context, list, claims[0].Field);
        if (list.IsTable && claims.All(claim => claim.Folded.Length <= LongestText))
            _column = Find([.. claims.Take(EntriesForColumn)]);
    }

    /// <summary>Returns the places of a value in the rows of its entry, those in the column first.</summary>
    public IEnumerable<Candidate> InRows(Claim claim)
    {
        IEnumerable<Candidate> here = RowRange.In(claim.Candidates, _list.RowsOf(claim.Index), candidate => candidate.Row).Where(candidate => candidate.Quality > 0);
        return here.OrderByDescending(candidate => _column?.Has(candidate.Box) == true).ThenByDescending(candidate => candidate.Quality);
    }

    public bool Has(Candidate place) => _column?.Has(place.Box) == true;

    /// <summary>Whether most entries have their value in the column, so that an entry with nothing there has none.</summary>
    public bool IsFilled => _column is { Entries: >= 2 } && _share >= SureShare;

    /// <summary>Returns what stands in the column, or under the field's own heading, in the rows of a value that stands elsewhere; null where nothing does.</summary>
    public PrintSpan? Instead(Claim claim)
    {
        if (_column is null)
            return null;
        RowRange rows = _list.RowsOf(claim.Index);
        for (int row = rows.First; row <= Math.Min(rows.Last, _context.Print.Rows.Count - 1); row++)
        {
            foreach (PrintCell cell in _context.Print.Rows[row].Cells.Select(number => _context.Print.Cells[number]))
            {
                PrintSpan span = new(_context.Print.Rows[row].Cells[cell.Column], 0, cell.Text.Length);
                if (_column.Has(cell.Box) && IsOfKind(claim, cell) && _context.Labels.Best(span, other => other.Group == _field.Group && other != _field).Score < SureLabel)
                    return span;
            }
        }

        return null;
    }

    private static bool IsOfKind(Claim claim, PrintCell cell) => claim.Kind switch
    {
        ClaimKind.Code => cell.Digits > 0,
        ClaimKind.Date => false,
        _ => cell.Letters > 0 && cell.Text.Length <= LongestText,
    };

    /// <summary>The column in which the most entries have their value, or over which the field's heading stands.</summary>
    private Column? Find(Claim[] claims)
    {
        Candidate[][] places = [.. claims.Select(claim => InRows(claim).Where(candidate => candidate.Spans.Count == 1).ToArray())];
        Column? best = null;
        HashSet<(int, int)> tried = [];
        foreach (Candidate candidate in places.SelectMany(place => place))
        {
            PageBox box = candidate.Box;
            if (!tried.Add(((int)(box.Left / 2), (int)(box.Right / 2))))
                continue;
            Column column = new(box.Left, box.Right, 0, 0);
            int entries = places.Count(place => place.Any(other => column.Has(other.Box)));
            double share = (double)entries / claims.Length, heading = _context.Labels.Score(_field, candidate.First);
            bool isSure = (entries >= 2 && share >= SureShare) || heading >= SureLabel;
            if (isSure && share + heading > (best?.Score ?? 0))
                (best, _share) = (column with { Entries = entries, Score = share + heading }, share);
        }

        return best;
    }
}

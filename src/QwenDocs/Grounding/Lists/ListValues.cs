using System.Globalization;
using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Lists;

/// <summary>Judges the values of one list: its entries are given rows, and every value is looked for in those of its entry.</summary>
internal sealed class ListValues
{
    // How many rows the text of the last entry may go on, and what follows it up to the sums still belongs to the table.
    private const int LastTextRows = 20;
    private const int RowsBehind = 9;
    private const int RowsOfOneText = 8;
    private const int LongestShort = 3;

    private readonly GroundingContext _context;
    private readonly ValueJudges _judges;
    private readonly IReadOnlyList<Claim> _claims;
    private readonly List<Claim>[] _entries;
    private readonly bool _hasText;
    private readonly int _last;

    // Equal values share their places, and the rows of them.
    private readonly Dictionary<IReadOnlyList<Candidate>, IReadOnlyList<(int Row, double Quality)>> _rows = [];

    public ListValues(GroundingContext context, ValueJudges judges, FieldPath path, IReadOnlyList<Claim> claims)
    {
        _context = context;
        _judges = judges;
        _claims = claims;
        Path = path;
        _entries = new List<Claim>[claims.Max(claim => claim.Index) + 1];
        for (int i = 0; i < _entries.Length; i++)
            _entries[i] = [];
        foreach (Claim claim in claims)
            _entries[claim.Index].Add(claim);
        _hasText = claims.Any(claim => claim.Kind == ClaimKind.Text);
        Bands = RowPlacement.Place([.. _entries.Select(entry => (IReadOnlyList<EntryValue>)[.. entry.Select(ValueOf).Where(value => value.Places.Count > 0)])], context.Print.Rows.Count, context.CancellationToken);
        _last = Array.FindLastIndex(Bands, band => band.IsPlaced);
        BoundLast();
    }

    public FieldPath Path { get; }

    public Band[] Bands { get; }

    public IReadOnlyList<List<Claim>> Entries => _entries;

    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Gets the columns that fields were given; empty before <see cref="Judge"/>.</summary>
    public IReadOnlyDictionary<string, Column> Columns { get; private set; } = new Dictionary<string, Column>();

    /// <summary>Gets a value indicating whether the list is a table: entries of three values or more, with texts.</summary>
    public bool IsTable => _hasText && _entries.Any(entry => entry.Count >= 3);

    public void Judge()
    {
        MarkRows();
        foreach (IGrouping<ClaimField, Claim> column in _claims.Where(claim => claim.Kind != ClaimKind.Number).GroupBy(claim => claim.Field))
            JudgeColumn([.. column]);
        ExcludeTexts();
        NumberColumns numbers = new(_context, this);
        Columns = numbers.Judge([.. _claims.Where(claim => claim.Kind == ClaimKind.Number)]);
    }

    /// <summary>A single amount in doubt that is printed nowhere but in cells of lists, which are other values, was taken from there.</summary>
    public static void ExcludeFromTotals(GroundingContext context)
    {
        HashSet<PrintSpan> cells = [.. context.Claims.Where(claim => claim is { List: not null, Judgement: { Reason: EvidenceReason.InRowAndColumn, Verdict: EvidenceVerdict.Supported } }).Select(claim => claim.Judgement!.At!.First)];
        foreach (Claim claim in context.Claims.Where(claim => claim is { List: null, Kind: ClaimKind.Number, Candidates.Count: > 0, Judgement: { Verdict: EvidenceVerdict.Unplaced, Reason: EvidenceReason.NoLabel or EvidenceReason.PartOfLonger } }))
        {
            Candidate[] places = [.. claim.Candidates.Where(candidate => candidate.Quality >= 0.4)];
            if (claim.Field.Terms.Kind == FieldKind.Amount && places.Length > 0 && places.All(place => cells.Contains(place.First)))
                claim.Judgement = Judgement.Contradicted(EvidenceReason.OnlyAtOtherField, 0.3, places[0], places[0].First);
        }
    }

    /// <summary>Returns the rows of an entry. Print that is set in the middle of its entry begins a row earlier.</summary>
    public RowRange RowsOf(int entry)
    {
        Band band = Bands[entry];
        if (!band.IsPlaced)
            return RowRange.None;
        bool mayBeginEarlier = _hasText && (entry == 0 || Bands[entry - 1].Found < band.Start - 1);
        return new RowRange(Math.Max(0, band.Start - (mayBeginEarlier ? 1 : 0)), band.End);
    }

    private EntryValue ValueOf(Claim claim)
    {
        IReadOnlyList<Candidate> candidates = claim.Kind == ClaimKind.Text ? TextPlaces(claim) : claim.Candidates;
        if (!_rows.TryGetValue(candidates, out IReadOnlyList<(int Row, double Quality)>? places))
            _rows[candidates] = places = RowsIn(candidates);
        return new EntryValue(WeightOf(claim) / Math.Sqrt(Math.Max(1, places.Count)), places);
    }

    private static List<(int Row, double Quality)> RowsIn(IReadOnlyList<Candidate> candidates)
    {
        List<(int Row, double Quality)> places = [];
        foreach (Candidate candidate in candidates)
        {
            if (candidate.Quality <= 0)
                continue;
            if (places.Count > 0 && places[^1].Row == candidate.Row)
                places[^1] = (candidate.Row, Math.Max(places[^1].Quality, candidate.Quality));
            else
                places.Add((candidate.Row, candidate.Quality));
        }

        return places;
    }

    private static double WeightOf(Claim claim) => claim.Kind switch
    {
        ClaimKind.Number when claim.Number == 0 => 0.3,
        ClaimKind.Number when claim.Field.Terms.Kind == FieldKind.Percent => 0.4,
        ClaimKind.Number => decimal.Round(claim.Number!.Value) != claim.Number || Math.Abs(claim.Number.Value) >= 100 ? 1.5 : 0.6,
        ClaimKind.Code => Math.Min(2, 0.3 + (0.3 * claim.Folded.Length)),
        ClaimKind.Text => 2,
        ClaimKind.Date => 1.2,
        _ => 0.2,
    };

    /// <summary>Where the text of an entry may begin: the whole, its first line, or its first words.</summary>
    private IReadOnlyList<Candidate> TextPlaces(Claim claim)
    {
        if (claim.Candidates.Count > 0)
            return claim.Candidates;
        string first = claim.Text.Split('\n', 2)[0];
        string[] words = first.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 24)
            words = words[..24];
        for (int count = words.Length; count >= Math.Min(2, words.Length) && count > 0; count = count > 8 ? count / 2 : count - 1)
        {
            List<Candidate> places = _context.Search.Texts(string.Join(' ', words[..count]));
            if (places.Count > 0)
                return [.. places.OrderBy(place => place.Row).Select(place => place with { Quality = place.Quality * (0.4 + (0.5 * count / words.Length)) })];
        }

        return [];
    }

    /// <summary>The rows behind the last entry belong to it only as far as they do with the others.</summary>
    private void BoundLast()
    {
        if (_last < 0)
            return;
        Band band = Bands[_last];
        int[] extents = [.. Bands.Where((other, i) => other.IsPlaced && i != _last).Select(other => other.End - other.Start)];
        int typical = !_hasText ? 0 : extents.Length > 0 ? extents.Max() : RowsOfOneText;
        int end = Math.Min(band.End, band.Start + Math.Max(typical, band.Found - band.Start));
        for (int row = band.Start + 1; row <= end; row++)
        {
            if (_context.Print.Rows[row].Page != _context.Print.Rows[band.Start].Page || (row > band.Found && OpensWithSum(row)))
            {
                end = row - 1;
                break;
            }
        }

        Bands[_last] = band with { End = Math.Max(end, band.Found) };
    }

    private bool OpensWithSum(int row)
    {
        string opening = FieldVocabulary.Default.Fold(_context.Print.Cells[_context.Print.Rows[row].Cells[0]].Text);
        return FieldVocabulary.Default.SumLabels.Any(label => opening.StartsWith(label, StringComparison.Ordinal));
    }

    /// <summary>Notes which rows are the list's, so that numbers in them are not taken for totals.</summary>
    private void MarkRows()
    {
        foreach (Band band in Bands.Where(band => band.IsPlaced))
            _context.ListRows.UnionWith(Enumerable.Range(band.Start, Math.Max(1, (IsTable ? band.End : band.Found) - band.Start + 1)));
        if (!IsTable || _last < 0)
            return;
        int last = Bands.Where(band => band.IsPlaced).Max(band => band.End);
        for (int row = last + 1; row < Math.Min(_context.Print.Rows.Count, last + RowsBehind) && _context.Print.Rows[row].Page == _context.Print.Rows[last].Page; row++)
        {
            // Discounts on the last entry, and parts of it.
            if (OpensWithSum(row) || _context.Print.Cells[_context.Print.Rows[row].Cells[0]].Letters == 0)
                break;
            _context.ListRows.Add(row);
        }
    }

    /// <summary>Judges texts, codes, dates and units of one field: in their entry's rows, or not.</summary>
    private void JudgeColumn(IReadOnlyList<Claim> column)
    {
        int found = 0;
        List<Claim> open = [];
        TextColumn place = new(_context, this, column);
        foreach (Claim claim in column)
        {
            _context.CancellationToken.ThrowIfCancellationRequested();
            RowRange rows = RowsOf(claim.Index);
            claim.Judgement = claim.Kind switch
            {
                ClaimKind.Text when !IsShort(claim) => JudgeText(claim, rows, column.Count == 1),
                ClaimKind.Meaning or ClaimKind.Choice => _judges.JudgeInRows(claim, rows),
                _ => JudgeInColumn(claim, place) ?? (claim.Kind == ClaimKind.Text ? JudgeText(claim, rows, column.Count == 1) : claim.Kind == ClaimKind.Unit ? _judges.JudgeInRows(claim, rows) : null),
            };
            if (claim.Judgement is null)
                open.Add(claim);
            else
                found++;
        }

        bool mostFound = found * 2 >= column.Count;
        foreach (Claim claim in open)
        {
            Candidate? elsewhere = claim.Candidates.FirstOrDefault(candidate => candidate.Quality > 0);
            claim.Judgement = IsCounted(claim) && found * 2 <= column.Count
                ? Judgement.Derived(EvidenceReason.Counted, 0.6)
                : elsewhere is null ? _judges.Nearest.Judge(claim, RowsOf(claim.Index) is { Last: >= 0 } rows ? rows : RowRange.All)
                : mostFound ? Judgement.Contradicted(EvidenceReason.OtherRow, 0.3, elsewhere)
                : Judgement.Unplaced(EvidenceReason.OtherRow, 0.4, elsewhere);
        }
    }

    /// <summary>A word or two may be printed in any cell of a row.</summary>
    private static bool IsShort(Claim claim) => claim.Folded.Length <= LongestShort && claim.Candidates.Count > 0;

    /// <summary>Judges a value by the cell of its row and column; null where the list has no such column and the value stands in none of its rows.</summary>
    private Judgement? JudgeInColumn(Claim claim, TextColumn column)
    {
        Candidate? here = column.InRows(claim).FirstOrDefault(), printed = here ?? claim.Candidates.FirstOrDefault(candidate => candidate.Quality > 0);
        if (here is not null && column.Has(here))
            return Judgement.Supported(EvidenceReason.InRowAndColumn, here.Quality, here);
        if (printed is null || !Bands[claim.Index].IsPlaced)
            return null;

        // The number of an entry may run into the code behind it, and is counted where it is not printed.
        if (IsCounted(claim))
            return here is null ? null : Judgement.Supported(EvidenceReason.InRow, here.Quality, here);
        if (column.Instead(claim) is { } instead)
            return Judgement.Contradicted(EvidenceReason.OtherInColumn, 0.2, printed, instead);
        if (column.IsFilled)
            return Judgement.Contradicted(EvidenceReason.EmptyInColumn, 0.3, printed);
        return here is null ? null : Judgement.Supported(EvidenceReason.InRow, here.Quality, here);
    }

    /// <summary>Two entries with one text need two prints: it is the one's in whose own rows it stands.</summary>
    private void ExcludeTexts()
    {
        IEnumerable<Claim> texts = _claims.Where(claim => claim is { Kind: ClaimKind.Text, Judgement: { Verdict: EvidenceVerdict.Supported, At: not null } });
        foreach (IGrouping<(ClaimField, PrintSpan), Claim> same in texts.GroupBy(claim => (claim.Field, claim.Judgement!.At!.First)))
        {
            if (same.Count() < 2 || same.FirstOrDefault(claim => IsInOwnRows(claim)) is not { } owner)
                continue;
            foreach (Claim claim in same.Where(claim => claim != owner && !IsInOwnRows(claim)))
                claim.Judgement = Judgement.Contradicted(EvidenceReason.OtherRow, 0.3, claim.Judgement!.At);
        }
    }

    private bool IsInOwnRows(Claim claim) => Bands[claim.Index] is { IsPlaced: true } band && claim.Judgement!.At!.Row >= band.Start && claim.Judgement.At.Row <= band.End;

    private Judgement JudgeText(Claim claim, RowRange rows, bool isOnly)
    {
        Judgement text = _judges.Texts.Judge(claim, rows);

        // How far the last entry reaches is not known before its text is.
        if (text.IsFlagged && claim.Index == _last)
            text = _judges.Texts.Judge(claim, new RowRange(Math.Max(0, Bands[_last].Start - 1), Bands[_last].End + LastTextRows));
        if (text.IsFlagged && isOnly && !Bands[claim.Index].IsPlaced)
            text = _judges.Texts.Judge(claim, RowRange.All);
        return text.Verdict == EvidenceVerdict.Supported ? text with { Reason = text.Reason == EvidenceReason.Printed ? EvidenceReason.InRow : text.Reason } : text;
    }

    private static bool IsCounted(Claim claim) =>
        claim.Field.Name.Contains("number", StringComparison.OrdinalIgnoreCase) && claim.Text.TrimStart('0') == (claim.Index + 1).ToString(CultureInfo.InvariantCulture);
}

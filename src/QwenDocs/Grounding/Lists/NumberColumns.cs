using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Lists;

/// <summary>Judges the numbers of a list: in the rows of their entry, and in the column of their field.</summary>
internal sealed class NumberColumns(GroundingContext context, ListValues list)
{
    private const double SureLabel = 0.6;
    private const double LeastQuality = 0.4;

    // A long list shows its columns in this many entries.
    private const int EntriesForColumns = 64;

    private readonly Dictionary<Claim, IReadOnlyList<Candidate>> _inRows = [];

    public IReadOnlyDictionary<string, Column> Judge(IReadOnlyList<Claim> numbers)
    {
        foreach (Claim claim in numbers)
            _inRows[claim] = [.. RowRange.In(claim.Candidates, list.RowsOf(claim.Index), candidate => candidate.Row).Where(candidate => candidate.Quality >= LeastQuality)];
        Dictionary<string, Column> columns = FindColumns(numbers);
        foreach (IGrouping<ClaimField, Claim> field in numbers.GroupBy(claim => claim.Field))
        {
            int placed = field.Count(claim => _inRows[claim].Count > 0), count = field.Count();
            foreach (Claim claim in field)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                claim.Judgement = Judge(claim, columns, placed, count);
            }
        }

        Exclude(numbers);
        return columns;
    }

    private Judgement Judge(
        Claim claim,
        Dictionary<string, Column> columns,
        int placed,
        int count)
    {
        Column? column = columns.GetValueOrDefault(claim.Field.Key);
        IReadOnlyList<Candidate> here = _inRows[claim];
        bool isSure = column is { IsSure: true };
        if (isSure && here.FirstOrDefault(candidate => column!.Has(candidate.Box)) is { } exact)
            return Judgement.Supported(EvidenceReason.InRowAndColumn, Math.Max(0.6, exact.Quality), exact);
        PrintedNumber? instead = isSure ? InColumn(claim, column!) : UnderOwnHeading(claim, here);
        if (here.Count > 0)
        {
            Candidate best = here.MaxBy(candidate => candidate.Quality)!;
            if (instead is not null)
                return Judgement.Contradicted(EvidenceReason.OtherInColumn, 0.3, best, instead.Span);

            // Its own cell is empty, and the print stands in the cell of another field.
            return column is { Entries: >= 2 } && here.All(candidate => columns.Any(other => other.Key != claim.Field.Key && other.Value is { Entries: >= 2 } && other.Value.Has(candidate.Box)))
                ? Judgement.Contradicted(EvidenceReason.EmptyInColumn, 0.3, best)
                : Judgement.Supported(EvidenceReason.InRow, (isSure ? 0.6 : 0.8) * best.Quality, best);
        }

        if (claim.Number == 0 && instead is null)
            return Judgement.Derived(EvidenceReason.Zero, 0.5);
        if (IsBase(claim))
            return Judgement.Derived(EvidenceReason.One, 0.6);
        Candidate[] elsewhere = [.. claim.Candidates.Where(candidate => candidate.Quality >= LeastQuality).Take(64)];

        // A value that no entry has in its rows stands once for all of them: one tax rate for the whole document.
        if (placed * 2 <= count && instead is null && elsewhere.Length > 0 && OnceForAll(claim, elsewhere) is { } once)
            return once;
        if (instead is not null)
            return Judgement.Contradicted(EvidenceReason.OtherInColumn, 0.2, elsewhere.FirstOrDefault(), instead.Span);
        bool isEmpty = column is { Entries: >= 2 } && placed * 2 > count && list.Bands[claim.Index].IsPlaced;
        return elsewhere.Length > 0
            ? Judgement.Contradicted(isEmpty ? EvidenceReason.EmptyInColumn : EvidenceReason.OtherRow, 0.3, elsewhere[0])
            : Judgement.NotFound with { Reason = isEmpty ? EvidenceReason.EmptyInColumn : EvidenceReason.NotPrinted };
    }

    private Judgement? OnceForAll(Claim claim, Candidate[] elsewhere)
    {
        bool isPercent = claim.Field.Terms.Kind == FieldKind.Percent;
        if (elsewhere.FirstOrDefault(candidate => (isPercent && IsPercent(candidate)) || context.Labels.Score(claim.Field, candidate.First) >= 0.5) is { } labelled)
            return isPercent ? Judgement.Derived(EvidenceReason.OnceForAll, 0.6, labelled) : Judgement.Unplaced(EvidenceReason.OnceForAll, 0.6, labelled);
        return !list.Bands[claim.Index].IsPlaced || isPercent ? Judgement.Unplaced(EvidenceReason.OtherRow, 0.3, elsewhere[0]) : null;
    }

    private bool IsPercent(Candidate candidate) =>
        context.Print.InRow(candidate.Row).Any(number => number.Span == candidate.First && number.IsPercent);

    /// <summary>The quantity that a price is for, which documents print where it is not one.</summary>
    private static bool IsBase(Claim claim) => claim.Number == 1 && claim.Field.Name.Contains("base", StringComparison.OrdinalIgnoreCase);

    /// <summary>Equal numbers of an entry need a print each: what stands in no column of its own has none left.</summary>
    private void Exclude(IReadOnlyList<Claim> numbers)
    {
        foreach (IGrouping<(int, decimal?), Claim> same in numbers.Where(claim => claim.Number != 0 && !claim.IsFlagged && _inRows[claim].Count > 0).GroupBy(claim => (claim.Index, claim.Number)))
        {
            int claims = same.Count();
            if (claims < 2)
                continue;
            int prints = same.SelectMany(claim => _inRows[claim]).DistinctBy(candidate => candidate.First).Count();
            Claim[] ranked =
            [
                .. same.OrderByDescending(claim => claim.Judgement!.Reason == EvidenceReason.InRowAndColumn)
                    .ThenByDescending(claim => _inRows[claim].Max(candidate => context.Labels.Score(claim.Field, candidate.First))),
            ];
            foreach (Claim claim in ranked.Skip(prints))
            {
                // With a quantity of one the price is the amount, and one of them may not be printed.
                bool isFactorOne = claim.Field.Terms.Kind == FieldKind.Amount && claims == prints + 1 && list.Entries[claim.Index].Exists(other => other.Number == 1);
                claim.Judgement = IsBase(claim) || isFactorOne
                    ? Judgement.Derived(EvidenceReason.One, 0.6)
                    : Judgement.Contradicted(EvidenceReason.OnlyAtOtherField, 0.3, null, _inRows[claim][0].First);
            }
        }
    }

    /// <summary>The first number of a column in the rows of an entry; below it may stand discounts and the like.</summary>
    private PrintedNumber? InColumn(Claim claim, Column column)
    {
        bool isPercent = claim.Field.Terms.Kind == FieldKind.Percent;
        RowRange rows = list.RowsOf(claim.Index);
        for (int row = rows.First; row <= rows.Last; row++)
        {
            foreach (PrintedNumber number in context.Print.InRow(row))
            {
                bool isOfKind = isPercent ? number.IsPercent || (Math.Abs(number.Value) <= 100 && column.Entries >= 2) : !number.IsPercent;
                if (isOfKind && !number.IsJoined && column.Has(context.Print.BoxOf(number.Span)))
                    return number;
            }
        }

        return null;
    }

    /// <summary>Another number of the entry that stands under the heading of the field, where the field's column is not sure.</summary>
    private PrintedNumber? UnderOwnHeading(Claim claim, IReadOnlyList<Candidate> here)
    {
        if (claim.Field.IsMagnitude || context.Search.SignsAreTurned || here.Any(candidate => context.Labels.Score(claim.Field, candidate.First) >= 0.4))
            return null;
        bool isPercent = claim.Field.Terms.Kind == FieldKind.Percent;
        RowRange rows = list.RowsOf(claim.Index);
        PrintedNumber? best = null;
        double score = SureLabel;
        for (int row = rows.First; row <= rows.Last; row++)
        {
            foreach (PrintedNumber number in context.Print.InRow(row).Where(number => !number.IsJoined && (number.IsPercent == isPercent || (isPercent && claim.Number == 0))))
            {
                double own = context.Labels.Score(claim.Field, number.Span);
                if (own > score && context.Labels.Best(number.Span, other => other.Group == claim.Field.Group && other != claim.Field).Score < own - 0.05)
                    (best, score) = (number, own);
            }
        }

        return best is not null && best.Is(claim.Number!.Value) ? null : best;
    }

    /// <summary>Gives every field the column in which the most entries have its value and over which its heading stands, each column to one field.</summary>
    private Dictionary<string, Column> FindColumns(IReadOnlyList<Claim> numbers)
    {
        List<(string Key, Column Column)> tries = [];
        foreach (IGrouping<ClaimField, Claim> field in numbers.GroupBy(claim => claim.Field))
        {
            Claim[] entries = [.. field.Take(EntriesForColumns)];
            HashSet<(int, int)> tried = [];
            foreach (Candidate candidate in entries.SelectMany(claim => _inRows[claim]))
            {
                if (!tried.Add(((int)(candidate.Box.Left / 2), (int)(candidate.Box.Right / 2))))
                    continue;
                Column column = new(candidate.Box.Left, candidate.Box.Right, 0, 0);
                int inColumn = entries.Count(claim => _inRows[claim].Any(other => column.Has(other.Box)));
                double heading = context.Labels.Score(field.Key, candidate.First), share = (double)inColumn / entries.Length;
                tries.Add((field.Key.Key, column with { Entries = inColumn, Score = share + heading - (0.1 * (1 - share)) }));
            }
        }

        Dictionary<string, Column> chosen = [];
        foreach ((string key, Column column) in tries.OrderByDescending(option => option.Column.Score).ThenByDescending(option => option.Column.Entries))
        {
            if (!chosen.ContainsKey(key) && chosen.Values.All(other => other.Overlap(column) <= 0.5))
                chosen[key] = column;
        }

        return chosen;
    }
}

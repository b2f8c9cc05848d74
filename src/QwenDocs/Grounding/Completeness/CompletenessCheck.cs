using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Labels;
using QwenDocs.Grounding.Lists;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Completeness;

/// <summary>Asks whether the record says all: values at the labels of empty fields, rows of tables that no entry claims, entries that no row prints.</summary>
internal sealed class CompletenessCheck(GroundingContext context)
{
    // A heading over a row of totals counts a little less than a label beside its value.
    private const double SureLabel = 0.75;

    // Of two fields, the print is the one's whose label fits better by this much.
    private const double Clearly = 0.1;
    private const int MostOmissions = 100;

    // Of the columns of a table, this share in one row makes it a row of the table.
    private const double ColumnsOfRow = 0.6;

    private readonly ILookup<PrintSpan, ClaimField> _claimants =
        context.Claims.SelectMany(claim => claim.Judgement is { IsFlagged: false, At: { } at } ? at.Spans.Select(span => (Span: span, claim.Field)) : []).ToLookup(claimed => claimed.Span, claimed => claimed.Field);

    /// <summary>Finds the print that stands at the label of a field without a value.</summary>
    /// <remarks>
    /// Each print is one value's. Where another field has the same value, and its own label does not stand there, it may be printed once more elsewhere, or not at all;
    /// the print at this label is then still nobody's.
    /// </remarks>
    public PrintSpan? FindMissed(ClaimField field)
    {
        if (field.IsInList || !(field.IsNumber || field.IsDate))
            return null;
        IEnumerable<PrintSpan> spans = field.IsDate
            ? context.Print.Dates.Select(date => date.Span)
            : context.Print.Numbers.Where(number => !number.IsJoined && number.Value != 0 && IsOfKind(number, field)).Select(number => number.Span);
        PrintSpan? best = null;
        double score = 0;
        foreach (PrintSpan span in spans)
        {
            double own = context.Labels.Score(field, span);
            if (own < SureLabel || own <= score || (context.ListRows.Contains(context.Print.RowOf(span)) && !IsTotalBeside(field, span, own)) || _claimants[span].Any(other => context.Labels.Score(other, span) > own - Clearly))
                continue;
            if (context.Labels.Best(span, other => other != field && !other.IsInList).Score < own - 0.02)
                (best, score) = (span, own);
        }

        return best;
    }

    /// <summary>Whether a number among the rows of a list is a total that stands beside them: the only number of its row, with the label of a sum before it.</summary>
    private bool IsTotalBeside(ClaimField field, PrintSpan span, double own) =>
        own > LabelLinks.HeadingScore && !field.Terms.IsDeduction && context.Print.InRow(context.Print.RowOf(span)).Count(number => !number.IsJoined) == 1;

    /// <summary>Finds rows of a table that no entry claims.</summary>
    public IEnumerable<Omission> MissedRows(ListValues list)
    {
        Column[] columns = [.. list.Columns.Values.Where(column => column.IsSure)];
        Band[] placed = [.. list.Bands.Where(band => band.IsPlaced)];
        if (!list.IsTable || columns.Length < 2 || placed.Length == 0)
            yield break;
        HashSet<int> claimed = [];
        foreach (Claim claim in list.Claims)
        {
            // A number outside of its column, such as a quantity of one, says nothing of the row.
            if (claim.Judgement is { Verdict: EvidenceVerdict.Supported, At: { } at } && (claim.Kind != ClaimKind.Number || claim.Judgement.Reason != EvidenceReason.InRow))
                claimed.UnionWith(at.Spans.Select(context.Print.RowOf));
        }

        int found = 0, first = placed[0].Start, last = placed[^1].End;
        for (int row = Math.Max(0, first - 4); row <= Math.Min(context.Print.Rows.Count - 1, last + 6) && found < MostOmissions; row++)
        {
            if (claimed.Contains(row) || !IsRowOf(columns, row) || OpensWithSum(row))
                continue;
            found++;
            PrintRow printed = context.Print.Rows[row];
            string text = string.Join(' ', printed.Cells.Select(cell => context.Print.Cells[cell].Text));
            EvidenceSpan span = new(context.Print.Pages[printed.Page].PageNumber, default, text);
            yield return new Omission(list.Path, EvidenceCodes.MissedRow, $"has no entry for a row of the table: {GroundingFindings.Quote(span)}");
        }
    }

    /// <summary>Finds entries that nothing on the pages bears out.</summary>
    public static IEnumerable<Omission> InventedRows(ListValues list)
    {
        int found = 0;
        for (int i = 0; i < list.Entries.Count && found < MostOmissions; i++)
        {
            List<Claim> entry = [.. list.Entries[i].Where(claim => claim.Kind is not (ClaimKind.Choice or ClaimKind.Meaning or ClaimKind.Unit) && claim.Number != 0)];
            if (entry.Count < 3 || entry.Count(claim => claim.Judgement is { Verdict: EvidenceVerdict.Supported }) * 3 > entry.Count)
                continue;
            found++;
            yield return new Omission(list.Path.Append(i), EvidenceCodes.InventedRow, "is an entry that no row of the pages prints");
        }
    }

    private static bool IsOfKind(PrintedNumber number, ClaimField field) => field.Terms.Kind switch
    {
        FieldKind.Percent => number.IsPercent,
        FieldKind.Amount => !number.IsPercent && number.HasDecimals,
        _ => !number.IsPercent,
    };

    private bool IsRowOf(Column[] columns, int row)
    {
        int filled = 0, numbers = 0;
        foreach (Column column in columns)
            filled += context.Print.InRow(row).Any(number => !number.IsJoined && column.Has(context.Print.BoxOf(number.Span))) ? 1 : 0;
        numbers += context.Print.InRow(row).Count(number => !number.IsJoined);
        return filled >= 2 && filled >= columns.Length * ColumnsOfRow && numbers >= filled;
    }

    private bool OpensWithSum(int row)
    {
        string text = FieldVocabulary.Default.Fold(string.Concat(context.Print.Rows[row].Cells.Take(2).Select(cell => context.Print.Cells[cell].Text)));
        return FieldVocabulary.Default.SumLabels.Any(label => text.Contains(label, StringComparison.Ordinal));
    }
}

using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Labels;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Judges numbers and dates outside of lists: by the value, and by the label beside it.</summary>
internal sealed class SingleValues(GroundingContext context)
{
    private const double SureLabel = 0.6;
    private const double WeakLabel = 0.25;
    private const double MuchBetter = 0.3;
    private const double BesideLabel = 0.95;

    // Cash is rounded to five or ten hundredths.
    private const decimal MostRounded = 0.05m;

    private PrintedDate? _lone;
    private bool _isLoneKnown;

    public Judgement Judge(Claim claim)
    {
        ClaimField field = claim.Field;
        (List<(PrintSpan Span, double Score)> firm, PrintSpan? weak, double best) = AtLabel(claim);
        if (claim.Candidates.Count > 0)
            return JudgePrinted(claim, firm, weak, best);
        if (claim.Number == 0)
            return Judgement.Derived(EvidenceReason.Zero, 0.5);
        if (claim.Number is { } number && !field.IsMagnitude && context.Print.WithMagnitude(number).FirstOrDefault(other => !other.IsJoined) is { } turned)
            return Judgement.Contradicted(EvidenceReason.OtherSign, 0.3, null, turned.Span);
        return firm.Count > 0 && firm[0].Score >= SureLabel
            ? Judgement.Contradicted(EvidenceReason.OtherAtLabel, 0.2, null, firm[0].Span)
            : Judgement.NotFound;
    }

    private Judgement JudgePrinted(Claim claim, List<(PrintSpan Span, double Score)> firm, PrintSpan? weak, double best)
    {
        ClaimField field = claim.Field;
        (Candidate Candidate, double Own)[] ranked =
        [
            .. claim.Candidates.Select(candidate => (Candidate: candidate, Own: context.Labels.Score(field, candidate.First)))
                .OrderByDescending(link => link.Own * link.Candidate.Quality).ThenByDescending(link => link.Candidate.Quality),
        ];
        (Candidate at, double own) = ranked[0];
        bool isAmount = field.Terms.Kind != FieldKind.Amount || at.Quality > 0.5;

        // Under a heading of a table, while a label beside other print names the field better.
        bool isBesideOther = own <= LabelLinks.HeadingScore && firm.Count > 0 && firm[0].Score >= BesideLabel && own < firm[0].Score - 0.1 && !context.IsClaimedByOther(claim, firm[0].Span);
        if (isBesideOther && claim.Kind == ClaimKind.Number)
            return IsRoundedFrom(claim, at, firm[0].Span) ? Judgement.Supported(EvidenceReason.ByEquation, 0.7, at) : Judgement.Contradicted(EvidenceReason.OtherAtLabel, 0.3, at, firm[0].Span);
        if (isAmount && (own >= 0.5 || (own >= best - 0.1 && own >= WeakLabel && IsNoOthers(claim, at, own))))
            return Judgement.Supported(EvidenceReason.AtLabel, Math.Min(1, 0.6 + (0.4 * own)) * at.Quality, at);
        if (claim.Number == 0)
            return Judgement.Derived(EvidenceReason.Zero, 0.5);

        // The label is there, and beside it stands something else.
        if (firm.Count > 0 && firm[0].Score >= SureLabel && own < firm[0].Score * 0.6)
        {
            if (IsRoundedFrom(claim, at, firm[0].Span))
                return Judgement.Supported(EvidenceReason.ByEquation, 0.7, at);
            return firm[0].Score < 0.93 && context.IsClaimedByOther(claim, firm[0].Span)
                ? Judgement.Unplaced(EvidenceReason.NoLabel, 0.3, at)
                : Judgement.Contradicted(EvidenceReason.OtherAtLabel, 0.2, at, firm[0].Span);
        }

        (ClaimField? other, double foreign) = ranked
            .Select(link => context.Labels.Best(link.Candidate.First, candidate => candidate != field && candidate.IsDate == field.IsDate && candidate.IsNumber == field.IsNumber))
            .OrderBy(link => link.Score).First();

        // Another field's label is there, and a label of this field, if a weak one, stands at something else.
        if (foreign >= 0.75 && own < 0.3 && weak is { } instead && !context.IsClaimedByOther(claim, instead))
            return Judgement.Contradicted(EvidenceReason.OtherAtLabel, 0.2, at, instead);
        if (claim.Kind == ClaimKind.Date && IsLone(field) && Lone() is { } lone)
        {
            return context.Search.Is(lone, claim.Date!.Value)
                ? Judgement.Supported(EvidenceReason.Alone, 0.7, at)
                : Judgement.Contradicted(EvidenceReason.OtherAtLabel, 0.3, at, lone.Span);
        }

        if (foreign >= SureLabel && context.Claims.Any(twin => twin != claim && twin.List is null && twin.Field == other && twin.Number == claim.Number && twin.Date == claim.Date))
            return Judgement.Unplaced(EvidenceReason.OnlyAtOtherField, 0.45, at);
        return at.Quality < 0.5 ? Judgement.Unplaced(EvidenceReason.PartOfLonger, at.Quality, at) : Judgement.Unplaced(EvidenceReason.NoLabel, 0.5 * at.Quality, at);
    }

    /// <summary>Whether an amount is another one after rounding for cash, and the difference is printed between the two.</summary>
    private bool IsRoundedFrom(Claim claim, Candidate at, PrintSpan from)
    {
        if (claim.Number is not { } rounded || context.Print.Numbers.Find(number => number.Span == from) is not { } before)
            return false;
        decimal difference = Math.Abs(rounded - before.Value);
        int first = context.Print.RowOf(from);
        return difference is > 0 and <= MostRounded && context.Print.WithMagnitude(difference).Any(number => context.Print.RowOf(number.Span) > first && context.Print.RowOf(number.Span) < at.Row);
    }

    /// <summary>Whether print at a weak label of the field is not at a much better one of another field, which says the same.</summary>
    private bool IsNoOthers(Claim claim, Candidate at, double own)
    {
        (ClaimField? other, double score) = context.Labels.Best(at.First, field => field != claim.Field && field.IsDate == claim.Field.IsDate && field.IsNumber == claim.Field.IsNumber);
        return score < own + MuchBetter || !context.Claims.Any(twin => twin.Field == other && twin.Number == claim.Number && twin.Date == claim.Date);
    }

    /// <summary>Returns the print of the claim's kind that stands at labels of its field: surely, no better at another field's; and weakly.</summary>
    private (List<(PrintSpan Span, double Score)> Firm, PrintSpan? Weak, double Best) AtLabel(Claim claim)
    {
        List<(PrintSpan Span, double Score)> owned = [];
        PrintSpan? weak = null;
        double best = 0, bestWeak = 0;
        foreach (PrintSpan span in SameKind(claim))
        {
            double own = context.Labels.Score(claim.Field, span);
            if (own < WeakLabel || context.ListRows.Contains(context.Print.RowOf(span)))
                continue;
            double foreign = context.Labels.Best(span, other => other != claim.Field && !other.IsInList).Score;
            if (own > bestWeak && foreign <= own)
                (weak, bestWeak) = (span, own);
            if (own < 0.45)
                continue;
            best = Math.Max(best, own);
            if (foreign <= own + 0.05)
                owned.Add((span, own));
        }

        return ([.. owned.Where(link => link.Score >= best - 0.05).OrderByDescending(link => link.Score)], weak, best);
    }

    private IEnumerable<PrintSpan> SameKind(Claim claim)
    {
        if (claim.Kind == ClaimKind.Date)
            return context.Print.Dates.Select(date => date.Span);
        bool isPercent = claim.Field.Terms.Kind == FieldKind.Percent, anyDecimals = isPercent || claim.Field.Terms.Kind == FieldKind.Quantity;
        return context.Print.Numbers.Where(number => !number.IsJoined && number.IsPercent == isPercent && (anyDecimals || number.HasDecimals)).Select(number => number.Span);
    }

    /// <summary>Whether a date without a label is this field's: the table of labels says so, or the record asks for no other date.</summary>
    private bool IsLone(ClaimField field) => field.Terms.IsLone || context.Fields.Count(other => other.IsDate) == 1;

    /// <summary>The only date of the document; else the date in the upper part of the first page that has no label of any field, if there is only one.</summary>
    private PrintedDate? Lone()
    {
        if (_isLoneKnown)
            return _lone;
        _isLoneKnown = true;
        PrintIndex print = context.Print;
        if (print.Dates.Count > 0 && print.Dates.TrueForAll(date => date.Value == print.Dates[0].Value))
            return _lone = print.Dates[0];
        PrintedDate[] alone =
        [
            .. print.Dates.Where(date => print.PageOf(date.Span) == 0 && print.BoxOf(date.Span).Top < 0.6 * print.Pages[0].Size.Height
                && print.Cells[date.Span.Cell].Text.Length - date.Span.Length < 24
                && context.Labels.Best(date.Span, field => field.IsDate).Score < 0.3),
        ];

        // A date that is a line of its own, perhaps behind the name of a town, comes before one in a sentence.
        PrintedDate[] lines = [.. alone.Where(IsLine)];
        if (lines.Length > 0)
            alone = lines;
        return _lone = alone.Select(date => date.Value).Distinct().Count() == 1 ? alone[0] : null;
    }

    private bool IsLine(PrintedDate date)
    {
        string text = context.Print.Cells[date.Span.Cell].Text;
        ReadOnlySpan<char> before = text.AsSpan(0, date.Span.Start).Trim();
        return date.Span.End == text.Length && (before.Length == 0 || before.Contains(','));
    }
}

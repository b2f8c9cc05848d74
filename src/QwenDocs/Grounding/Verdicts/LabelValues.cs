using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Imaging;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Doubts values that are nothing but labels: what was read is the name of a field and not its value.</summary>
/// <remarks>
/// A company may be called as a label is, and a kind of package is one. So a text counts as a label only where all its print does: a label in two languages,
/// a label of several words, or one with a colon, or a number, behind it.
/// </remarks>
internal sealed class LabelValues(GroundingContext context)
{
    // In heights of the label: how far to the right of it, or below, its number stands.
    private const double ReachRight = 20;
    private const double ReachDown = 1.5;

    public void Judge()
    {
        foreach (Claim claim in context.Claims)
        {
            if (claim is { List: null, Kind: ClaimKind.Text, IsFlagged: false, Candidates.Count: > 0 } && !MayBeLabel(claim.Field.Terms.Kind) && IsLabel(claim))
                claim.Judgement = Judgement.Unplaced(EvidenceReason.IsLabel, 0.2, claim.Candidates[0]);
        }
    }

    /// <summary>Whether values of a kind may be words that are labels of other fields: cartons, freight.</summary>
    private static bool MayBeLabel(FieldKind kind) => kind is FieldKind.Unit or FieldKind.Packing or FieldKind.Description or FieldKind.Marks or FieldKind.Choice;

    private bool IsLabel(Claim claim)
    {
        string folded = FieldVocabulary.Default.Fold(claim.Text);
        bool isBilingual = context.LabelSequence.IsBilingual(folded);
        if (!isBilingual && !context.LabelSequence.IsLabels(folded))
            return false;

        // Of several words that are one label, nothing else has the name.
        bool isSure = isBilingual || claim.Text.AsSpan().TrimEnd() is [.., ':' or '：'] || (claim.Text.Trim().Contains(' ') && FieldVocabulary.Default.KnownLabels.Contains(folded));
        return claim.Candidates.All(place => IsLabelAt(claim.Field, place, isSure));
    }

    private bool IsLabelAt(ClaimField field, Candidate place, bool isSure)
    {
        PrintSpan last = place.Spans[^1];
        PrintCell cell = context.Print.Cells[last.Cell];
        if (place.Spans.Count == 1 && cell.Text.Take(last.Start).Any(char.IsLetterOrDigit))
            return false;
        ReadOnlySpan<char> behind = cell.Text.AsSpan(last.End).TrimStart();
        if (behind.Length > 0)
            return behind[0] is ':' or '：' || (isSure && !char.IsLetter(behind[0])) || char.IsDigit(behind[0]);
        return isSure || (context.Labels.Score(field, place.First) < 0.5 && HasNumber(cell));
    }

    /// <summary>Whether a number, a date or a code stands beside a label or under it.</summary>
    private bool HasNumber(PrintCell label)
    {
        PageBox box = label.Box;
        double height = Math.Max(1, box.Height);
        IReadOnlyList<int> row = context.Print.Rows[label.Row].Cells;
        if (label.Column + 1 < row.Count)
            return context.Print.Cells[row[label.Column + 1]] is { Digits: > 0 } beside && beside.Box.Left - box.Right < ReachRight * height;
        if (label.Row + 1 >= context.Print.Rows.Count || context.Print.Rows[label.Row + 1] is not { } below || below.Page != label.Page)
            return false;
        return below.Cells.Select(number => context.Print.Cells[number])
            .Any(cell => cell.Digits > 0 && cell.Box.Left < box.Right && cell.Box.Right > box.Left && cell.Box.Top - box.Bottom < ReachDown * height);
    }
}

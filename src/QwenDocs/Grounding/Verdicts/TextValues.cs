using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Judges texts: whole, or put together from the lines and pieces in which they are printed.</summary>
internal sealed class TextValues(GroundingContext context, NearestPrint nearest)
{
    private const int LongestShort = 2;
    private const double LeastLabel = 0.5;

    public Judgement Judge(Claim claim, RowRange rows)
    {
        if (claim.Folded.Length == 0)
            return Judgement.Unplaced(EvidenceReason.NoLabel, 0.3, null);
        Candidate? whole = RowRange.In(claim.Candidates, rows, candidate => candidate.Row)
            .Where(candidate => rows.Has(candidate.LastRow)).MaxBy(candidate => (candidate.Quality, claim.List is null ? context.Labels.Score(claim.Field, candidate.First) : 0));
        if (whole is not null && claim.List is null && claim.Folded.Length <= LongestShort && !claim.Text.Any(PrintFolding.IsUnspaced))
            return JudgeShort(claim);
        if (whole is not null)
            return Judgement.Supported(whole.Spans.Count > 1 ? EvidenceReason.InPieces : EvidenceReason.Printed, whole.Quality, whole);
        var cover = TextCover.Of(context.Print, claim.Text, rows);
        if (cover.IsWhole)
            return Judgement.Supported(EvidenceReason.InPieces, Math.Max(0.6, 0.9 - (0.02 * (cover.Runs - 1))), Candidate.Of(context.Print, cover.Spans, 0.9, EvidenceMatch.Exact));
        Judgement near = nearest.Judge(claim, rows);
        if (near.Verdict == EvidenceVerdict.NotFound && cover.Covered >= cover.Total * 0.5 && cover.Spans.Count > 0)
            return Judgement.Contradicted(EvidenceReason.Differs, 0.1 + (0.3 * cover.Covered / cover.Total), null, cover.Spans);
        return near;
    }

    /// <summary>A letter or two are printed in many places: they need their label.</summary>
    private Judgement JudgeShort(Claim claim)
    {
        (Candidate at, double own) = claim.Candidates.Select(candidate => (candidate, context.Labels.Score(claim.Field, candidate.First))).MaxBy(link => link.Item2);
        return own >= LeastLabel ? Judgement.Supported(EvidenceReason.AtLabel, 0.6 + (0.4 * own), at) : Judgement.Unplaced(EvidenceReason.NoLabel, 0.4, at);
    }
}

using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Judges identifiers: every character counts, and a part of a longer code is another code.</summary>
internal sealed class CodeValues(GroundingContext context, NearestPrint nearest)
{
    // A code right behind a weak label, such as the title Rechnung, and nothing between them.
    private const double LeastLabel = 0.45;

    public Judgement Judge(Claim claim)
    {
        Candidate[] whole = [.. claim.Candidates.Where(candidate => candidate.Quality > 0)];
        if (whole.Length > 0)
            return JudgePrinted(claim, whole);
        if (claim.Candidates.Count > 0)
            return Judgement.Contradicted(EvidenceReason.PartOfLonger, 0.2, null, WordAround(claim.Candidates[0].First));
        return nearest.Judge(claim, RowRange.All);
    }

    private Judgement JudgePrinted(Claim claim, Candidate[] whole)
    {
        (Candidate Candidate, double Own)[] ranked =
            [.. whole.Select(candidate => (candidate, context.Labels.Score(claim.Field, candidate.First))).OrderByDescending(link => link.Item2).ThenByDescending(link => link.candidate.Quality)];
        (Candidate at, double own) = ranked[0];
        if (own >= LeastLabel)
            return Judgement.Supported(EvidenceReason.AtLabel, Math.Min(1, 0.6 + (0.4 * own)) * at.Quality, at);
        if (own < 0.35 && Labelled(claim) is { } other)
            return Judgement.Contradicted(EvidenceReason.OtherAtLabel, 0.3, at, other);
        (ClaimField? foreign, double score) = ranked.Select(link => context.Labels.Best(link.Candidate.First, field => field != claim.Field)).OrderBy(link => link.Score).First();
        if (score >= 0.8 && own < 0.3 && context.Claims.Any(twin => twin != claim && twin.Field == foreign && twin.List is null && twin.Folded == claim.Folded))
        {
            return claim.Field.Group.Length > 0
                ? Judgement.Unplaced(EvidenceReason.OnlyAtOtherField, 0.35, at)
                : Judgement.Contradicted(EvidenceReason.OnlyAtOtherField, 0.35, at);
        }

        return IsProven(claim)
            ? Judgement.Supported(EvidenceReason.ByCheckDigits, 0.9 * at.Quality, at)
            : Judgement.Unplaced(EvidenceReason.NoLabel, (claim.Folded.Length >= 5 ? 0.7 : 0.5) * at.Quality, at);
    }

    /// <summary>Whether the value's own type finds nothing wrong with it, and its form is long enough that this says something.</summary>
    private static bool IsProven(Claim claim) =>
        claim.Folded.Length >= 8 && claim.Field.Reader?.Read(claim.Text) is { IsValid: true, Problem: null };

    /// <summary>The code that stands right behind a sure label of the field, and is not the value.</summary>
    private PrintSpan? Labelled(Claim claim)
    {
        foreach ((PrintSpan span, string folded) in context.Codes)
        {
            if (context.Labels.Score(claim.Field, span) >= 0.95 && !folded.Contains(claim.Folded, StringComparison.Ordinal))
                return span;
        }

        return null;
    }

    private PrintSpan WordAround(PrintSpan span)
    {
        string text = context.Print.Cells[span.Cell].Text;
        int from = span.Start, to = span.End;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]))
            from--;
        while (to < text.Length && !char.IsWhiteSpace(text[to]))
            to++;
        return new PrintSpan(span.Cell, from, to - from);
    }
}

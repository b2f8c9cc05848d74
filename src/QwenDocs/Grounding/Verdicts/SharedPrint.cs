using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Two fields with the same code or text need two prints, or labels that name both.</summary>
internal sealed class SharedPrint(GroundingContext context)
{
    public void Judge()
    {
        IEnumerable<Claim> texts = context.Claims.Where(claim => claim.List is null && claim.Kind is ClaimKind.Code or ClaimKind.Text && !claim.IsFlagged && claim.Folded.Length > 0);
        foreach (IGrouping<string, Claim> same in texts.GroupBy(claim => claim.Folded))
        {
            if (same.Count() > 1)
                Judge([.. same]);
        }
    }

    private void Judge(Claim[] same)
    {
        Candidate[] prints = [.. same.SelectMany(claim => claim.Candidates).Where(candidate => candidate.Quality > 0).DistinctBy(candidate => candidate.First).Take(64)];
        if (prints.Length == 0)
            return;
        Claim[] ranked = [.. same.OrderByDescending(claim => claim.Judgement!.Reason == EvidenceReason.WithAddress).ThenByDescending(claim => prints.Max(at => context.Labels.Score(claim.Field, at.First)))];
        PrintSpan instead = prints[0].First;
        for (int i = 1; i < ranked.Length; i++)
        {
            // Two parties have one name only by mistake, or because the document says so at both.
            bool isOtherParty = ranked[i].Field.Name == ranked[0].Field.Name && ranked[i].Kind == ClaimKind.Text && ranked[i].Judgement is { Verdict: EvidenceVerdict.Supported, Reason: not (EvidenceReason.WithAddress or EvidenceReason.AtLabel) };
            if (isOtherParty && i < prints.Length)
                ranked[i].Judgement = Judgement.Unplaced(EvidenceReason.OnlyAtOtherField, 0.4, ranked[i].Judgement!.At);

            // None of the prints is left for it; or it is no part of an address and has no label, while another field has it too.
            bool hasNone = i >= prints.Length, isLoose = ranked[i].Kind == ClaimKind.Code && ranked[i].Judgement!.Verdict == EvidenceVerdict.Unplaced;
            if (hasNone || isLoose)
                ranked[i].Judgement = Judgement.Contradicted(EvidenceReason.OnlyAtOtherField, 0.3, null, instead);
        }
    }
}

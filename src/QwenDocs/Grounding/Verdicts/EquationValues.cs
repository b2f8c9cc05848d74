using QwenDocs.Grounding.Claims;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Lets the record's own equations speak: where one holds among values that are printed, they bear each other out.</summary>
internal static class EquationValues
{
    private const int Rounds = 3;

    public static void Judge(GroundingContext context, IReadOnlyList<RecordEquation> equations)
    {
        var claims = context.Claims.ToDictionary(claim => claim.Path);

        // What an equation confirms may help another one.
        bool changed = equations.Count > 0;
        for (int round = 0; round < Rounds && changed; round++)
        {
            changed = false;
            foreach (RecordEquation equation in equations)
                changed |= Judge(equation, claims);
            context.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static bool Judge(RecordEquation equation, Dictionary<FieldPath, Claim> claims)
    {
        List<Claim> known = [];
        Claim? missing = null;
        foreach (FieldPath path in equation.Fields)
        {
            if (!claims.TryGetValue(path, out Claim? claim))
                continue;
            known.Add(claim);
            if (claim.Judgement!.Verdict == EvidenceVerdict.Contradicted || (claim.Judgement.Verdict == EvidenceVerdict.NotFound && missing is not null))
                return false;
            if (claim.Judgement.Verdict == EvidenceVerdict.NotFound)
                missing = claim;
        }

        bool changed = false;
        foreach (Claim claim in known.Where(claim => known.Count >= 2 && claim.Judgement is { Verdict: EvidenceVerdict.Unplaced, At: not null }))
        {
            claim.Judgement = claim.Judgement! with { Verdict = EvidenceVerdict.Supported, Reason = EvidenceReason.ByEquation, Score = Math.Max(0.75, claim.Judgement.Score) };
            changed = true;
        }

        // A tolerance derives nothing: what is a cent off is another value.
        if (missing is null || known.Count < 2 || !equation.IsExact)
            return changed;
        missing.Judgement = Judgement.Derived(EvidenceReason.ByEquation, 0.6) with { Inputs = [.. known.Where(claim => claim != missing).Select(claim => claim.Path)] };
        return true;
    }
}

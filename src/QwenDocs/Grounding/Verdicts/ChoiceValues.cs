using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Judges values that documents say in words of their own: types of document by the title, members of enums by their names, truth values not at all.</summary>
internal sealed class ChoiceValues(GroundingContext context)
{
    public Judgement Judge(Claim claim, RowRange rows)
    {
        if (claim.Field.Terms.Titles.ContainsKey(claim.Text))
            return ByTitle(claim);
        string words = string.Concat(claim.Text.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {c}" : c.ToString()));
        Candidate? printed = claim.Text is "true" or "false" ? null : context.Search.Texts(words).Find(candidate => rows.Has(candidate.Row));
        return printed is null ? Judgement.Unplaced(EvidenceReason.NoLabel, 0.3, null) : Judgement.Supported(EvidenceReason.Printed, 0.8, printed);
    }

    private Judgement ByTitle(Claim claim)
    {
        (string Value, Candidate At)? best = null;
        foreach ((string value, string[] titles) in claim.Field.Terms.Titles)
        {
            foreach (string title in titles)
            {
                foreach (TextHit hit in context.Print.Find(context.Print.Folding.Fold(title)))
                {
                    if (!hit.StartsWord || !hit.EndsWord || context.Print.PageOf(hit.First) != 0)
                        continue;
                    var at = Candidate.Of(context.Print, hit.Spans, 1, EvidenceMatch.Normalised);

                    // The title is the largest of the words; of like ones the first.
                    double height = at.Box.Height, known = best?.At.Box.Height ?? 0;
                    if (height > known * 1.15 || (height > known * 0.87 && at.Row < best!.Value.At.Row))
                        best = (value, at);
                }
            }
        }

        return best switch
        {
            null => Judgement.Derived(EvidenceReason.NoLabel, 0.3),
            var (value, at) when value == claim.Text => Judgement.Derived(EvidenceReason.ByTitle, 0.8, at),
            var (_, at) => Judgement.Contradicted(EvidenceReason.OtherMeaning, 0.2, null, at.Spans),
        };
    }
}

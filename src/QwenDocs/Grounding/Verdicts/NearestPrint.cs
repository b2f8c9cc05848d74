using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Says what comes nearest where a text or a code is not printed.</summary>
internal sealed class NearestPrint(GroundingContext context)
{
    // How much of a text may differ for the print to be what the value was read from.
    private const double Share = 0.34;

    public Judgement Judge(Claim claim, RowRange rows)
    {
        PrintIndex print = context.Print;
        if (NearText.Find(print, claim.Folded, Share * claim.Folded.Length, hit => hit.Spans.All(span => rows.Has(print.RowOf(span)))) is not { } near)
            return Judgement.NotFound;
        TextHit hit = print.Hit(near.Offset, near.Length);

        // The recogniser may have taken one character for another that looks like it: that cannot be told without the picture.
        if (print.IsRecognized && near.OnlyAlike)
            return Judgement.Unplaced(EvidenceReason.Differs, 0.35, Candidate.Of(print, hit.Spans, 0.5, EvidenceMatch.ReadOtherwise));
        return Judgement.Contradicted(EvidenceReason.Differs, 0.1, null, WholeWords(hit.Spans));
    }

    /// <summary>Print is quoted by whole words: what differs may be the first or last character.</summary>
    private List<PrintSpan> WholeWords(IReadOnlyList<PrintSpan> spans)
    {
        List<PrintSpan> whole = [.. spans];
        string first = context.Print.Cells[whole[0].Cell].Text, last = context.Print.Cells[whole[^1].Cell].Text;
        int start = whole[0].Start, end = whole[^1].End;
        while (start > 0 && char.IsLetterOrDigit(first[start - 1]) && !PrintFolding.IsUnspaced(first[start - 1]))
            start--;
        while (end < last.Length && char.IsLetterOrDigit(last[end]) && !PrintFolding.IsUnspaced(last[end]))
            end++;
        whole[0] = whole[0] with { Start = start, Length = whole[0].End - start };
        whole[^1] = whole[^1] with { Length = end - whole[^1].Start };
        return whole;
    }
}

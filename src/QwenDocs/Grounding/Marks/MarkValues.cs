using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas;

namespace QwenDocs.Grounding.Marks;

/// <summary>Judges marks by the ink in their places.</summary>
internal static class MarkValues
{
    private const double Borne = 0.8;
    private const double Doubted = 0.3;
    private const double Against = 0.1;

    public static FieldEvidence Judge(GroundingContext context, Claim claim)
    {
        MarkReading reading = claim.Field.IsInList ? context.ListMarks.GetValueOrDefault(claim.Path, MarkReading.Unclear) : ReadingOf(context, claim.Field);
        bool isPresent = claim.Text == "true";
        return reading.State switch
        {
            MarkState.Unclear => new FieldEvidence(claim.Path, EvidenceVerdict.Unplaced, EvidenceReason.UnclearInk) { Score = Doubted, Spans = Spans(reading), Source = context.Print.Pages[0].Source },
            MarkState.Present when !isPresent => Contradicted(EvidenceReason.Ink),
            MarkState.Absent when isPresent => Contradicted(EvidenceReason.NoInk),
            _ => new FieldEvidence(claim.Path, EvidenceVerdict.Supported, isPresent ? EvidenceReason.Ink : EvidenceReason.NoInk)
            {
                Match = EvidenceMatch.Exact,
                Score = Borne,
                Spans = Spans(reading),
                Source = context.Print.Pages[0].Source,
            },
        };

        FieldEvidence Contradicted(EvidenceReason reason) =>
            new(claim.Path, EvidenceVerdict.Contradicted, reason) { Score = Against, Instead = reading.Place, Source = context.Print.Pages[0].Source };
    }

    /// <summary>Returns the evidence of a mark that the record leaves out, though its ink is seen; null for all others.</summary>
    public static FieldEvidence? Missed(GroundingContext context, FieldPath path, ClaimField field) =>
        field.Node.Mark is not null && ReadingOf(context, field) is { State: MarkState.Present, Place: { } place }
            ? new FieldEvidence(path, EvidenceVerdict.Absent, EvidenceReason.MissedAtLabel) { Instead = place, Source = context.Print.Pages[0].Source }
            : null;

    private static MarkReading ReadingOf(GroundingContext context, ClaimField field) =>
        field.IsInList ? MarkReading.Unclear : context.Marks.GetValueOrDefault(field.Number, MarkReading.Unclear);

    private static IReadOnlyList<EvidenceSpan> Spans(MarkReading reading) => reading.Place is { } place ? [place] : [];
}

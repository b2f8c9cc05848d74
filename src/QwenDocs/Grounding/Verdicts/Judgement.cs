using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>What is judged of a value.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why.</param>
/// <param name="Score">How much speaks for the value, 0 to 1.</param>
/// <param name="At">Where the value is printed; null where it is not.</param>
internal sealed record Judgement(EvidenceVerdict Verdict, EvidenceReason Reason, double Score, Candidate? At = null)
{
    /// <summary>Gets what stands in the value's place.</summary>
    public IReadOnlyList<PrintSpan> Instead { get; init; } = [];

    /// <summary>Gets the fields that a derived value follows from.</summary>
    public IReadOnlyList<FieldPath> Inputs { get; init; } = [];

    public bool IsFlagged => Verdict is EvidenceVerdict.Contradicted or EvidenceVerdict.NotFound;

    public static Judgement Supported(EvidenceReason reason, double score, Candidate at) => new(EvidenceVerdict.Supported, reason, score, at);

    public static Judgement Unplaced(EvidenceReason reason, double score, Candidate? at) => new(EvidenceVerdict.Unplaced, reason, score, at);

    public static Judgement Derived(EvidenceReason reason, double score, Candidate? at = null) => new(EvidenceVerdict.Derived, reason, score, at);

    public static Judgement Contradicted(EvidenceReason reason, double score, Candidate? at, params IReadOnlyList<PrintSpan> instead) =>
        new(EvidenceVerdict.Contradicted, reason, score, at) { Instead = instead };

    public static Judgement NotFound { get; } = new(EvidenceVerdict.NotFound, EvidenceReason.NotPrinted, 0);
}

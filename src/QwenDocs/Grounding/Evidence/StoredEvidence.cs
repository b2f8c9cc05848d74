using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Grounding.Evidence;

/// <summary>Evidence as values that are written as JSON and read again.</summary>
internal sealed record StoredEvidence(
    IReadOnlyList<StoredFieldEvidence> Fields,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<int> PageNumbers,
    bool IsComplete)
{
    public static StoredEvidence From(RecordEvidence evidence) =>
        new([.. evidence.Select(StoredFieldEvidence.From)], evidence.Findings, evidence.PageNumbers, evidence.IsComplete);

    public RecordEvidence ToEvidence() => new([.. Fields.Select(field => field.ToEvidence())], Findings, PageNumbers, IsComplete);
}

/// <summary>The evidence of one field as values.</summary>
internal sealed record StoredFieldEvidence(FieldPath Path, EvidenceVerdict Verdict, EvidenceReason Reason)
{
    public EvidenceMatch Match { get; init; }

    public double Score { get; init; }

    public IReadOnlyList<EvidenceSpan>? Spans { get; init; }

    public EvidenceSpan? Instead { get; init; }

    public int Rivals { get; init; }

    public IReadOnlyList<FieldPath>? Inputs { get; init; }

    public string? SecondReading { get; init; }

    public bool IsSettled { get; init; }

    public TextSource Source { get; init; }

    public static StoredFieldEvidence From(FieldEvidence field) => new(field.Path, field.Verdict, field.Reason)
    {
        Match = field.Match,
        Score = field.Score,
        Spans = field.Spans.Count == 0 ? null : field.Spans,
        Instead = field.Instead,
        Rivals = field.Rivals,
        Inputs = field.Inputs.Count == 0 ? null : field.Inputs,
        SecondReading = field.SecondReading,
        IsSettled = field.IsSettled,
        Source = field.Source,
    };

    public FieldEvidence ToEvidence() => new(Path, Verdict, Reason)
    {
        Match = Match,
        Score = Score,
        Spans = Spans ?? [],
        Instead = Instead,
        Rivals = Rivals,
        Inputs = Inputs ?? [],
        SecondReading = SecondReading,
        IsSettled = IsSettled,
        Source = Source,
    };
}

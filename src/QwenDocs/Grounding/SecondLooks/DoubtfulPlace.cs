using QwenDocs.Imaging;

namespace QwenDocs.Grounding.SecondLooks;

/// <summary>A place on a page that is to be read again.</summary>
/// <param name="PageNumber">The number of the page, counted from 1.</param>
/// <param name="Box">The place, in the unit of the page as displayed.</param>
/// <param name="Fields">What the first reading says of the fields whose place it may be.</param>
internal sealed record DoubtfulPlace(int PageNumber, PageBox Box, IReadOnlyList<FieldEvidence> Fields)
{
    /// <summary>Returns the places where a value is doubted for what was read there, the first ones in the order of the record.</summary>
    /// <remarks>Where it is the place that is doubted, such as another row or another party's address, reading it again tells nothing.</remarks>
    public static IReadOnlyList<DoubtfulPlace> Of(RecordEvidence evidence, int most) =>
        [.. evidence
            .Where(field => !field.IsSettled && IsDoubtedForItsPrint(field) && FirstReading(field) is { Box.IsEmpty: false })
            .GroupBy(field => (FirstReading(field)!.Value.PageNumber, FirstReading(field)!.Value.Box))
            .Take(most)
            .Select(place => new DoubtfulPlace(place.Key.PageNumber, place.Key.Box, [.. place]))];

    /// <summary>Returns what the first reading found in the place of a field.</summary>
    public static EvidenceSpan? FirstReading(FieldEvidence field) => field.Instead ?? (field.Spans.Count > 0 ? field.Spans[0] : null);

    /// <summary>Whether a rule names the place: a label, a row and column, or a sign. Print that only looks alike is at no such place.</summary>
    public static bool IsNamedByRule(EvidenceReason reason) => reason is EvidenceReason.OtherAtLabel or EvidenceReason.OtherInColumn or EvidenceReason.OtherSign;

    private static bool IsDoubtedForItsPrint(FieldEvidence field) =>
        field.Verdict is EvidenceVerdict.Contradicted or EvidenceVerdict.Unplaced
        && (IsNamedByRule(field.Reason) || field.Reason is EvidenceReason.Differs or EvidenceReason.PartOfLonger);
}

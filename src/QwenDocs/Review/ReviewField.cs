using System.Text.Json;
using QwenDocs.Grounding;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Review;

/// <summary>A value of the record with what is known about it.</summary>
/// <param name="Path">Its path in the record's JSON.</param>
/// <param name="Value">The value.</param>
/// <param name="Node">What the schema says of it; <see cref="SchemaNode.Anything"/> where it says nothing.</param>
/// <param name="Evidence">What the pages say of it; <see langword="null"/> where it was not judged.</param>
/// <param name="Findings">What was found in it.</param>
internal sealed record ReviewField(
    FieldPath Path,
    JsonElement Value,
    SchemaNode Node,
    FieldEvidence? Evidence,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Gets how the page shows it: <c>flagged</c>, <c>doubt</c>, <c>fine</c> or <c>open</c>, where nothing is known.</summary>
    public string State =>
        Evidence is { IsFlagged: true } || Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? "flagged"
        : Evidence is { Verdict: EvidenceVerdict.Unplaced } or { Verdict: EvidenceVerdict.Absent, Instead: not null }
            || Findings.Any(finding => finding.Severity == FindingSeverity.Warning) ? "doubt"
        : Evidence is { Verdict: not EvidenceVerdict.Absent } ? "fine"
        : "open";

    /// <summary>Collects the values of a record, in its order. A whole object or list that is missing is no value that a person could type.</summary>
    public static List<ReviewField> Collect(JsonElement record, SchemaNode schema, RecordEvidence? evidence, IReadOnlyList<Finding> findings)
    {
        ILookup<FieldPath, Finding> byPath = findings.ToLookup(finding => finding.Path);
        return
        [
            .. JsonRecordVisitor.Leaves(record, schema)
                .Where(leaf => leaf.Value.ValueKind != JsonValueKind.Null || leaf.Schema.IsLeaf)
                .Select(leaf => new ReviewField(leaf.Path, leaf.Value, leaf.Schema, evidence?[leaf.Path], [.. byPath[leaf.Path]])),
        ];
    }
}

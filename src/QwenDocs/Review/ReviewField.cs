using System.Text.Json.Nodes;
using QwenDocs.Grounding;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Review;

/// <summary>A value of the record with what is known about it.</summary>
/// <param name="Path">Its path in the record's JSON.</param>
/// <param name="Value">The value; <see langword="null"/> for JSON's null.</param>
/// <param name="Node">What the schema says of it; <see langword="null"/> where no schema is known.</param>
/// <param name="Evidence">What the pages say of it; <see langword="null"/> where it was not judged.</param>
/// <param name="Findings">What was found in it.</param>
internal sealed record ReviewField(
    FieldPath Path,
    JsonValue? Value,
    SchemaNode? Node,
    FieldEvidence? Evidence,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Gets how the page shows it: <c>flagged</c>, <c>doubt</c>, <c>fine</c> or <c>open</c>, where nothing is known.</summary>
    public string State =>
        Evidence is { IsFlagged: true } || Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? "flagged"
        : Evidence is { Verdict: EvidenceVerdict.Unplaced } or { Verdict: EvidenceVerdict.Absent, Instead: not null } || Findings.Any(finding => finding.Severity == FindingSeverity.Warning) ? "doubt"
        : Evidence is { Verdict: not EvidenceVerdict.Absent } ? "fine"
        : "open";

    /// <summary>Collects the values of a record, in its order.</summary>
    public static List<ReviewField> Collect(JsonNode? record, SchemaNode? schema, RecordEvidence? evidence, IReadOnlyList<Finding> findings)
    {
        ILookup<FieldPath, Finding> byPath = findings.ToLookup(finding => finding.Path);
        List<ReviewField> fields = [];
        Collect(record, FieldPath.Root);
        return fields;

        void Collect(JsonNode? node, FieldPath path)
        {
            switch (node)
            {
                case JsonObject members:
                    foreach ((string name, JsonNode? member) in members)
                        Collect(member, path.Append(name));
                    break;
                case JsonArray entries:
                    for (int i = 0; i < entries.Count; i++)
                        Collect(entries[i], path.Append(i));
                    break;
                default:
                    // A whole object or list that is missing is no value that a person could type.
                    SchemaNode? place = schema?.Find(path);
                    if (node is not null || place is null || place.IsLeaf)
                        fields.Add(new ReviewField(path, node as JsonValue, place, evidence?[path], [.. byPath[path]]));
                    break;
            }
        }
    }
}

using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Merging;

/// <summary>A record put together from its parts.</summary>
/// <param name="json">The record; <see langword="null"/> where every part is.</param>
/// <param name="merge">The merge that it came from.</param>
internal sealed class MergedRecord(JsonNode? json, RecordMerge merge)
{
    /// <summary>Gets the record; <see langword="null"/> where every part is.</summary>
    public JsonNode? Json => json;

    /// <summary>Gets where parts contradict each other, as warnings, in the order of the schema.</summary>
    public IReadOnlyList<Finding> Findings => merge.Findings;

    /// <summary>Gets for each single value, by its path in the answer, the parts and pages that gave it.</summary>
    public IReadOnlyDictionary<FieldPath, ValueSource> Sources => merge.Sources;

    /// <summary>Returns where something in a part came to stand in the whole.</summary>
    /// <param name="part">The index of the part, counted from 0.</param>
    /// <param name="path">The path in the part, such as <c>$.lines[0].quantity</c>.</param>
    /// <returns>The path in the whole, such as <c>$.lines[17].quantity</c>.</returns>
    public FieldPath PathOf(int part, FieldPath path) => merge.PathOf(part, path);

    /// <summary>Tells whether a part gave a clear value for a path of the whole.</summary>
    public bool IsClear(FieldPath path) => merge.IsClear(path);
}

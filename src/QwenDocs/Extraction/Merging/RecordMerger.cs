using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Merging;

/// <summary>Puts together the parts of one record that were read from different pages.</summary>
/// <remarks>
/// Of single values the first clear one is taken (neither null nor empty nor a stand-in); a part that says something else is reported.
/// Lists follow each other in the order of the pages; where parts share pages, the entries that both hold are taken once.
/// </remarks>
internal static class RecordMerger
{
    /// <summary>Merges parts.</summary>
    /// <param name="schema">The schema of the record.</param>
    /// <param name="parts">The parts, in the order of their pages; at least one.</param>
    /// <returns>The record, and where the parts contradict each other.</returns>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static MergedRecord Merge(RecordSchema schema, IReadOnlyList<RecordPart> parts)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
            throw new ArgumentException("There is no part to merge.", nameof(parts));

        RecordMerge merging = new(parts);
        List<PartValue> roots = [];
        for (int part = 0; part < parts.Count; part++)
        {
            // A schema whose record stands in a wrapper is merged in it, so that paths are those of answers.
            JsonNode json = schema.IsWrapped ? schema.Wrap(parts[part].Json.DeepClone()) : parts[part].Json;
            roots.Add(new PartValue(part, json, FieldPath.Root));
        }

        JsonNode? whole = merging.Merge(schema.Root, FieldPath.Root, roots);
        JsonNode? record = schema.IsWrapped ? whole?[RecordSchema.WrapperProperty]?.DeepClone() : whole;
        return new MergedRecord(record, merging);
    }
}

using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Merging;

/// <summary>A part of a record, read from some pages of its document.</summary>
/// <param name="Json">The part, in the form of the whole record: JSON that conforms to the schema.</param>
/// <param name="PageNumbers">The numbers of the pages that it was read from, in order, counted from 1.</param>
internal sealed record RecordPart(JsonNode Json, IReadOnlyList<int> PageNumbers)
{
    /// <summary>Gets the paths whose values stand in for something that could not be read; another part's value goes before them.</summary>
    public IReadOnlySet<FieldPath> UnclearPaths { get; init; } = new HashSet<FieldPath>();
}

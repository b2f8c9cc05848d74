using System.Text.Json.Nodes;

namespace QwenDocs.Extraction;

/// <summary>A part of a record, read from some pages of its document.</summary>
/// <param name="Json">The part, in the form of the whole record: JSON that conforms to the schema.</param>
/// <param name="PageNumbers">The numbers of the pages that it was read from, in order, counted from 1.</param>
public sealed record RecordPart(JsonNode Json, IReadOnlyList<int> PageNumbers)
{
    /// <summary>Gets the paths, such as <c>$.total</c>, whose values stand in for something that could not be read; another part's value goes before them.</summary>
    public IReadOnlySet<string> UnclearPaths { get; init; } = new HashSet<string>();
}

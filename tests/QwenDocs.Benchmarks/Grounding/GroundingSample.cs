using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>A document with its true record.</summary>
/// <param name="Id">The name of the file.</param>
/// <param name="Schema">The schema of the record.</param>
/// <param name="Record">The true record.</param>
/// <param name="Pages">The text of the pages.</param>
/// <param name="HasRules">Whether the record brings rules along.</param>
internal sealed record GroundingSample(string Id, RecordSchema Schema, JsonNode Record, IReadOnlyList<PageText> Pages, bool HasRules)
{
    /// <summary>Gets what tells that a value of the truth is not on the pages, or printed otherwise.</summary>
    public Func<string, bool> IsNotPrinted { get; init; } = _ => false;
}

using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Merging;

/// <summary>A value of one part.</summary>
/// <param name="Part">The index of the part.</param>
/// <param name="Value">The value.</param>
/// <param name="Path">Where it stands in the part.</param>
internal readonly record struct PartValue(int Part, JsonNode? Value, FieldPath Path);

using System.Text.Json.Nodes;
using QwenDocs.Extraction.Merging;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>A record put together from its parts.</summary>
public sealed class MergedRecord
{
    private readonly RecordMerge _merging;

    internal MergedRecord(JsonNode? json, RecordMerge merging)
    {
        Json = json;
        _merging = merging;
    }

    /// <summary>Gets the record; <see langword="null"/> where every part is.</summary>
    public JsonNode? Json { get; }

    /// <summary>Gets where parts contradict each other, as warnings, in the order of the schema.</summary>
    public IReadOnlyList<Finding> Findings => _merging.Findings;

    /// <summary>Returns where something in a part came to stand in the whole.</summary>
    /// <param name="part">The index of the part, counted from 0.</param>
    /// <param name="path">The path in the part, such as <c>$.lines[0].quantity</c>.</param>
    /// <returns>The path in the whole, such as <c>$.lines[17].quantity</c>.</returns>
    public string PathOf(int part, string path) => _merging.PathOf(part, path);

    /// <summary>Tells whether a part gave a clear value for a path of the whole.</summary>
    internal bool IsClear(string path) => _merging.IsClear(path);
}

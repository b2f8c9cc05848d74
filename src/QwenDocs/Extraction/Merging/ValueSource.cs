using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Merging;

/// <summary>Where a single value of a record came from.</summary>
/// <param name="Parts">The parts that gave it, by their index, counted from 0.</param>
/// <param name="PageNumbers">The numbers of the pages that these parts were read from, in order, counted from 1.</param>
internal sealed record ValueSource(IReadOnlyList<int> Parts, IReadOnlyList<int> PageNumbers)
{
    /// <summary>Makes the sources of a record that one part gave.</summary>
    public static IReadOnlyDictionary<FieldPath, ValueSource> OfOnePart(JsonNode? record, IReadOnlyList<int> pageNumbers)
    {
        Dictionary<FieldPath, ValueSource> sources = [];
        Add(record, FieldPath.Root, new ValueSource([0], pageNumbers), sources);
        return sources;
    }

    private static void Add(JsonNode? value, FieldPath path, ValueSource source, Dictionary<FieldPath, ValueSource> sources)
    {
        switch (value)
        {
            case JsonObject record:
                foreach ((string name, JsonNode? property) in record)
                    Add(property, path.Append(name), source, sources);
                break;
            case JsonArray list:
                for (int index = 0; index < list.Count; index++)
                    Add(list[index], path.Append(index), source, sources);
                break;
            case not null:
                sources[path] = source;
                break;
        }
    }
}

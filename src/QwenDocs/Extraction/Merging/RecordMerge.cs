using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas.Reading;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Merging;

/// <summary>One merge under way: walks the schema, and remembers where the entries of lists went.</summary>
internal sealed class RecordMerge(IReadOnlyList<RecordPart> parts)
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<(int Part, string Path), int[]> _places = [];
    private readonly HashSet<string> _clearPaths = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Findings => _findings;

    public JsonNode? Merge(JsonElement schema, string path, IReadOnlyList<PartValue> values, bool isSameEntry = false)
    {
        if (schema.TryGetProperty("anyOf", out JsonElement alternatives))
            return MergeAlternatives(alternatives, schema, path, values, isSameEntry);
        return SchemaNode.Of(schema).Name switch
        {
            "object" => MergeObjects(schema, path, values, isSameEntry),
            "array" => MergeLists(schema, path, values),
            _ => MergeSingle(schema, path, values, isSameEntry),
        };
    }

    /// <summary>Tells whether a part gave a clear value for a path of the whole.</summary>
    public bool IsClear(string path) => _clearPaths.Contains(path);

    /// <summary>Returns where something in a part came to stand.</summary>
    public string PathOf(int part, string path)
    {
        StringBuilder whole = new();
        int copied = 0;
        for (int open = path.IndexOf('[', StringComparison.Ordinal); open >= 0; open = path.IndexOf('[', open + 1))
        {
            int close = path.IndexOf(']', open);
            if (close < 0 || !int.TryParse(path.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                || !_places.TryGetValue((part, path[..open]), out int[]? places) || index >= places.Length)
                continue;
            whole.Append(path, copied, open + 1 - copied).Append(CultureInfo.InvariantCulture, $"{places[index]}");
            copied = close;
        }

        return whole.Append(path, copied, path.Length - copied).ToString();
    }

    private JsonObject? MergeObjects(JsonElement schema, string path, IReadOnlyList<PartValue> values, bool isSameEntry)
    {
        PartValue[] objects = [.. values.Where(value => value.Value is JsonObject)];
        if (objects.Length == 0)
            return null;
        JsonObject merged = [];
        foreach (JsonProperty property in schema.GetProperty("properties").EnumerateObject())
        {
            PartValue[] given = [.. objects
                .Where(value => ((JsonObject)value.Value!).ContainsKey(property.Name))
                .Select(value => new PartValue(value.Part, value.Value![property.Name], $"{value.Path}.{property.Name}"))];
            merged[property.Name] = Merge(property.Value, $"{path}.{property.Name}", given, isSameEntry);
        }

        return merged;
    }

    /// <summary>Merges values of a type with kinds: those of the first one's kind. A part that saw another kind is reported and left out.</summary>
    private JsonNode? MergeAlternatives(JsonElement alternatives, JsonElement schema, string path, IReadOnlyList<PartValue> values, bool isSameEntry)
    {
        PartValue[] objects = [.. values.Where(value => value.Value is JsonObject && IsClear(value))];
        JsonElement kind = alternatives.EnumerateArray().FirstOrDefault(alternative => objects.Length > 0 && SchemaNode.NamesKind(alternative, objects[0].Value!));
        if (kind.ValueKind == JsonValueKind.Undefined)
            return MergeSingle(schema, path, values, isSameEntry);
        foreach (PartValue other in objects.Where(value => !SchemaNode.NamesKind(kind, value.Value!)))
            Report(path, objects[0].Part, other.Part);
        return MergeObjects(kind, path, [.. objects.Where(value => SchemaNode.NamesKind(kind, value.Value!))], isSameEntry);
    }

    private JsonArray? MergeLists(JsonElement schema, string path, IReadOnlyList<PartValue> values)
    {
        PartValue[] lists = [.. values.Where(value => value.Value is JsonArray)];
        if (lists.Length == 0)
            return null;

        List<List<PartValue>> entries = [];
        int previousCount = 0;
        for (int list = 0; list < lists.Length; list++)
        {
            PartValue[] items = [.. ((JsonArray)lists[list].Value!).Select((item, index) => new PartValue(lists[list].Part, item, string.Create(CultureInfo.InvariantCulture, $"{lists[list].Path}[{index}]")))];
            int shared = list == 0 ? 0 : Overlap(entries, previousCount, items, lists[list - 1].Part, lists[list].Part);
            for (int index = 0; index < shared; index++)
                entries[entries.Count - shared + index].Add(items[index]);
            _places[(lists[list].Part, lists[list].Path)] = [.. Enumerable.Range(entries.Count - shared, items.Length)];
            entries.AddRange(items.Skip(shared).Select(item => new List<PartValue> { item }));
            previousCount = items.Length;
        }

        JsonElement itemSchema = schema.GetProperty("items");
        JsonArray merged = [];
        for (int index = 0; index < entries.Count; index++)
            merged.Add(Merge(itemSchema, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), entries[index], isSameEntry: entries[index].Count > 1));
        return merged;
    }

    /// <summary>Counts how many entries at the end of what is there stand again at the start of a further part. Parts that share no page share no entry.</summary>
    private int Overlap(List<List<PartValue>> entries, int previousCount, PartValue[] items, int previous, int part)
    {
        if (!parts[previous].PageNumbers.Intersect(parts[part].PageNumbers).Any())
            return 0;
        int most = Math.Min(previousCount, items.Length);
        foreach (Func<JsonNode?, JsonNode?, bool> isSame in new[] { JsonComparison.IsEqual, JsonComparison.IsSameEntry })
        {
            for (int count = most; count > 0; count--)
            {
                int start = entries.Count - count;
                if (Enumerable.Range(0, count).All(index => isSame(entries[start + index][^1].Value, items[index].Value)))
                    return count;
            }
        }

        return 0;
    }

    private JsonNode? MergeSingle(JsonElement schema, string path, IReadOnlyList<PartValue> values, bool isSameEntry)
    {
        // Where a schema allows no null, pages that say nothing are answered with an empty value.
        SchemaNode type = SchemaNode.Of(schema);
        JsonNode? empty = type.IsNullable || parts.Count == 1 ? null : type.Default(schema);
        PartValue? taken = null;
        foreach (PartValue value in values)
        {
            if (!IsClear(value) || (empty is not null && JsonComparison.IsEqual(value.Value, empty)))
                continue;
            if (taken is not { } first)
                taken = value;
            else if (isSameEntry && JsonComparison.IsLonger(value.Value, first.Value))
                taken = value;
            else if (!JsonComparison.IsEqual(first.Value, value.Value) && !(isSameEntry && JsonComparison.IsLonger(first.Value, value.Value)))
                Report(path, first.Part, value.Part);
        }

        if (taken is not null)
            _clearPaths.Add(path);
        JsonNode? kept = taken?.Value ?? values.Select(value => value.Value).FirstOrDefault(value => value is not null);
        return kept?.DeepClone();
    }

    private bool IsClear(PartValue value) =>
        value.Value is { } given
        && !(given.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(given.GetValue<string>()))
        && !parts[value.Part].UnclearPaths.Contains(value.Path);

    private void Report(string path, int first, int other) => _findings.Add(new Finding(
        FindingSeverity.Warning,
        path,
        $"{Pages(other)} say something else here than {Pages(first)}, whose value was taken"));

    private string Pages(int part)
    {
        IReadOnlyList<int> numbers = parts[part].PageNumbers;
        return numbers.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $"part {part + 1}") : string.Create(CultureInfo.InvariantCulture, $"pages {numbers[0]} to {numbers[^1]}");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Merging;

/// <summary>One merge under way: walks the schema, and remembers where the entries of lists went and which parts gave each value.</summary>
internal sealed class RecordMerge(IReadOnlyList<RecordPart> parts)
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<(int Part, FieldPath Path), int[]> _places = [];
    private readonly HashSet<FieldPath> _clearPaths = [];
    private readonly Dictionary<FieldPath, ValueSource> _sources = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Gets for each single value of the whole the parts that gave it.</summary>
    public IReadOnlyDictionary<FieldPath, ValueSource> Sources => _sources;

    public JsonNode? Merge(SchemaNode schema, FieldPath path, IReadOnlyList<PartValue> values, bool isSameEntry = false) => schema.Kind switch
    {
        SchemaNodeKind.AnyOf => MergeAlternatives(schema, path, values, isSameEntry),
        SchemaNodeKind.Object => MergeObjects(schema, path, values, isSameEntry),
        SchemaNodeKind.Array => MergeLists(schema, path, values),
        _ => MergeSingle(schema, path, values, isSameEntry),
    };

    /// <summary>Tells whether a part gave a clear value for a path of the whole.</summary>
    public bool IsClear(FieldPath path) => _clearPaths.Contains(path);

    /// <summary>Returns where something in a part came to stand.</summary>
    public FieldPath PathOf(int part, FieldPath path)
    {
        FieldPath source = FieldPath.Root;
        FieldPath whole = FieldPath.Root;
        foreach (FieldPathSegment segment in path.Segments)
        {
            bool isMoved = segment.IsIndex && _places.TryGetValue((part, source), out int[]? places) && segment.Index < places.Length;
            whole = isMoved ? whole.Append(_places[(part, source)][segment.Index]) : whole.Append(segment);
            source = source.Append(segment);
        }

        return whole;
    }

    private JsonObject? MergeObjects(SchemaNode schema, FieldPath path, IReadOnlyList<PartValue> values, bool isSameEntry)
    {
        PartValue[] objects = [.. values.Where(value => value.Value is JsonObject)];
        if (objects.Length == 0)
            return null;
        JsonObject merged = [];
        foreach (SchemaProperty property in schema.Properties)
        {
            PartValue[] given = [.. objects
                .Where(value => ((JsonObject)value.Value!).ContainsKey(property.Name))
                .Select(value => new PartValue(value.Part, value.Value![property.Name], value.Path.Append(property.Name)))];
            merged[property.Name] = Merge(property.Node, path.Append(property.Name), given, isSameEntry);
        }

        return merged;
    }

    /// <summary>Merges values of a type with alternatives: those of the first one's type. A part that read another type is reported and left out.</summary>
    private JsonNode? MergeAlternatives(SchemaNode schema, FieldPath path, IReadOnlyList<PartValue> values, bool isSameEntry)
    {
        PartValue[] objects = [.. values.Where(value => value.Value is JsonObject && IsClear(value))];
        SchemaNode? named = objects.Length > 0 ? schema.Alternatives.FirstOrDefault(alternative => alternative.IsNamedBy(objects[0].Value)) : null;
        if (named is null)
            return MergeSingle(schema, path, values, isSameEntry);
        foreach (PartValue other in objects.Where(value => !named.IsNamedBy(value.Value)))
            Report(path, objects[0].Part, other.Part);
        return MergeObjects(named, path, [.. objects.Where(value => named.IsNamedBy(value.Value))], isSameEntry);
    }

    private JsonArray? MergeLists(SchemaNode schema, FieldPath path, IReadOnlyList<PartValue> values)
    {
        PartValue[] lists = [.. values.Where(value => value.Value is JsonArray)];
        if (lists.Length == 0)
            return null;

        List<List<PartValue>> entries = [];
        int previousCount = 0;
        for (int list = 0; list < lists.Length; list++)
        {
            PartValue[] items = [.. ((JsonArray)lists[list].Value!).Select((item, index) => new PartValue(lists[list].Part, item, lists[list].Path.Append(index)))];
            int shared = list == 0 ? 0 : Overlap(entries, previousCount, items, lists[list - 1].Part, lists[list].Part);
            for (int index = 0; index < shared; index++)
                entries[entries.Count - shared + index].Add(items[index]);
            _places[(lists[list].Part, lists[list].Path)] = [.. Enumerable.Range(entries.Count - shared, items.Length)];
            entries.AddRange(items.Skip(shared).Select(item => new List<PartValue> { item }));
            previousCount = items.Length;
        }

        JsonArray merged = [];
        for (int index = 0; index < entries.Count; index++)
            merged.Add(Merge(schema.Items ?? SchemaNode.Anything, path.Append(index), entries[index], isSameEntry: entries[index].Count > 1));
        return merged;
    }

    /// <summary>Counts how many entries at the end of what is there stand again at the start of a further part. Parts that share no page share no entry.</summary>
    private int Overlap(List<List<PartValue>> entries, int previousCount, PartValue[] items, int previous, int part)
    {
        if (!parts[previous].PageNumbers.Intersect(parts[part].PageNumbers).Any())
            return 0;
        int offset = entries.Count - previousCount;
        return RowAlignment.Overlap(
            previousCount,
            items.Length,
            (left, right) => JsonComparison.IsEqual(entries[offset + left][^1].Value, items[right].Value),
            (left, right) => JsonComparison.IsSameEntry(entries[offset + left][^1].Value, items[right].Value));
    }

    private JsonNode? MergeSingle(SchemaNode schema, FieldPath path, IReadOnlyList<PartValue> values, bool isSameEntry)
    {
        // Where a schema allows no null, pages that say nothing are answered with an empty value.
        JsonNode? empty = schema.IsNullable || parts.Count == 1 ? null : schema.CreateStandIn();
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
        if (kept is not null)
            _sources[path] = SourceOf(values.Where(value => JsonComparison.IsEqual(value.Value, kept) || (isSameEntry && JsonComparison.IsLonger(kept, value.Value))));
        return kept?.DeepClone();
    }

    private ValueSource SourceOf(IEnumerable<PartValue> values)
    {
        int[] indexes = [.. values.Select(value => value.Part).Distinct()];
        return new ValueSource(indexes, [.. indexes.SelectMany(part => parts[part].PageNumbers).Distinct().Order()]);
    }

    private bool IsClear(PartValue value) =>
        value.Value is { } given
        && !(given.GetValueKind() == System.Text.Json.JsonValueKind.String && string.IsNullOrWhiteSpace(given.GetValue<string>()))
        && !parts[value.Part].UnclearPaths.Contains(value.Path);

    private void Report(FieldPath path, int first, int other) => _findings.Add(Finding.Warning(
        path, $"{Pages(other)} say something else here than {Pages(first)}, whose value was taken", code: MergeCodes.Contradiction));

    private string Pages(int part)
    {
        IReadOnlyList<int> numbers = parts[part].PageNumbers;
        return numbers.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $"part {part + 1}") : string.Create(CultureInfo.InvariantCulture, $"pages {numbers[0]} to {numbers[^1]}");
    }
}

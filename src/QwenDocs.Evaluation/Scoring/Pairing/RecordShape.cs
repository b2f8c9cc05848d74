using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Scoring.Pairing;

/// <summary>What of a record is one cell, what is an object with members, and what is a list of records.</summary>
internal sealed class RecordShape
{
    private RecordShape(SchemaNode? schema, bool isList, IReadOnlyList<KeyValuePair<string, RecordShape>>? members) =>
        (Schema, IsList, Members) = (schema, isList, members ?? []);

    /// <summary>Gets the schema of the place, where there is one.</summary>
    public SchemaNode? Schema { get; }

    /// <summary>Gets a value indicating whether it is a list of records; <see cref="Members"/> are then those of a record.</summary>
    public bool IsList { get; }

    /// <summary>Gets the members; none for a cell.</summary>
    public IReadOnlyList<KeyValuePair<string, RecordShape>> Members { get; }

    /// <summary>Gets a value indicating whether it is compared as a whole.</summary>
    public bool IsCell => Members.Count == 0;

    /// <summary>Reads the shape of a record: by its schema, and where there is none, by the values themselves.</summary>
    public static RecordShape Of(SchemaNode? schema, IReadOnlyList<JsonElement> instances, bool opensObjectsInRows)
    {
        if (schema is null)
            return Infer(instances, isInRow: false, opensObjectsInRows);
        RecordShape shape = Of(schema, instances, isInRow: false, opensObjectsInRows);
        if (shape.IsList)
            return shape;

        // A member that the schema does not know is a cell: it was made up.
        HashSet<string> known = [.. shape.Members.Select(member => member.Key)];
        IEnumerable<string> others = instances.Where(instance => instance.ValueKind == JsonValueKind.Object).SelectMany(instance => instance.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal);
        return new RecordShape(schema, isList: false, [.. shape.Members, .. others.Where(name => !known.Contains(name)).Select(name => KeyValuePair.Create(name, Cell(null)))]);
    }

    /// <summary>Counts the cells of a value of this shape.</summary>
    public int Count(JsonElement? value)
    {
        if (IsCell)
            return 1;
        return IsList ? Rows(value).Sum(CountMembers) : CountMembers(value);
    }

    /// <summary>Counts the cells of one record of the list, or of the object.</summary>
    public int CountMembers(JsonElement? value) => Members.Sum(member => member.Value.Count(Member(value, member.Key)));

    /// <summary>Returns the records of a list; none where there is no list.</summary>
    public static JsonElement?[] Rows(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(row => (JsonElement?)row)] : [];

    /// <summary>Returns a member of an object; <see langword="null"/> where it is missing.</summary>
    public static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } record && record.TryGetProperty(name, out JsonElement member) ? member : null;

    private static RecordShape Of(SchemaNode schema, IReadOnlyList<JsonElement> instances, bool isInRow, bool opensObjectsInRows)
    {
        if (schema.Kind == SchemaNodeKind.AnyOf)
        {
            if (schema.Alternatives.Count == 1)
                return Of(schema.Alternatives[0], instances, isInRow, opensObjectsInRows);
            if (schema.Alternatives.All(alternative => alternative.Kind == SchemaNodeKind.Object))
                return isInRow && !opensObjectsInRows ? Cell(schema) : new RecordShape(schema, isList: false, MembersOf(schema, instances, isInRow, opensObjectsInRows));
            return schema.Alternatives.FirstOrDefault(alternative => alternative.Kind is SchemaNodeKind.Array or SchemaNodeKind.Object) is { } structured
                ? Of(structured, instances, isInRow, opensObjectsInRows)
                : Cell(schema);
        }

        switch (schema.Kind)
        {
            case SchemaNodeKind.Object:
                return isInRow && !opensObjectsInRows ? Cell(schema) : new RecordShape(schema, isList: false, MembersOf(schema, instances, isInRow, opensObjectsInRows));
            case SchemaNodeKind.Array when schema.Items is { } items:
                JsonElement[] rows = [.. instances.SelectMany(instance => Rows(instance)).OfType<JsonElement>()];
                SchemaNode item = items is { Kind: SchemaNodeKind.AnyOf, Alternatives.Count: 1 } ? items.Alternatives[0] : items;
                bool isOfRecords = item.Kind == SchemaNodeKind.Object || (item.Kind == SchemaNodeKind.AnyOf && item.Alternatives.All(alternative => alternative.Kind == SchemaNodeKind.Object));
                return isOfRecords ? new RecordShape(schema, isList: true, MembersOf(item, rows, isInRow: true, opensObjectsInRows)) : Cell(schema);
            default:
                return Cell(schema);
        }
    }

    // Of alternatives, the members that the values have: each value is one of them.
    private static KeyValuePair<string, RecordShape>[] MembersOf(
        SchemaNode schema,
        IReadOnlyList<JsonElement> instances,
        bool isInRow,
        bool opensObjectsInRows)
    {
        IEnumerable<SchemaProperty> properties = schema.Kind != SchemaNodeKind.AnyOf
            ? schema.Properties
            : schema.Alternatives.SelectMany(alternative => alternative.Properties).DistinctBy(property => property.Name)
                .Where(property => instances.Any(instance => Member(instance, property.Name) is not null));
        return
        [
            .. properties.Select(property => KeyValuePair.Create(
                property.Name,
                Of(property.Node, [.. instances.Select(instance => Member(instance, property.Name)).OfType<JsonElement>()], isInRow, opensObjectsInRows))),
        ];
    }

    private static RecordShape Infer(IReadOnlyList<JsonElement> instances, bool isInRow, bool opensObjectsInRows)
    {
        if (instances.Any(instance => instance.ValueKind == JsonValueKind.Array))
        {
            JsonElement[] rows = [.. instances.SelectMany(instance => Rows(instance)).OfType<JsonElement>()];
            return rows.Any(row => row.ValueKind == JsonValueKind.Object) ? new RecordShape(null, isList: true, Inferred(rows, isInRow: true, opensObjectsInRows)) : Cell(null);
        }

        return instances.Any(instance => instance.ValueKind == JsonValueKind.Object) && (!isInRow || opensObjectsInRows)
            ? new RecordShape(null, isList: false, Inferred(instances, isInRow, opensObjectsInRows))
            : Cell(null);
    }

    private static KeyValuePair<string, RecordShape>[] Inferred(IReadOnlyList<JsonElement> instances, bool isInRow, bool opensObjectsInRows) =>
    [
        .. instances.Where(instance => instance.ValueKind == JsonValueKind.Object).SelectMany(instance => instance.EnumerateObject())
            .GroupBy(member => member.Name, member => member.Value, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Infer([.. member], isInRow, opensObjectsInRows))),
    ];

    private static RecordShape Cell(SchemaNode? schema) => new(schema, isList: false, null);
}

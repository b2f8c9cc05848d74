using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Answers;

/// <summary>The values of a record that are asked for again: their schema, and the way of the new values into the record.</summary>
internal sealed class FieldCorrection
{
    private readonly FieldTree _root;

    private FieldCorrection(FieldTree root, JsonObject schema)
    {
        _root = root;
        Schema = schema;
    }

    /// <summary>Gets the schema of the values alone.</summary>
    public JsonObject Schema { get; }

    /// <summary>Finds the smallest part of a schema that holds all paths.</summary>
    /// <returns>The part, or <see langword="null"/> when it is the whole.</returns>
    public static FieldCorrection? For(SchemaNode schema, IEnumerable<FieldPath> paths)
    {
        FieldTree root = new();
        foreach (FieldPath path in paths)
            root.Add(path);
        JsonNode? narrowed = Narrow(schema, root);
        return root.IsWhole || narrowed is not JsonObject json ? null : new FieldCorrection(root, json);
    }

    /// <summary>Puts the new values into the record.</summary>
    public void Apply(JsonObject record, JsonObject values) => Apply(record, values, _root);

    /// <summary>Makes a closed object of properties that are all required.</summary>
    internal static JsonObject Close(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonNode? Narrow(SchemaNode schema, FieldTree node)
    {
        if (!node.IsWhole && schema.Kind == SchemaNodeKind.Object && Members(schema, node) is { Count: > 0 } members)
            return Close(members);
        if (!node.IsWhole && schema.Kind == SchemaNodeKind.Array && node.Entries.Count > 0 && schema.Items is { Kind: SchemaNodeKind.Object } items)
            return NarrowList(items, node);
        node.IsWhole = true;
        return JsonNode.Parse(schema.Json.GetRawText());
    }

    private static JsonObject Members(SchemaNode schema, FieldTree node)
    {
        JsonObject members = [];
        foreach (SchemaProperty property in schema.Properties)
        {
            if (node.IsWhole || node.Members.ContainsKey(property.Name))
                members[property.Name] = Narrow(property.Node, node.IsWhole ? FieldTree.Whole() : node.Members[property.Name]);
        }

        return members;
    }

    private static JsonObject NarrowList(SchemaNode items, FieldTree node)
    {
        FieldTree entry = node.AnyEntry = FieldTree.Union(node.Entries.Values);
        JsonObject members = Members(items, entry);
        entry.IsWhole |= members.Count == 0;
        if (members.Count == 0)
            members = Members(items, entry);
        string place = "entry";
        while (items.TryGetProperty(place, out _))
            place += "_";
        node.PlaceName = place;
        members.Insert(0, place, new JsonObject { ["type"] = "integer", ["description"] = "The place of the entry in the list, counted from 0." });
        return new JsonObject { ["type"] = "array", ["items"] = Close(members) };
    }

    private static void Apply(JsonObject record, JsonObject values, FieldTree node)
    {
        foreach ((string name, FieldTree member) in node.Members)
        {
            if (!values.TryGetPropertyValue(name, out JsonNode? value))
                continue;
            if (member.IsWhole)
                record[name] = value?.DeepClone();
            else if (record[name] is JsonObject inner && value is JsonObject innerValues)
                Apply(inner, innerValues, member);
            else if (record[name] is JsonArray list && value is JsonArray entries)
                ApplyEntries(list, entries, member);
        }
    }

    private static void ApplyEntries(JsonArray list, JsonArray entries, FieldTree node)
    {
        foreach (JsonObject entry in entries.OfType<JsonObject>())
        {
            if (!int.TryParse(entry[node.PlaceName]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int place)
                || place >= list.Count || !node.Entries.ContainsKey(place))
                continue;
            if (node.AnyEntry!.IsWhole)
            {
                var whole = (JsonObject)entry.DeepClone();
                whole.Remove(node.PlaceName);
                list[place] = whole;
            }
            else if (list[place] is JsonObject target)
            {
                Apply(target, entry, node.AnyEntry);
            }
        }
    }
}

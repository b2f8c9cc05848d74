using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>Tells how much of a schema is in JSON, and finds the record in objects around it.</summary>
internal static class RecordFit
{
    private const int MaxWrappers = 6;

    // What models call their thoughts.
    private static readonly FrozenSet<string> Thoughts = FrozenSet.ToFrozenSet(
        ["reasoning", "thinking", "thoughts", "thought", "analysis", "draft", "scratchpad", "chain_of_thought", "reflection", "example", "previous"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts the schema's properties that the JSON, or what it wraps, has.</summary>
    public static int Count(JsonNode? value, SchemaNode schema) => Matches(Wrapped(value, schema) ?? value, schema);

    /// <summary>Takes a record out of the objects and lists around it, as of <c>{"invoice":{…}}</c> or <c>{"data":[{…}]}</c>.</summary>
    /// <remarks>An object that has a property or two of the record itself, as an envelope may, gives them to the record that it holds.</remarks>
    /// <returns>The record, and whether anything was around it. What has none of the schema's properties anywhere is returned as it is.</returns>
    public static (JsonNode? Value, bool IsUnwrapped) Unwrap(JsonNode? value, SchemaNode schema)
    {
        if (Wrapped(value, schema) is not { } inner)
            return (value, false);
        if (value is JsonObject envelope && inner is JsonObject record && schema.Kind == SchemaNodeKind.Object)
        {
            foreach (string name in envelope.Select(property => property.Key).Where(name => IsKnown(schema, name) && PropertyNames.Find(record, name) is null).ToArray())
            {
                JsonNode? own = envelope[name];
                envelope.Remove(name);
                record[name] = own;
            }
        }

        return (inner, true);
    }

    /// <summary>Finds the record that stands in a value which is none, or has fewer of its properties than a record in it.</summary>
    private static JsonNode? Wrapped(JsonNode? value, SchemaNode schema)
    {
        int matches = Matches(value, schema);
        if (matches == 0)
            return Search(Children(value), schema, MaxWrappers);
        if (value is not JsonObject envelope || schema.Kind != SchemaNodeKind.Object)
            return null;
        return Search(Children(envelope).Where(property => !IsKnown(schema, property.Name)), schema, MaxWrappers) is JsonObject found && Matches(found, schema) > Math.Max(matches, 1)
            ? found
            : null;
    }

    /// <summary>Tells whether objects that could be the record, and are not the same, stand side by side.</summary>
    public static bool HasSeveral(JsonNode? value, SchemaNode schema)
    {
        for (int depth = 0; depth < MaxWrappers && Matches(value, schema) == 0; depth++)
        {
            JsonNode?[] fitting = [.. Children(value).Select(child => Parsed(child.Value)).Where(child => Matches(child, schema) > 0)];
            if (fitting.Length > 1)
                return fitting.Skip(1).Any(child => !JsonNode.DeepEquals(child, fitting[0]));
            JsonNode?[] containers = [.. Children(value).Select(child => Parsed(child.Value)).Where(child => child is JsonObject or JsonArray)];
            if (containers.Length != 1)
                return false;
            value = containers[0];
        }

        return false;
    }

    private static bool IsKnown(SchemaNode schema, string name) => schema.Properties.Any(property => PropertyNames.Equal(property.Name, name));

    /// <summary>Counts the properties of the schema that stand in the value itself.</summary>
    public static int Matches(JsonNode? value, SchemaNode schema)
    {
        switch (schema.Kind)
        {
            case SchemaNodeKind.AnyOf:
                return schema.Alternatives.Count == 0 ? 0 : schema.Alternatives.Max(alternative => Matches(value, alternative));
            case SchemaNodeKind.Object when value is JsonObject given:
                return schema.Properties.Count(property => PropertyNames.Find(given, property.Name) is not null);
            case SchemaNodeKind.Object when value is JsonArray { Count: 1 } single && single[0] is JsonObject only:
                return Matches(only, schema);
            case SchemaNodeKind.Array when value is JsonArray list && schema.Items is { } items:
                return items.IsLeaf ? 1 : list.Count == 0 ? 1 : list.Take(8).Max(entry => Matches(entry, items));
            case SchemaNodeKind.Array when value is JsonObject && schema.Items is { } items:
                return Matches(value, items);
            default:
                return 0;
        }
    }

    private static JsonNode? Search(IEnumerable<(string Name, JsonNode? Value)> children, SchemaNode schema, int depth)
    {
        if (depth == 0)
            return null;
        JsonNode? best = null;
        int most = 1;
        foreach (JsonNode? child in children.Select(child => Parsed(child.Value)))
        {
            JsonNode? candidate = Matches(child, schema) > 0 ? child : Search(Children(child), schema, depth - 1);
            if (candidate is not null && Matches(candidate, schema) >= most)
                (best, most) = (candidate, Matches(candidate, schema));
        }

        return best;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Children(JsonNode? value) => value switch
    {
        JsonObject wrapper => wrapper.Where(property => !Thoughts.Contains(property.Key)).Select(property => (property.Key, property.Value)),
        JsonArray { Count: 1 } list => [("", list[0])],
        _ => [],
    };

    /// <summary>Reads a record that stands in its wrapper as text.</summary>
    private static JsonNode? Parsed(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? json) && json.AsSpan().TrimStart() is ['{' or '[', ..] && AnswerJson.Find(json, null) is { IsComplete: true } found
            ? found.Value
            : value;
}

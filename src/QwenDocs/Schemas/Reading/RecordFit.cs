using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>Tells how much of a schema is in JSON, and finds the record in objects around it.</summary>
internal static class RecordFit
{
    private const int MaxWrappers = 3;

    /// <summary>Counts the schema's properties that the JSON, or what it wraps, has.</summary>
    public static int Count(JsonNode? value, SchemaNode schema) => Matches(Unwrap(value, schema).Value, schema);

    /// <summary>Takes a record out of the objects and lists around it, as of <c>{"invoice":{…}}</c> or <c>{"data":[{…}]}</c>.</summary>
    /// <returns>The record, and whether anything was around it. What has none of the schema's properties anywhere is returned as it is.</returns>
    public static (JsonNode? Value, bool IsUnwrapped) Unwrap(JsonNode? value, SchemaNode schema) =>
        Matches(value, schema) > 0 ? (value, false)
        : Search(value, schema, MaxWrappers) is { } inner ? (inner, true)
        : (value, false);

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

    private static JsonNode? Search(JsonNode? value, SchemaNode schema, int depth)
    {
        if (depth == 0)
            return null;
        IEnumerable<JsonNode?> children = value switch
        {
            JsonObject wrapper => wrapper.Select(property => property.Value),
            JsonArray { Count: 1 } list => list,
            _ => [],
        };
        JsonNode? best = null;
        int most = 0;
        foreach (JsonNode? child in children.Select(Parsed))
        {
            JsonNode? candidate = Matches(child, schema) > 0 ? child : Search(child, schema, depth - 1);
            if (candidate is not null && Matches(candidate, schema) > most)
                (best, most) = (candidate, Matches(candidate, schema));
        }

        return best;
    }

    /// <summary>Reads a record that stands in its wrapper as text.</summary>
    private static JsonNode? Parsed(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? json) && json.AsSpan().TrimStart() is ['{' or '[', ..] && AnswerJson.Find(json, null) is { IsComplete: true } found
            ? found.Value
            : value;
}

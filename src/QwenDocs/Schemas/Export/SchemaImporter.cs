using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Export;

/// <summary>Makes strict schemas of JSON Schemas that users bring.</summary>
internal static class SchemaImporter
{
    // Keywords that describe a whole schema document, not what a record is.
    private static readonly string[] DocumentKeywords = ["$schema", "$id", "$comment"];

    public static JsonElement Create(string name, JsonElement json, out bool isWrapped)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"{name} cannot be a strict schema: it is no JSON object.", nameof(json));
        var schema = (JsonObject)JsonSerializer.SerializeToNode(json, SchemaJsonContext.Relaxed.JsonElement)!;
        foreach (string keyword in DocumentKeywords)
            schema.Remove(keyword);
        Close(schema);
        try
        {
            return SchemaExporter.Finish(JsonSerializer.SerializeToElement(schema, SchemaJsonContext.Relaxed.JsonNode), name, out isWrapped);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new ArgumentException($"{name} cannot be a strict schema: it refers to what is not there, or has a keyword of the wrong type.", nameof(json), exception);
        }
    }

    /// <summary>Closes every object; what was not required may be null.</summary>
    private static void Close(JsonNode? node)
    {
        if (node is not JsonObject schema)
            return;
        if (schema["oneOf"] is JsonArray oneOf && !schema.ContainsKey("anyOf"))
        {
            schema.Remove("oneOf");
            schema["anyOf"] = oneOf;
        }

        if (schema["properties"] is JsonObject properties)
        {
            if (!schema.ContainsKey("type"))
                schema.Insert(0, "type", "object");
            HashSet<string> required = schema["required"] is JsonArray names ? [.. names.Select(required => required?.ToString() ?? "")] : [];
            foreach ((string property, JsonNode? child) in properties.ToArray())
            {
                Close(child);
                if (!required.Contains(property))
                    properties[property] = Nullable(child);
            }

            schema["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]);
            schema["additionalProperties"] = false;
        }

        Close(schema["items"]);
        foreach (string keyword in (string[])["anyOf", "$defs", "definitions"])
        {
            IEnumerable<JsonNode?> children = schema[keyword] switch
            {
                JsonArray list => list,
                JsonObject named => named.Select(definition => definition.Value),
                _ => [],
            };
            foreach (JsonNode? child in children)
                Close(child);
        }
    }

    private static JsonNode? Nullable(JsonNode? node)
    {
        if (node is not JsonObject schema || schema.ContainsKey("const"))
            return node;
        switch (schema["type"])
        {
            case JsonValue single when single.ToString() != "null":
                schema["type"] = new JsonArray(single.ToString(), "null");
                break;
            case JsonArray several when !several.Any(type => type?.ToString() == "null"):
                several.Add((JsonNode)"null");
                break;
            case null when schema["anyOf"] is JsonArray alternatives:
                alternatives.Add((JsonNode)new JsonObject { ["type"] = "null" });
                return schema;
            case null when schema.ContainsKey("$ref"):
                var reference = (JsonObject)schema.DeepClone();
                return new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) };
        }

        if (schema["enum"] is JsonArray choices && !choices.Any(choice => choice is null))
            choices.Add((JsonNode?)null);
        return schema;
    }
}

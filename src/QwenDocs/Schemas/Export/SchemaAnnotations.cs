using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Export;

/// <summary>Keywords that tell this library what a description says in words: labels and unit. They are not sent to a model.</summary>
internal static class SchemaAnnotations
{
    public const string Labels = "x-printedAs";

    public const string Unit = "x-printedUnit";

    public static IReadOnlyList<string> LabelsOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(Labels, out JsonElement labels) && labels.ValueKind == JsonValueKind.Array
            ? [.. labels.EnumerateArray().Where(label => label.ValueKind == JsonValueKind.String).Select(label => label.GetString()!)]
            : [];

    /// <summary>Moves the keywords of what refers to a type over to the type's own schema.</summary>
    public static void Move(JsonElement reference, JsonObject target)
    {
        target.Remove(Labels);
        target.Remove(Unit);
        if (reference.TryGetProperty(Labels, out JsonElement labels))
            target[Labels] = JsonSerializer.SerializeToNode(labels, SchemaJsonContext.Relaxed.JsonElement);
        if (reference.TryGetProperty(Unit, out JsonElement unit))
            target[Unit] = JsonSerializer.SerializeToNode(unit, SchemaJsonContext.Relaxed.JsonElement);
    }

    /// <summary>Returns a schema without the keywords.</summary>
    public static JsonElement Remove(JsonElement schema)
    {
        if (!schema.GetRawText().Contains("\"x-printed", StringComparison.Ordinal))
            return schema;
        JsonNode? node = JsonSerializer.SerializeToNode(schema, SchemaJsonContext.Relaxed.JsonElement);
        Remove(node, isSchema: true);
        return JsonSerializer.SerializeToElement(node, SchemaJsonContext.Relaxed.JsonNode);
    }

    private static void Remove(JsonNode? node, bool isSchema)
    {
        switch (node)
        {
            case JsonObject value:
                if (isSchema)
                {
                    value.Remove(Labels);
                    value.Remove(Unit);
                }

                // Under properties stand names of the record, and its constants and examples are no schemas.
                foreach ((string keyword, JsonNode? child) in value)
                {
                    if (!isSchema || keyword is not ("const" or "enum" or "default" or "examples"))
                        Remove(child, isSchema: !isSchema || keyword != "properties");
                }

                break;
            case JsonArray list:
                foreach (JsonNode? child in list)
                    Remove(child, isSchema);
                break;
        }
    }
}

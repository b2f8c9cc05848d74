using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Export;

/// <summary>Keywords that tell this library what a description says in words, labels and unit, what identifies a document, and what is ink. They are not sent to a model.</summary>
internal static class SchemaAnnotations
{
    public const string Labels = "x-printedAs";

    public const string Unit = "x-printedUnit";

    public const string Identifying = "x-identifying";

    public const string Mark = "x-mark";

    private static readonly string[] Keywords = [Labels, Unit, Identifying, Mark];

    public static IReadOnlyList<string> LabelsOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(Labels, out JsonElement labels) && labels.ValueKind == JsonValueKind.Array
            ? [.. labels.EnumerateArray().Where(label => label.ValueKind == JsonValueKind.String).Select(label => label.GetString()!)]
            : [];

    /// <summary>Moves the keywords of what refers to a type over to the type's own schema.</summary>
    public static void Move(JsonElement reference, JsonObject target)
    {
        foreach (string keyword in Keywords)
        {
            target.Remove(keyword);
            if (reference.TryGetProperty(keyword, out JsonElement value))
                target[keyword] = JsonSerializer.SerializeToNode(value, SchemaJsonContext.Relaxed.JsonElement);
        }
    }

    /// <summary>Returns a schema without the keywords.</summary>
    public static JsonElement Remove(JsonElement schema)
    {
        string text = schema.GetRawText();
        if (!Keywords.Any(keyword => text.Contains($"\"{keyword}\"", StringComparison.Ordinal)))
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
                    foreach (string keyword in Keywords)
                        value.Remove(keyword);
                }

                // Under properties stand names of the record, and its constants and examples are no schemas.
                foreach ((string name, JsonNode? child) in value)
                {
                    if (!isSchema || name is not ("const" or "enum" or "default" or "examples"))
                        Remove(child, isSchema: !isSchema || name != "properties");
                }

                break;
            case JsonArray list:
                foreach (JsonNode? child in list)
                    Remove(child, isSchema);
                break;
        }
    }
}

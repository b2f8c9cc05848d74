using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>The type keyword of a schema, taken apart.</summary>
internal readonly record struct SchemaNode(string? Name, bool IsNullable)
{
    public static SchemaNode Of(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out JsonElement type))
            return new SchemaNode(null, false);
        if (type.ValueKind == JsonValueKind.String)
            return new SchemaNode(type.GetString(), false);

        string? name = null;
        bool nullable = false;
        foreach (JsonElement item in type.EnumerateArray())
        {
            if (item.ValueEquals("null"))
                nullable = true;
            else
                name ??= item.GetString();
        }

        return new SchemaNode(name, nullable);
    }

    /// <summary>Tells whether a value names itself by the constant (<c>$type</c>) of an alternative; never for an alternative without one.</summary>
    public static bool NamesKind(JsonElement alternative, JsonNode value) =>
        alternative.TryGetProperty("properties", out JsonElement properties)
        && properties.EnumerateObject().Where(property => property.Value.TryGetProperty("const", out _)).ToArray() is { Length: > 0 } constants
        && constants.All(property => (value as JsonObject)?[property.Name]?.ToString() == property.Value.GetProperty("const").ToString());

    /// <summary>The emptiest value that the type can hold, so that one missing value does not cost the record.</summary>
    public JsonNode? Default(JsonElement schema)
    {
        switch (Name)
        {
            case "object":
                JsonObject result = [];
                foreach (JsonProperty property in schema.GetProperty("properties").EnumerateObject())
                {
                    SchemaNode type = Of(property.Value);
                    result[property.Name] = property.Value.TryGetProperty("const", out JsonElement constant) ? JsonValue.Create(constant)
                        : type.IsNullable ? null
                        : type.Default(property.Value);
                }

                return result;
            case "array":
                return new JsonArray();
            case "number" or "integer":
                return JsonValue.Create(0);
            case "boolean":
                return JsonValue.Create(false);
            case "string" when schema.TryGetProperty("enum", out JsonElement choices):
                return JsonValue.Create(choices[0].GetString());
            case "string" when schema.TryGetProperty("format", out JsonElement format) && format.ValueEquals("date"):
                return JsonValue.Create("0001-01-01");
            case "string":
                return JsonValue.Create("");
            default:
                return null;
        }
    }
}

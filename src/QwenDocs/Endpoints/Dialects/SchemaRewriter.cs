using System.Text;
using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>Writes a schema for a server that knows fewer keywords: what it does not know becomes words in the description.</summary>
internal static class SchemaRewriter
{
    public static void Write(Utf8JsonWriter json, JsonElement schema, SchemaKeywords known)
    {
        if (known == SchemaKeywords.All || schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(json);
            return;
        }

        string words = Words(schema, known);
        json.WriteStartObject();
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            if (IsUnknown(member, known) || (words.Length > 0 && member.NameEquals("description")))
                continue;
            json.WritePropertyName(member.Name);
            switch (member.Name)
            {
                case "properties" or "$defs" or "definitions":
                    WriteMap(json, member.Value, known);
                    break;
                case "anyOf" or "oneOf" or "allOf" or "prefixItems":
                    WriteList(json, member.Value, known);
                    break;
                case "items" or "additionalProperties" or "not":
                    Write(json, member.Value, known);
                    break;
                default:
                    member.Value.WriteTo(json);
                    break;
            }
        }

        if (words.Length > 0)
            json.WriteString("description", words);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, JsonElement map, SchemaKeywords known)
    {
        json.WriteStartObject();
        foreach (JsonProperty member in map.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            Write(json, member.Value, known);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, JsonElement list, SchemaKeywords known)
    {
        json.WriteStartArray();
        foreach (JsonElement schema in list.EnumerateArray())
            Write(json, schema, known);
        json.WriteEndArray();
    }

    // Empty when every keyword is known, so that the description stays as it is.
    private static string Words(JsonElement schema, SchemaKeywords known)
    {
        var words = new StringBuilder();
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            if (IsUnknown(member, known))
                words.Append(words.Length == 0 ? string.Empty : ", ").Append(member.Name).Append(' ').Append(member.Value.ToString());
        }

        if (words.Length == 0)
            return string.Empty;
        return schema.TryGetProperty("description", out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? $"{text.GetString()} ({words})"
            : words.ToString();
    }

    private static bool IsUnknown(JsonProperty member, SchemaKeywords known) => member.Name switch
    {
        "pattern" => !known.HasFlag(SchemaKeywords.Pattern),
        "format" => !known.HasFlag(SchemaKeywords.Format),
        "minLength" or "maxLength" => !known.HasFlag(SchemaKeywords.StringLength),
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" =>
            !known.HasFlag(SchemaKeywords.NumberRange) || (!known.HasFlag(SchemaKeywords.NegativeBounds) && member.Value.ValueKind == JsonValueKind.Number && member.Value.GetRawText()[0] == '-'),
        "minItems" or "maxItems" or "uniqueItems" => !known.HasFlag(SchemaKeywords.ArrayLength),
        _ => false,
    };
}

using System.Text;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Prompts;

/// <summary>A record in a few words: enough to know its papers by, at a fraction of the schema's tokens.</summary>
internal static class RecordOutline
{
    /// <summary>Writes name, description and the names of the values.</summary>
    public static string Write(RecordSchema schema)
    {
        JsonElement record = schema.IsWrapped ? schema.Json.GetProperty("properties").GetProperty(RecordSchema.WrapperProperty) : schema.Json;
        StringBuilder text = new(schema.Name);
        if (schema.Json.TryGetProperty("description", out JsonElement description) || record.TryGetProperty("description", out description))
            text.Append(": ").Append(description.GetString()?.ReplaceLineEndings(" "));
        text.Append('\n').Append("Its values: ").Append(Values(record)).Append('.');
        return text.ToString();
    }

    private static string Values(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out JsonElement alternatives))
            return string.Join("; or ", alternatives.EnumerateArray().Select(Values).Where(values => values.Length > 0).Distinct());
        if (schema.TryGetProperty("items", out JsonElement items))
            return Values(items);
        return schema.TryGetProperty("properties", out JsonElement properties)
            ? string.Join(", ", properties.EnumerateObject().Select(property => Values(property.Value) is { Length: > 0 } inner ? $"{property.Name} ({inner})" : property.Name))
            : "";
    }
}

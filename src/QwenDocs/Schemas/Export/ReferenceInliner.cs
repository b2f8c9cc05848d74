using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Export;

/// <summary>
/// Writes out what a schema only refers to (<c>$ref</c>): the exporter refers to a type's second appearance, and strict schemas on some
/// servers take no references. A reference to what stands around it is a type that holds itself, which no strict schema can end.
/// </summary>
internal sealed class ReferenceInliner(JsonElement root)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Returns the schema without references.</summary>
    /// <param name="recursion">Makes the exception for a type that holds itself, by the path of the reference in a record.</param>
    public JsonNode? WriteOut(Func<string, Exception> recursion) => WriteOut(root, "#", "$", recursion);

    private JsonNode? WriteOut(JsonElement schema, string pointer, string path, Func<string, Exception> recursion)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return JsonSerializer.SerializeToNode(schema, SchemaJsonContext.Relaxed.JsonElement);
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string target = reference.GetString()!;
            if (_open.Contains(target))
                throw recursion(path);
            JsonNode? written = WriteOut(Resolve(target), target, path, recursion);
            if (written is JsonObject whole)
            {
                SchemaAnnotations.Move(schema, whole);
                if (schema.TryGetProperty("description", out JsonElement description))
                {
                    whole.Remove("description");
                    whole.Insert(0, "description", description.GetString());
                }
            }

            return written;
        }

        bool opened = _open.Add(pointer);
        JsonObject result = [];
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            string below = $"{pointer}/{keyword.Name}";
            result[keyword.Name] = keyword.Name switch
            {
                "properties" => Properties(keyword.Value, below, path, recursion),
                "items" => WriteOut(keyword.Value, below, path + "[]", recursion),
                "anyOf" => Alternatives(keyword.Value, below, path, recursion),
                _ => JsonSerializer.SerializeToNode(keyword.Value, SchemaJsonContext.Relaxed.JsonElement),
            };
        }

        if (opened)
            _open.Remove(pointer);
        return result;
    }

    private JsonObject Properties(JsonElement properties, string pointer, string path, Func<string, Exception> recursion)
    {
        JsonObject result = [];
        foreach (JsonProperty property in properties.EnumerateObject())
            result[property.Name] = WriteOut(property.Value, $"{pointer}/{Escape(property.Name)}", $"{path}.{property.Name}", recursion);
        return result;
    }

    private JsonArray Alternatives(JsonElement alternatives, string pointer, string path, Func<string, Exception> recursion)
    {
        JsonArray result = [];
        int index = 0;
        foreach (JsonElement alternative in alternatives.EnumerateArray())
            result.Add(WriteOut(alternative, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), path, recursion));
        return result;
    }

    /// <summary>Follows a JSON pointer in a URI fragment (RFC 6901, section 6).</summary>
    private JsonElement Resolve(string pointer)
    {
        JsonElement current = root;
        foreach (string token in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            current = current.ValueKind == JsonValueKind.Array
                ? current[int.Parse(token, CultureInfo.InvariantCulture)]
                : current.GetProperty(Uri.UnescapeDataString(token).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        }

        return current;
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

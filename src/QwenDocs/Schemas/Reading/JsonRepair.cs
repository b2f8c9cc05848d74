using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Text;

namespace QwenDocs.Schemas.Reading;

/// <summary>Makes an answer conform to its schema by rule, value by value, so that one wrong value costs that value and not the record.</summary>
internal sealed class JsonRepair(List<SchemaViolation> violations)
{
    private const TextFolds NameFolds = TextFolds.Case | TextFolds.Punctuation;

    public JsonNode? Conform(JsonNode? value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("anyOf", out JsonElement alternatives))
            return ConformAny(value, alternatives, path);

        SchemaNode type = SchemaNode.Of(schema);
        if (value is null)
            return type.IsNullable ? null : Missing(schema, type, path, "is null");

        return type.Name switch
        {
            "object" => ConformObject(value, schema, type, path),
            "array" => ConformArray(value, schema, type, path),
            "number" or "integer" => ConformNumber(value, schema, type, path),
            "boolean" => ConformBoolean(value, schema, type, path),
            "string" => ConformString(value, schema, type, path),
            _ => value.DeepClone(),
        };
    }

    private JsonNode? ConformAny(JsonNode? value, JsonElement alternatives, string path)
    {
        (JsonNode? Value, List<SchemaViolation> Violations)? best = null;
        foreach (JsonElement alternative in alternatives.EnumerateArray())
        {
            if (!Discriminates(alternative, value))
                continue;
            List<SchemaViolation> found = [];
            JsonNode? conforming = new JsonRepair(found).Conform(value, alternative, path);
            if (best is null || found.Count < best.Value.Violations.Count)
                best = (conforming, found);
        }

        if (best is null)
        {
            Report(path, "fits none of the alternatives", "one of the alternatives, named by $type", mended: false);
            return null;
        }

        violations.AddRange(best.Value.Violations);
        return best.Value.Value;
    }

    /// <summary>An alternative that names itself by a constant takes only values that name it.</summary>
    private static bool Discriminates(JsonElement alternative, JsonNode? value)
    {
        if (!alternative.TryGetProperty("properties", out JsonElement properties))
            return true;
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (property.Value.TryGetProperty("const", out JsonElement constant)
                && (value as JsonObject)?[property.Name]?.ToString() != constant.ToString())
                return false;
        }

        return true;
    }

    private JsonObject? ConformObject(JsonNode value, JsonElement schema, SchemaNode type, string path)
    {
        if (value is JsonArray { Count: 1 } single && single[0] is JsonObject inner)
        {
            Report(path, "is a list of one", "an object", mended: true);
            value = inner;
        }

        if (value is not JsonObject source)
            return (JsonObject?)Mismatch(schema, type, path, "an object");

        JsonElement properties = schema.GetProperty("properties");
        JsonObject result = [];
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            string propertyPath = $"{path}.{property.Name}";
            if (TryGet(source, property.Name, out JsonNode? given))
            {
                result[property.Name] = Conform(given, property.Value, propertyPath);
            }
            else if (property.Value.TryGetProperty("const", out JsonElement constant))
            {
                result[property.Name] = JsonValue.Create(constant);
            }
            else
            {
                SchemaNode propertyType = SchemaNode.Of(property.Value);
                if (propertyType.IsNullable || propertyType.Name == "array")
                    Report(propertyPath, "is missing", "every property, null where the paper says nothing", mended: true);
                result[property.Name] = propertyType.IsNullable ? null
                    : propertyType.Name == "array" ? new JsonArray()
                    : Missing(property.Value, propertyType, propertyPath, "is missing");
            }
        }

        foreach ((string name, JsonNode? _) in source)
        {
            if (!properties.EnumerateObject().Any(property => SameName(property.Name, name)))
                Report($"{path}.{name}", "is not in the schema and was left out", "no other property", mended: true);
        }

        return result;
    }

    private JsonArray? ConformArray(JsonNode value, JsonElement schema, SchemaNode type, string path)
    {
        if (value is JsonObject)
        {
            Report(path, "is a single object", "a list", mended: true);
            value = new JsonArray(value.DeepClone());
        }

        if (value is not JsonArray source)
            return (JsonArray?)Mismatch(schema, type, path, "a list");

        JsonElement items = schema.GetProperty("items");
        JsonArray result = [];
        for (int index = 0; index < source.Count; index++)
        {
            JsonNode? item = Conform(source[index], items, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
            if (item is not null || SchemaNode.Of(items).IsNullable)
                result.Add(item);
        }

        return result;
    }

    private JsonNode? ConformNumber(JsonNode value, JsonElement schema, SchemaNode type, string path)
    {
        bool integer = type.Name == "integer";
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            if (!integer)
                return value.DeepClone();
            if (decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) && exact == decimal.Truncate(exact))
                return JsonValue.Create(exact);
            return Mismatch(schema, type, path, "a whole number");
        }

        if (value.GetValueKind() == JsonValueKind.String)
        {
            string text = value.GetValue<string>();
            if (string.IsNullOrWhiteSpace(text) && type.IsNullable)
                return EmptyAsNull(path);
            NumberReading? number = NumberText.Read(text);
            if (number is { Doubts: not NumberDoubts.None })
                return Undecided(schema, type, path, integer ? "a whole number as JSON number" : "a JSON number");
            if (number is { Value: var read } && (!integer || read == decimal.Truncate(read)))
            {
                Report(path, "is a number written as text", "a JSON number", mended: true);
                return JsonValue.Create(integer ? decimal.Truncate(read) : read);
            }
        }

        return Mismatch(schema, type, path, integer ? "a whole number" : "a number");
    }

    private JsonNode? ConformBoolean(JsonNode value, JsonElement schema, SchemaNode type, string path)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True or JsonValueKind.False:
                return value.DeepClone();
            case JsonValueKind.String when bool.TryParse(value.GetValue<string>(), out bool flag):
                Report(path, "is a truth value written as text", "true or false", mended: true);
                return JsonValue.Create(flag);
            case JsonValueKind.String when type.IsNullable && string.IsNullOrWhiteSpace(value.GetValue<string>()):
                return EmptyAsNull(path);
            default:
                return Mismatch(schema, type, path, "true or false");
        }
    }

    private JsonNode? ConformString(JsonNode value, JsonElement schema, SchemaNode type, string path)
    {
        string text;
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                text = value.GetValue<string>();
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                text = value.ToJsonString();
                Report(path, "is not written as text", "a JSON string", mended: true);
                break;
            default:
                return Mismatch(schema, type, path, "text");
        }

        if (string.IsNullOrWhiteSpace(text) && type.IsNullable)
            return EmptyAsNull(path);
        if (schema.TryGetProperty("enum", out JsonElement choices))
            return ConformChoice(text, choices, schema, type, path);
        if (schema.TryGetProperty("format", out JsonElement format) && format.ValueEquals("date"))
            return ConformDate(text, schema, type, path);
        return JsonValue.Create(text);
    }

    private JsonNode? ConformChoice(string text, JsonElement choices, JsonElement schema, SchemaNode type, string path)
    {
        foreach (JsonElement choice in choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.String))
        {
            if (!SameName(choice.GetString()!, text))
                continue;
            if (!choice.ValueEquals(text))
                Report(path, "spells a choice in its own way", "a choice as the schema spells it", mended: true);
            return JsonValue.Create(choice.GetString());
        }

        return Mismatch(schema, type, path, "one of the schema's choices");
    }

    private JsonNode? ConformDate(string text, JsonElement schema, SchemaNode type, string path)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return JsonValue.Create(text);
        switch (DateText.Read(text))
        {
            case { Alternatives.Count: 0, Date: var date }:
                Report(path, "is a date in another form", "a date as yyyy-MM-dd", mended: true);
                return JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case not null:
                return Undecided(schema, type, path, "a date as yyyy-MM-dd");
            default:
                return Mismatch(schema, type, path, "a date as yyyy-MM-dd");
        }
    }

    private static bool TryGet(JsonObject source, string name, out JsonNode? value)
    {
        if (source.TryGetPropertyValue(name, out value))
            return true;
        foreach ((string key, JsonNode? candidate) in source)
        {
            if (!SameName(key, name))
                continue;
            value = candidate;
            return true;
        }

        return false;
    }

    /// <summary>Models now and then write <c>issue_date</c> or <c>IssueDate</c> for <c>issueDate</c>.</summary>
    private static bool SameName(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal)
        || string.Equals(TextFolding.Fold(left, NameFolds), TextFolding.Fold(right, NameFolds), StringComparison.Ordinal);

    private JsonNode? EmptyAsNull(string path)
    {
        Report(path, "is empty text", "null where the paper says nothing", mended: true);
        return null;
    }

    private JsonNode? Mismatch(JsonElement schema, SchemaNode type, string path, string expected)
    {
        Report(path, "is of another kind and was left out", expected, mended: false);
        return type.IsNullable ? null : type.Default(schema);
    }

    private JsonNode? Undecided(JsonElement schema, SchemaNode type, string path, string expected)
    {
        Report(path, "can be read in more than one way and was left out", expected, mended: false);
        return type.IsNullable ? null : type.Default(schema);
    }

    private JsonNode? Missing(JsonElement schema, SchemaNode type, string path, string what)
    {
        Report(path, what, "a value; the schema allows no null here", mended: false);
        return type.Default(schema);
    }

    private void Report(string path, string message, string expected, bool mended) =>
        violations.Add(new SchemaViolation(path, message, expected, mended));
}

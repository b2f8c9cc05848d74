using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Schemas.Reading;

/// <summary>Makes an answer conform to its schema by rule, value by value, so that one wrong value costs that value and not the record.</summary>
/// <param name="violations">Takes what is found, in document order.</param>
/// <param name="source">What the answer was built with: it knows which properties stand there twice.</param>
internal sealed partial class JsonRepair(List<SchemaViolation> violations, JsonTreeBuilder? source = null)
{
    // What a model puts a single value in, when it wants to say more about it.
    private static readonly string[] ValueNames = ["value", "text", "content"];

    private readonly IReadOnlySet<(JsonObject Owner, string Name)> _duplicates = source?.Duplicates ?? new HashSet<(JsonObject, string)>();
    private readonly IReadOnlySet<(JsonObject Owner, string Name)> _contradictions = source?.Contradictions ?? new HashSet<(JsonObject, string)>();

    public JsonNode? Conform(JsonNode? value, SchemaNode schema, FieldPath path)
    {
        if (value is null)
            return schema.IsNullable ? null : Missing(schema, path, "is null");
        return schema.Kind switch
        {
            SchemaNodeKind.AnyOf => ConformAny(value, schema, path),
            SchemaNodeKind.Object => ConformObject(value, schema, path),
            SchemaNodeKind.Array => ConformArray(value, schema, path),
            SchemaNodeKind.Any => schema.Choices.Count > 0 ? ConformChoice(value, schema, path) : value.DeepClone(),
            _ => ConformSingle(value, schema, path),
        };
    }

    private JsonNode? ConformAny(JsonNode value, SchemaNode schema, FieldPath path)
    {
        (JsonNode? Value, List<SchemaViolation> Violations)? best = null;
        foreach (SchemaNode alternative in schema.Alternatives)
        {
            if (!TakesNames(alternative, value))
                continue;
            List<SchemaViolation> found = [];
            JsonNode? conforming = new JsonRepair(found, source).Conform(value, alternative, path);
            if (best is null || Weigh(found) < Weigh(best.Value.Violations))
                best = (conforming, found);
        }

        if (best is null)
        {
            Report(AnswerCodes.Type, path, "fits none of the alternatives", "one of the alternatives, named by $type", SchemaViolationKind.Lost);
            return schema.IsNullable ? null : schema.CreateStandIn();
        }

        violations.AddRange(best.Value.Violations);
        return best.Value.Value;
    }

    private static int Weigh(List<SchemaViolation> found) => found.Sum(violation => violation.IsLost ? 16 : 1);

    /// <summary>An alternative that names itself by a constant takes only values that name it.</summary>
    private static bool TakesNames(SchemaNode alternative, JsonNode value) =>
        alternative.Properties.All(property => property.Node.Constant is not { } constant || (value as JsonObject)?[property.Name]?.ToString() == constant.ToString());

    private JsonNode? ConformObject(JsonNode value, SchemaNode schema, FieldPath path)
    {
        if (value is JsonArray { Count: 1 } single && single[0] is JsonObject inner)
        {
            Report(AnswerCodes.Wrapper, path, "is a list of one", "an object", SchemaViolationKind.Repaired);
            value = inner;
        }

        if (value is JsonValue text && text.TryGetValue(out string? nothing) && schema.IsNullable && IsNothing(nothing))
            return Placeholder(path);
        if (value is not JsonObject given)
            return Mismatch(schema, path, "an object");

        JsonObject result = [];
        foreach (SchemaProperty property in schema.Properties)
            result[property.Name] = ConformProperty(given, schema, property, path.Append(property.Name));
        foreach ((string name, JsonNode? further) in given)
        {
            if (schema.TryGetProperty(name, out _) || schema.Properties.Any(property => PropertyNames.Equal(property.Name, name)))
                continue;
            if (HoldsMissing(given, further, schema))
                Report(AnswerCodes.Unknown, path.Append(name), "is not in the schema, but holds values of it that are missing where they belong", "the values at their places", SchemaViolationKind.Lost);
            else
                Report(AnswerCodes.Unknown, path.Append(name), "is not in the schema and was left out", "no other property", SchemaViolationKind.Repaired);
        }

        return result;
    }

    /// <summary>Whether an object that the schema does not know has at least two of the schema's properties that its owner lacks.</summary>
    private static bool HoldsMissing(JsonObject owner, JsonNode? further, SchemaNode schema)
    {
        JsonObject? inner = further as JsonObject ?? (further is JsonArray { Count: 1 } single ? single[0] as JsonObject : null);
        return inner is not null && schema.Properties.Count(property =>
            PropertyNames.Find(owner, property.Name) is null && PropertyNames.Find(inner, property.Name) is { } name && inner[name] is not null) >= 2;
    }

    private JsonNode? ConformProperty(JsonObject owner, SchemaNode schema, SchemaProperty property, FieldPath path)
    {
        // Another property of the schema may be spelled alike: its values are not this one's.
        bool IsSpelling(string key, string name) => PropertyNames.Equal(key, name) && !schema.TryGetProperty(key, out _);

        if (PropertyNames.Find(owner, property.Name) is { } name)
        {
            if (_contradictions.Contains((owner, name)))
            {
                Report(AnswerCodes.Duplicate, path, "stands there twice with different values, and was left out", "one value", SchemaViolationKind.Lost);
                return property.Node.CreateStandIn();
            }

            foreach (string other in owner.Select(given => given.Key).Where(key => key != name && IsSpelling(key, property.Name)))
            {
                if (!JsonNode.DeepEquals(owner[name], owner[other]) && owner[other] is not null && owner[name] is not null)
                {
                    Report(AnswerCodes.Duplicate, path, "stands there twice, spelled in two ways, with different values, and was left out", "one value", SchemaViolationKind.Lost);
                    return property.Node.CreateStandIn();
                }

                Report(AnswerCodes.Duplicate, path, "stands there twice, spelled in two ways", "one value", SchemaViolationKind.Repaired);
                name = owner[name] is null ? other : name;
            }

            if (_duplicates.Contains((owner, name)))
                Report(AnswerCodes.Duplicate, path, "stands there twice with the same value", "one value", SchemaViolationKind.Repaired);
            return Conform(owner[name], property.Node, path);
        }

        if (property.Node.Constant is { } constant)
            return JsonValue.Create(constant);
        if (!property.Node.IsNullable && property.Node.Kind != SchemaNodeKind.Array)
            return Missing(property.Node, path, "is missing");
        Report(AnswerCodes.Missing, path, "is missing", "every property, null where the document says nothing", SchemaViolationKind.Repaired);
        return property.Node.IsNullable ? null : new JsonArray();
    }

    private JsonNode? ConformArray(JsonNode value, SchemaNode schema, FieldPath path)
    {
        SchemaNode items = schema.Items ?? SchemaNode.Anything;
        if (value is JsonValue text && text.TryGetValue(out string? nothing) && IsNothing(nothing))
        {
            JsonNode? none = Placeholder(path);
            return schema.IsNullable ? none : new JsonArray();
        }

        if (value is JsonObject || (value is JsonValue && items.IsLeaf))
        {
            Report(AnswerCodes.Repaired, path, value is JsonObject ? "is a single object" : "is a single value", "a list", SchemaViolationKind.Repaired);
            value = new JsonArray(value.DeepClone());
        }

        if (value is not JsonArray list)
            return Mismatch(schema, path, "a list");

        JsonArray result = [];
        for (int index = 0; index < list.Count; index++)
        {
            JsonNode? item = Conform(list[index], items, path.Append(index));
            if (item is not null || items.IsNullable)
                result.Add(item);
        }

        return result;
    }

    private JsonNode? ConformSingle(JsonNode value, SchemaNode schema, FieldPath path)
    {
        if (Inner(value) is { } inner)
        {
            Report(AnswerCodes.Wrapper, path, "stands in an object or a list of its own", "the value alone", SchemaViolationKind.Repaired);
            value = inner;
        }

        if (value is not JsonValue single)
            return Mismatch(schema, path, Expected(schema));
        if (schema.Choices.Count > 0)
            return ConformChoice(single, schema, path);
        if (single.TryGetValue(out string? text) && IsNothing(text))
        {
            if (schema.IsNullable)
                return Placeholder(path);
            if (schema.Kind == SchemaNodeKind.String && schema.Format is null)
            {
                Report(AnswerCodes.Empty, path, "is empty", "a value; the schema allows no null here", SchemaViolationKind.Doubtful);
                return JsonValue.Create(text);
            }
        }

        return schema.Kind switch
        {
            SchemaNodeKind.Boolean => ConformBoolean(single, schema, path),
            SchemaNodeKind.String => ConformString(single, schema, path),
            _ => ConformNumber(single, schema, path),
        };
    }

    /// <summary>Takes a value out of <c>{"value": …}</c> or <c>[…]</c>.</summary>
    private static JsonValue? Inner(JsonNode value) => value switch
    {
        JsonArray { Count: 1 } list => list[0] as JsonValue,
        JsonObject given => ValueNames.Select(name => PropertyNames.Find(given, name)).Where(name => name is not null).Select(name => given[name!] as JsonValue).FirstOrDefault(inner => inner is not null),
        _ => null,
    };

    private JsonNode? ConformNumber(JsonValue value, SchemaNode schema, FieldPath path)
    {
        bool isInteger = schema.Kind == SchemaNodeKind.Integer;
        string expected = Expected(schema);
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            string printed = value.ToJsonString();
            if (!double.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out double size) || !double.IsFinite(size))
                return Lost(AnswerCodes.Conversion, schema, path, "is too large a number and was left out", expected);
            // No decimal can hold it: it would become 0.
            if (size != 0 && Math.Abs(size) < 1e-27)
                return Lost(AnswerCodes.Conversion, schema, path, "is too small a number and was left out", expected);
            if (!isInteger)
                return value.DeepClone();
            return decimal.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) && exact == decimal.Truncate(exact)
                ? JsonValue.Create(decimal.Truncate(exact) + 0m)
                : Mismatch(schema, path, expected);
        }

        if (value.TryGetValue(out string? text))
        {
            NumberReading? number = NumberText.Read(text);
            bool isBound = number is { Doubts: NumberDoubts.Bound };
            if (number is { Doubts: not NumberDoubts.None } && !isBound)
                return Lost(AnswerCodes.Ambiguous, schema, path, "can be read in more than one way and was left out", isInteger ? "a whole number as JSON number" : "a JSON number");
            if (number is { Value: var read } && (!isInteger || read == decimal.Truncate(read)))
            {
                if (isBound)
                    Report(AnswerCodes.Ambiguous, path, "is a bound or an estimate, written as text", "a JSON number", SchemaViolationKind.Doubtful);
                else
                    Report(AnswerCodes.Repaired, path, "is a number written as text", "a JSON number", SchemaViolationKind.Repaired);
                return JsonValue.Create(isInteger ? decimal.Truncate(read) : read);
            }
        }

        return Mismatch(schema, path, expected);
    }

    private JsonNode? ConformBoolean(JsonValue value, SchemaNode schema, FieldPath path)
    {
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return value.DeepClone();
        bool? flag = value.ToString().Trim().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "1" => true,
            "FALSE" or "NO" or "0" => false,
            _ => null,
        };
        if (flag is not { } meant)
            return Mismatch(schema, path, "true or false");
        Report(AnswerCodes.Repaired, path, "is a truth value written in another form", "true or false", SchemaViolationKind.Repaired);
        return JsonValue.Create(meant);
    }

    private JsonNode? ConformString(JsonValue value, SchemaNode schema, FieldPath path)
    {
        if (!value.TryGetValue(out string? text))
        {
            text = value.ToJsonString();
            Report(AnswerCodes.Repaired, path, "is not written as text", "a JSON string", SchemaViolationKind.Repaired);
        }

        return schema.Format switch
        {
            "date" => ConformDate(text, schema, path),
            "date-time" when IsoTime(text) is { } time => Repaired(time, path, "is a time in another form", "a time as yyyy-MM-ddTHH:mm:ss, with its offset where it has one"),
            _ => JsonValue.Create(text),
        };
    }

    private JsonNode? ConformChoice(JsonNode value, SchemaNode schema, FieldPath path)
    {
        string text = value is JsonValue ? value.ToString() : "";
        foreach (JsonElement choice in schema.Choices)
        {
            bool isText = choice.ValueKind == JsonValueKind.String;
            if (isText ? !PropertyNames.Equal(choice.GetString()!, text) : choice.GetRawText() != text)
                continue;
            if (choice.ToString() != text || (value.GetValueKind() == JsonValueKind.String) != isText)
                Report(AnswerCodes.Repaired, path, "spells a choice in its own way", "a choice as the schema spells it", SchemaViolationKind.Repaired);
            return isText ? JsonValue.Create(choice.GetString()) : JsonValue.Create(choice);
        }

        return schema.IsNullable && value.GetValueKind() == JsonValueKind.String && IsNothing(text) ? Placeholder(path) : Mismatch(schema, path, "one of the schema's choices");
    }

    private JsonNode? ConformDate(string text, SchemaNode schema, FieldPath path)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return JsonValue.Create(text);
        switch (DateText.Read(WithoutTime(text)))
        {
            case { Alternatives.Count: 0, Date: var date }:
                Report(AnswerCodes.Repaired, path, "is a date in another form", "a date as yyyy-MM-dd", SchemaViolationKind.Repaired);
                return JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case not null:
                return Lost(AnswerCodes.Ambiguous, schema, path, "can be read in more than one way and was left out", "a date as yyyy-MM-dd");
            default:
                return Mismatch(schema, path, "a date as yyyy-MM-dd");
        }
    }

    private JsonValue Repaired(string value, FieldPath path, string message, string expected)
    {
        Report(AnswerCodes.Repaired, path, message, expected, SchemaViolationKind.Repaired);
        return JsonValue.Create(value);
    }

    /// <summary>Writes a time of ISO 8601 as JSON readers take it, with a T and an offset of four digits; null where it is written so already, or is no such time.</summary>
    private static string? IsoTime(string text)
    {
        Match match = DateAndTime().Match(text.Trim());
        if (!match.Success)
            return null;
        string offset = match.Groups["offset"].Value is var given && given is "z" or "Z" or "UTC" ? "Z" : given.Length is 3 ? given + ":00" : given.Length is 5 ? $"{given[..3]}:{given[3..]}" : given;
        string time = $"{match.Groups["date"].Value}T{match.Groups["time"].Value}{(match.Groups["time"].Length == 5 ? ":00" : "")}{offset}";
        return time == text ? null : time;
    }

    /// <summary>Takes the time from behind a date of ISO 8601: the date is the one that is written, in whatever zone.</summary>
    private static string WithoutTime(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length > 11 && trimmed[10] is 'T' or 't' or ' ' && char.IsAsciiDigit(trimmed[11])
            && DateOnly.TryParseExact(trimmed.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? trimmed[..10] : text;
    }

    private static bool IsNothing(string text) => text.Length == 0 || Placeholders.IsPlaceholder(text);

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?) ?(?<offset>[zZ]|UTC|[+\-][0-9]{2}(?::?[0-9]{2})?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateAndTime();

    private static string Expected(SchemaNode schema) => schema.Kind switch
    {
        SchemaNodeKind.Integer => "a whole number",
        SchemaNodeKind.Number => "a number",
        SchemaNodeKind.Boolean => "true or false",
        _ => "text",
    };

    private JsonNode? Placeholder(FieldPath path)
    {
        Report(AnswerCodes.Placeholder, path, "is empty text or says that there is nothing", "null where the document says nothing", SchemaViolationKind.Repaired);
        return null;
    }

    private JsonNode? Mismatch(SchemaNode schema, FieldPath path, string expected) => Lost(AnswerCodes.Type, schema, path, "is of another kind and was left out", expected);

    private JsonNode? Missing(SchemaNode schema, FieldPath path, string what) => Lost(AnswerCodes.Missing, schema, path, what, "a value; the schema allows no null here");

    private JsonNode? Lost(string code, SchemaNode schema, FieldPath path, string message, string expected)
    {
        Report(code, path, message, expected, SchemaViolationKind.Lost);
        return schema.CreateStandIn();
    }

    private void Report(string code, FieldPath path, string message, string expected, SchemaViolationKind kind) =>
        violations.Add(new SchemaViolation(code, path, message, expected, kind));
}

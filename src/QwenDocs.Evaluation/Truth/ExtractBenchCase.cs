using System.Text.Json;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Truth;

/// <summary>Reads a case of ExtractBench: <c>data_schema</c>, <c>expected_output</c>, and <c>test_rules</c> with places, other readings and normalizers.</summary>
internal static class ExtractBenchCase
{
    public static (RecordSchema Schema, JsonElement Expected, IReadOnlyList<FieldRule> Rules) Read(string name, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("data_schema", out JsonElement schema) || !json.TryGetProperty("expected_output", out JsonElement expected))
            throw new TruthFormatException($"{name}.test.json has no data_schema or no expected_output.");
        List<FieldRule> rules = [];
        if (json.TryGetProperty("test_rules", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
            rules.AddRange(list.EnumerateArray().Where(rule => Text(rule, "type") == "extract_field").Select(rule => Rule(name, rule)));
        try
        {
            return (RecordSchema.FromJson(name.Any(char.IsAsciiLetterOrDigit) ? name : "Record", schema), expected, rules);
        }
        catch (ArgumentException exception)
        {
            throw new TruthFormatException($"{name}.test.json: data_schema cannot be extracted by: {exception.Message}");
        }
    }

    private static FieldRule Rule(string name, JsonElement rule)
    {
        if (!FieldPath.TryParse(Text(rule, "field_path"), out FieldPath path))
            throw new TruthFormatException($"{name}.test.json has a rule whose field_path is none.");
        FieldNormalizers normalizers = FieldNormalizers.None;
        foreach (JsonElement normalizer in Items(rule, "normalizers"))
        {
            normalizers |= (normalizer.ValueKind == JsonValueKind.String ? normalizer.GetString() : null) switch
            {
                "optional_terminal_punctuation" => FieldNormalizers.OptionalTerminalPunctuation,
                "punctuation_spacing" => FieldNormalizers.PunctuationSpacing,
                "case_insensitive" => FieldNormalizers.CaseInsensitive,
                "null_equals_false" => FieldNormalizers.NullEqualsFalse,
                "phone_digits" => FieldNormalizers.PhoneDigits,
                "lenient_date" => FieldNormalizers.LenientDate,
                _ => throw new TruthFormatException($"{name}.test.json: the rule of {path} names a normalizer that is not known."),
            };
        }

        // Older rules have one value and its boxes instead of a list of readings.
        JsonElement[] evidence = [.. Items(rule, "evidence")];
        IEnumerable<AcceptedReading> readings = evidence.Length > 0
            ? evidence.Select(Reading)
            : Items(rule, "bboxes").Select(Reading).Concat(Value(rule, "expected_value") is { } value ? [new AcceptedReading(value, null)] : []);
        return new FieldRule(path, [.. readings], normalizers);
    }

    private static AcceptedReading Reading(JsonElement reading) => new(
        Value(reading, "value"),
        Value(reading, "page") is { ValueKind: JsonValueKind.Number } page && page.TryGetInt32(out int number) ? number : null,
        Box(Value(reading, "bbox")),
        Text(reading, "quote"),
        Value(reading, "coarse") is { ValueKind: JsonValueKind.True });

    // x, y, width and height, as shares of the page.
    private static PageBox? Box(JsonElement? box)
    {
        if (box is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() < 4)
            return null;
        double[] numbers = [.. array.EnumerateArray().Take(4).Select(number => number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out double value) ? value : double.NaN)];
        return numbers.All(double.IsFinite) && numbers[2] > 0 && numbers[3] > 0 ? new PageBox(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]) : null;
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Value(json, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement json, string name) => Value(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Value(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Testing.ErringModels;

/// <summary>Makes errors that befall single values.</summary>
internal sealed class ValueErrors(ErringModelOptions options, Random random, ErrorTally tally)
{
    private static readonly ModelErrorKind[] Kinds =
    [
        ModelErrorKind.DigitsSwapped, ModelErrorKind.DigitDropped, ModelErrorKind.ZeroLost, ModelErrorKind.SignLost, ModelErrorKind.DayAndMonthSwapped,
        ModelErrorKind.NeighbourValue, ModelErrorKind.ValueLeftOut,
    ];

    /// <summary>Returns a value as a model reads it.</summary>
    /// <param name="schema">The schema of the value.</param>
    /// <param name="value">The true value.</param>
    /// <param name="neighbour">The value that stands beside it.</param>
    public JsonNode? Read(SchemaNode schema, JsonNode? value, Func<JsonNode?> neighbour)
    {
        if (value is null)
            return Invent(schema);
        if (random.NextDouble() >= Kinds.Sum(options.RateOf))
            return value.DeepClone();

        // Of the kinds that can befall this value, one by their rates.
        (ModelErrorKind Kind, JsonNode? Wrong)[] possible =
        [
            .. Kinds.Where(kind => options.RateOf(kind) > 0).Select(kind => (kind, Make(kind, schema, value, neighbour)))
                .Where(made => made.kind == ModelErrorKind.ValueLeftOut ? schema.IsNullable : made.Item2 is not null && !JsonNode.DeepEquals(made.Item2, value)),
        ];
        double drawn = random.NextDouble() * possible.Sum(made => options.RateOf(made.Kind));
        foreach ((ModelErrorKind kind, JsonNode? wrong) in possible)
        {
            drawn -= options.RateOf(kind);
            if (drawn > 0)
                continue;
            tally.Add(kind);
            return wrong;
        }

        return value.DeepClone();
    }

    private JsonNode? Invent(SchemaNode schema)
    {
        if (random.NextDouble() >= options.RateOf(ModelErrorKind.InventedValue) || schema.Choices.Count > 0)
            return null;
        JsonNode? made = schema.Kind switch
        {
            SchemaNodeKind.Number => JsonValue.Create(random.Next(100, 99_999) / 100m),
            SchemaNodeKind.Integer => JsonValue.Create(random.Next(1, 100)),
            SchemaNodeKind.String when schema.Format == "date" => Date(new DateOnly(2020, 1, 1).AddDays(random.Next(2_500))),
            SchemaNodeKind.String when schema.Format is null => JsonValue.Create(random.Next(10_000, 99_999).ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };
        if (made is not null)
            tally.Add(ModelErrorKind.InventedValue);
        return made;
    }

    private JsonNode? Make(ModelErrorKind kind, SchemaNode schema, JsonNode value, Func<JsonNode?> neighbour)
    {
        bool isNumber = value.GetValueKind() == JsonValueKind.Number;
        string text = value.ToString();
        bool isDate = !isNumber && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return kind switch
        {
            ModelErrorKind.DayAndMonthSwapped => isDate ? Swapped(text) : null,
            ModelErrorKind.SignLost => isNumber && text.StartsWith('-') ? Number(text[1..]) : null,
            ModelErrorKind.NeighbourValue => neighbour()?.DeepClone(),
            ModelErrorKind.ValueLeftOut => null,
            _ when schema.Choices.Count > 0 || isDate || schema.Kind == SchemaNodeKind.Boolean => null,
            _ => Changed(text, kind) is { } changed ? isNumber ? Number(changed) : JsonValue.Create(changed) : null,
        };
    }

    private string? Changed(string text, ModelErrorKind kind)
    {
        int[] places = [.. Enumerable.Range(0, text.Length).Where(index => kind switch
        {
            ModelErrorKind.DigitsSwapped => index + 1 < text.Length && char.IsAsciiDigit(text[index]) && char.IsAsciiDigit(text[index + 1]) && text[index] != text[index + 1],
            ModelErrorKind.ZeroLost => text[index] == '0',
            _ => char.IsAsciiDigit(text[index]),
        })];
        if (places.Length == 0 || (kind != ModelErrorKind.DigitsSwapped && text.Count(char.IsAsciiDigit) < 2))
            return null;
        int place = places[random.Next(places.Length)];
        return kind == ModelErrorKind.DigitsSwapped
            ? string.Concat(text.AsSpan(0, place), text.AsSpan(place + 1, 1), text.AsSpan(place, 1), text.AsSpan(place + 2))
            : text.Remove(place, 1);
    }

    private static JsonValue? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number) : null;

    private static JsonValue? Swapped(string text)
    {
        var date = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return date.Day <= 12 && date.Day != date.Month ? Date(new DateOnly(date.Year, date.Day, date.Month)) : null;
    }

    private static JsonValue Date(DateOnly date) => JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

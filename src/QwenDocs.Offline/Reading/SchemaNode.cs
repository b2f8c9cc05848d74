using System.Text.Json;

namespace QwenDocs.Offline.Reading;

/// <summary>What one place of a JSON Schema asks for.</summary>
internal sealed record SchemaNode
{
    /// <summary>Gets the type keyword: object, array, string, number, integer or boolean.</summary>
    public required string Type { get; init; }

    public bool IsNullable { get; init; }

    public string? Format { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Gets the values of <c>enum</c> or <c>const</c>, without null; empty where any value goes.</summary>
    public IReadOnlyList<JsonElement> Choices { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties { get; init; } = [];

    public SchemaNode? Items { get; init; }

    public bool IsDate => Type == "string" && Format is "date" or "date-time";

    public bool IsNumber => Type is "number" or "integer";

    public static SchemaNode Parse(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return new SchemaNode { Type = "string", IsNullable = true };
        if (Alternatives(schema) is { } alternatives)
        {
            SchemaNode[] nodes = [.. alternatives.EnumerateArray().Select(Parse)];
            SchemaNode first = nodes.FirstOrDefault(node => node.Type != "null") ?? nodes[0];
            return first with { IsNullable = first.IsNullable || nodes.Any(node => node.Type == "null"), Description = Text(schema, "description") ?? first.Description };
        }
        string[] types = Types(schema);
        JsonElement[] choices = Choose(schema);
        return new SchemaNode
        {
            Type = types.FirstOrDefault(type => type != "null") ?? (types.Length > 0 ? "null" : Implied(schema, choices)),
            IsNullable = types.Contains("null") || choices.Any(choice => choice.ValueKind == JsonValueKind.Null),
            Format = Text(schema, "format"),
            Description = Text(schema, "description") ?? "",
            Choices = [.. choices.Where(choice => choice.ValueKind != JsonValueKind.Null)],
            Properties = schema.TryGetProperty("properties", out JsonElement properties) ? [.. properties.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Parse(property.Value)))] : [],
            Items = schema.TryGetProperty("items", out JsonElement items) ? Parse(items) : null,
        };
    }

    private static JsonElement? Alternatives(JsonElement schema) =>
        schema.TryGetProperty("anyOf", out JsonElement any) || schema.TryGetProperty("oneOf", out any) ? any : null;

    private static string[] Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out JsonElement type) ? []
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(item => item.GetString()!)]
        : [type.GetString()!];

    private static JsonElement[] Choose(JsonElement schema) =>
        schema.TryGetProperty("const", out JsonElement constant) ? [constant]
        : schema.TryGetProperty("enum", out JsonElement values) ? [.. values.EnumerateArray()]
        : [];

    private static string Implied(JsonElement schema, JsonElement[] choices) =>
        schema.TryGetProperty("properties", out _) ? "object"
        : schema.TryGetProperty("items", out _) ? "array"
        : choices.FirstOrDefault().ValueKind switch
        {
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "string",
        };

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas.Export;

namespace QwenDocs.Schemas;

/// <summary>A place in a record's schema, read once from its JSON Schema: what stands there, under which labels and in which unit.</summary>
public sealed class SchemaNode
{
    private readonly Dictionary<string, SchemaNode> _byName;

    /// <summary>Gets a place of which nothing is known.</summary>
    internal static SchemaNode Anything { get; } = new(default);

    private SchemaNode(JsonElement json)
    {
        Json = json;
        (Kind, IsNullable) = KindOf(json);
        Description = Text(json, "description");
        Format = Text(json, "format");
        Properties = ReadProperties(json);
        _byName = Properties.ToDictionary(property => property.Name, property => property.Node, StringComparer.Ordinal);
        Items = Kind == SchemaNodeKind.Array && json.TryGetProperty("items", out JsonElement items) ? new SchemaNode(items) : null;
        Alternatives = Kind == SchemaNodeKind.AnyOf ? [.. json.GetProperty("anyOf").EnumerateArray().Where(alternative => !IsNull(alternative)).Select(alternative => new SchemaNode(alternative))] : [];
        Choices = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("enum", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array
            ? [.. choices.EnumerateArray().Where(choice => choice.ValueKind != JsonValueKind.Null)]
            : [];
        Constant = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("const", out JsonElement constant) ? constant : null;
        Labels = SchemaAnnotations.LabelsOf(json);
        Unit = Text(json, SchemaAnnotations.Unit);
        Mark = Text(json, SchemaAnnotations.Mark) is { } mark && Enum.TryParse(mark, ignoreCase: true, out MarkKind kind) && Enum.IsDefined(kind) ? kind : null;
        HasMarks = Mark is not null || Items is { HasMarks: true } || Properties.Any(property => property.Node.HasMarks) || Alternatives.Any(alternative => alternative.HasMarks);
        IsIdentifying = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(SchemaAnnotations.Identifying, out JsonElement identifying) && identifying.ValueKind == JsonValueKind.True;
    }

    /// <summary>Gets what stands there.</summary>
    public SchemaNodeKind Kind { get; }

    /// <summary>Gets a value indicating whether <c>null</c> can stand there.</summary>
    public bool IsNullable { get; }

    /// <summary>Gets the description, with the sentences about labels, unit and members of an enum; <see langword="null"/> where there is none.</summary>
    public string? Description { get; }

    /// <summary>Gets the format of a text, such as <c>date</c> or <c>date-time</c>; <see langword="null"/> where there is none.</summary>
    public string? Format { get; }

    /// <summary>Gets the properties of an object, in the order of the schema; empty for all other kinds.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; }

    /// <summary>Gets what the entries of a list are; <see langword="null"/> for all other kinds.</summary>
    public SchemaNode? Items { get; }

    /// <summary>Gets the alternatives of <see cref="SchemaNodeKind.AnyOf"/>, without <c>null</c>; empty for all other kinds.</summary>
    public IReadOnlyList<SchemaNode> Alternatives { get; }

    /// <summary>Gets the only values that can stand there, such as the members of an enum, without <c>null</c>; empty where any can.</summary>
    public IReadOnlyList<JsonElement> Choices { get; }

    /// <summary>Gets the one value that stands there, such as a type discriminator; <see langword="null"/> where values differ.</summary>
    public JsonElement? Constant { get; }

    /// <summary>Gets the labels under which documents print the value, the likeliest first: those of <see cref="PrintedAsAttribute"/>.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets the unit in which documents print the number: that of <see cref="PrintedUnitAttribute"/>; <see langword="null"/> where there is none.</summary>
    public string? Unit { get; }

    /// <summary>Gets the sort of a <see cref="Schemas.Mark"/>; <see langword="null"/> where something else stands there.</summary>
    public MarkKind? Mark { get; }

    /// <summary>Gets a value indicating whether documents of the record's type have this value and others do not: see <see cref="IdentifyingAttribute"/>.</summary>
    public bool IsIdentifying { get; }

    /// <summary>Gets a value indicating whether a mark stands here or anywhere in it.</summary>
    internal bool HasMarks { get; }

    /// <summary>Gets the JSON Schema of this place.</summary>
    public JsonElement Json { get; }

    /// <summary>Gets a value indicating whether a single value stands there, and neither an object nor a list nor an alternative of them.</summary>
    public bool IsLeaf => Kind is SchemaNodeKind.String or SchemaNodeKind.Number or SchemaNodeKind.Integer or SchemaNodeKind.Boolean or SchemaNodeKind.Any;

    /// <summary>Reads a schema.</summary>
    /// <param name="json">The JSON Schema, without references.</param>
    /// <returns>Its root.</returns>
    internal static SchemaNode Read(JsonElement json) => new(json);

    /// <summary>Finds a property of an object.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="node">What the property holds.</param>
    /// <returns>Whether the object has such a property.</returns>
    public bool TryGetProperty(string name, [NotNullWhen(true)] out SchemaNode? node)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(name, out node);
    }

    /// <summary>Finds a place by its path. The index of a list entry does not matter; of alternatives, the first that has the place counts.</summary>
    /// <param name="path">The path from here.</param>
    /// <returns>The place, or <see langword="null"/> where the schema has none.</returns>
    public SchemaNode? Find(FieldPath path)
    {
        SchemaNode current = this;
        for (int index = 0; index < path.Segments.Count; index++)
        {
            if (current.Kind == SchemaNodeKind.AnyOf)
            {
                FieldPath rest = FieldPath.Root;
                for (int next = index; next < path.Segments.Count; next++)
                    rest = rest.Append(path.Segments[next]);
                return current.Alternatives.Select(alternative => alternative.Find(rest)).FirstOrDefault(found => found is not null);
            }

            SchemaNode? step = path.Segments[index].Name is { } name ? current._byName.GetValueOrDefault(name) : current.Items;
            if (step is null)
                return null;
            current = step;
        }

        return current;
    }

    /// <summary>Tells whether an object names itself by the constants (<c>$type</c>) of this alternative; never for an alternative without any.</summary>
    internal bool IsNamedBy(JsonNode? value)
    {
        SchemaProperty[] constants = [.. Properties.Where(property => property.Node.Constant is not null)];
        return constants.Length > 0 && constants.All(property => (value as JsonObject)?[property.Name]?.ToString() == property.Node.Constant!.Value.ToString());
    }

    /// <summary>Makes the emptiest value that can stand there, so that one missing value does not cost the record.</summary>
    internal JsonNode? CreateStandIn()
    {
        if (Constant is { } constant)
            return JsonValue.Create(constant);
        if (IsNullable)
            return null;
        switch (Kind)
        {
            case SchemaNodeKind.Object:
                JsonObject result = [];
                foreach (SchemaProperty property in Properties)
                    result[property.Name] = property.Node.CreateStandIn();
                return result;
            case SchemaNodeKind.Array:
                return new JsonArray();
            case SchemaNodeKind.AnyOf:
                return Alternatives.Count > 0 ? Alternatives[0].CreateStandIn() : null;
            case var _ when Choices.Count > 0:
                return JsonValue.Create(Choices[0]);
            case SchemaNodeKind.Number or SchemaNodeKind.Integer:
                return JsonValue.Create(0);
            case SchemaNodeKind.Boolean:
                return JsonValue.Create(false);
            case SchemaNodeKind.String:
                return JsonValue.Create(Format switch
                {
                    "date" => "0001-01-01",
                    "date-time" => "0001-01-01T00:00:00Z",
                    "time" => "00:00:00",
                    "uuid" => "00000000-0000-0000-0000-000000000000",
                    _ => "",
                });
            default:
                return null;
        }
    }

    private static (SchemaNodeKind Kind, bool IsNullable) KindOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (SchemaNodeKind.Any, true);
        if (json.TryGetProperty("anyOf", out JsonElement alternatives) && alternatives.ValueKind == JsonValueKind.Array)
            return (SchemaNodeKind.AnyOf, alternatives.EnumerateArray().Any(IsNull));
        if (!json.TryGetProperty("type", out JsonElement type))
            return (SchemaNodeKind.Any, !json.TryGetProperty("const", out _) && !json.TryGetProperty("enum", out _));
        if (type.ValueKind == JsonValueKind.String)
            return (KindOf(type.GetString()), false);
        if (type.ValueKind != JsonValueKind.Array)
            return (SchemaNodeKind.Any, true);
        string?[] names = [.. type.EnumerateArray().Select(name => name.ValueKind == JsonValueKind.String ? name.GetString() : null)];
        return (KindOf(names.FirstOrDefault(name => name is not null and not "null")), names.Contains("null"));
    }

    private static SchemaNodeKind KindOf(string? type) => type switch
    {
        "object" => SchemaNodeKind.Object,
        "array" => SchemaNodeKind.Array,
        "string" => SchemaNodeKind.String,
        "number" => SchemaNodeKind.Number,
        "integer" => SchemaNodeKind.Integer,
        "boolean" => SchemaNodeKind.Boolean,
        _ => SchemaNodeKind.Any,
    };

    private static bool IsNull(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("null");

    private IReadOnlyList<SchemaProperty> ReadProperties(JsonElement json)
    {
        if (Kind != SchemaNodeKind.Object || !json.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
            return [];
        HashSet<string> required = json.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)]
            : [];
        return [.. properties.EnumerateObject().Select(property => new SchemaProperty(property.Name, new SchemaNode(property.Value), required.Contains(property.Name)))];
    }

    private static string? Text(JsonElement json, string keyword) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(keyword, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

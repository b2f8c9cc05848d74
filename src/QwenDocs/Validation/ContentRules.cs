using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>Whether there is enough in a record that it can be one: what was read at all, and what makes a document of its type.</summary>
internal static class ContentRules
{
    // In a smaller record one value may be all that a document has.
    private const int FewestFields = 12;

    /// <summary>Checks a record that was read.</summary>
    /// <param name="record">Its JSON.</param>
    /// <param name="schema">Its schema.</param>
    public static Finding? Check(JsonElement record, SchemaNode schema)
    {
        schema = Chosen(record, schema);
        // A list may be empty.
        if (schema.Kind != SchemaNodeKind.Object || record.ValueKind != JsonValueKind.Object)
            return null;
        (int fields, int filled) = Count(record, schema);
        if (fields == 0)
            return null;
        if (filled == 0)
            return Finding.Error(FieldPath.Root, "nothing was read: is the document of another type, or not legible?", "the values of the document", ValueCodes.EmptyRecord);
        if (FindsIdentity(record, schema) == false)
            return Finding.Error(FieldPath.Root, "nothing was read that makes a document of this type: is it of another type?", Expected(schema), ValueCodes.OtherType);
        return fields >= FewestFields && filled == 1
            ? Finding.Error(FieldPath.Root, "next to nothing was read: is the document of another type, or not legible?", "the values of the document", ValueCodes.NearlyEmptyRecord)
            : null;
    }

    /// <summary>Returns the alternative that a record names; the schema itself where it has none.</summary>
    public static SchemaNode Chosen(JsonElement record, SchemaNode schema) =>
        schema.Kind == SchemaNodeKind.AnyOf && record.ValueKind == JsonValueKind.Object ? schema.Alternatives.FirstOrDefault(alternative => IsNamedBy(record, alternative)) ?? schema : schema;

    private static bool IsNamedBy(JsonElement record, SchemaNode alternative) =>
        alternative.Properties.Any(property => property.Node.Constant is { } constant && record.TryGetProperty(property.Name, out JsonElement name) && name.ToString() == constant.ToString());

    /// <summary>Tells whether any value stands where only documents of this type have one, or <see langword="null"/> where nothing identifies them.</summary>
    private static bool? FindsIdentity(JsonElement value, SchemaNode schema)
    {
        if (schema.IsIdentifying)
            return schema.Kind is SchemaNodeKind.Object ? Count(value, schema).Filled > 0 : schema.Kind is SchemaNodeKind.Array ? value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 : SaysSomething(value, schema);
        bool? found = null;
        foreach (SchemaProperty property in schema.Properties)
            found = Or(found, FindsIdentity(value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property.Name, out JsonElement child) ? child : default, property.Node));
        if (schema.Items is { } items)
        {
            // An empty list identifies nothing, and its entries could.
            found = Or(found, FindsIdentity(default, items));
            foreach (JsonElement entry in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [])
                found = Or(found, FindsIdentity(entry, items));
        }

        return found;

        static bool? Or(bool? one, bool? other) => one is null ? other : other is null ? one : one.Value || other.Value;
    }

    private static string Expected(SchemaNode schema) => "one of " + string.Join(", ", Identifying(schema, FieldPath.Root).Take(6));

    private static IEnumerable<string> Identifying(SchemaNode schema, FieldPath path)
    {
        if (schema.IsIdentifying)
            return [path.ToString()];
        IEnumerable<string> found = schema.Properties.SelectMany(property => Identifying(property.Node, path.Append(property.Name)));
        return schema.Items is { } items ? found.Concat(Identifying(items, path.Append(0))) : found;
    }

    /// <summary>Counts the places that can say something, and those that do. A place that must not be null says nothing where it holds what stands in for null.</summary>
    private static (int Fields, int Filled) Count(JsonElement value, SchemaNode schema)
    {
        switch (schema.Kind)
        {
            case SchemaNodeKind.Object:
                (int Fields, int Filled) sum = default;
                foreach (SchemaProperty property in schema.Properties.Where(property => property.Node.Constant is null))
                {
                    JsonElement child = value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property.Name, out JsonElement given) ? given : default;
                    (int fields, int filled) = Count(child, property.Node);
                    sum = (sum.Fields + fields, sum.Filled + filled);
                }

                return sum;
            case SchemaNodeKind.Array:
                // A list with entries is worth more than a single value.
                return (1, value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? 2 : 0);
            case SchemaNodeKind.AnyOf:
                return (1, value.ValueKind == JsonValueKind.Object ? 2 : 0);
            default:
                return (schema.IsNullable || schema.Kind == SchemaNodeKind.String ? 1 : 0, SaysSomething(value, schema) ? 1 : 0);
        }
    }

    private static bool SaysSomething(JsonElement value, SchemaNode schema) => value.ValueKind switch
    {
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()) && (schema.IsNullable || schema.CreateStandIn()?.ToString() is not { Length: > 0 } standIn || standIn != value.GetString()),
        JsonValueKind.Number => schema.IsNullable || !value.TryGetDouble(out double number) || number != 0,
        JsonValueKind.True => true,
        JsonValueKind.False => schema.IsNullable,
        JsonValueKind.Array or JsonValueKind.Object => true,
        _ => false,
    };
}

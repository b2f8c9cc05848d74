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
        // A list may be empty, and alternatives have their own sizes.
        if (schema.Kind != SchemaNodeKind.Object || record.ValueKind != JsonValueKind.Object)
            return null;
        (int fields, int filled) = Count(record, schema);
        if (fields == 0)
            return null;
        if (filled == 0)
            return Finding.Error(FieldPath.Root, "nothing was read: is the document of another type, or not legible?", "the values of the document", ValueCodes.EmptyRecord);
        return fields >= FewestFields && filled == 1
            ? Finding.Error(FieldPath.Root, "next to nothing was read: is the document of another type, or not legible?", "the values of the document", ValueCodes.NearlyEmptyRecord)
            : null;
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

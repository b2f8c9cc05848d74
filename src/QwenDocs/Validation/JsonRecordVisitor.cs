using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>Walks over a record that is JSON by its schema.</summary>
internal static class JsonRecordVisitor
{
    /// <summary>Returns the single values, with the place of each in the schema.</summary>
    public static IEnumerable<(FieldPath Path, SchemaNode Schema, JsonElement Value)> Leaves(JsonElement value, SchemaNode schema) => Leaves(value, schema, FieldPath.Root);

    private static IEnumerable<(FieldPath Path, SchemaNode Schema, JsonElement Value)> Leaves(JsonElement value, SchemaNode schema, FieldPath path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                SchemaNode named = schema.Kind == SchemaNodeKind.AnyOf ? schema.Alternatives.FirstOrDefault(alternative => IsNamed(alternative, value)) ?? SchemaNode.Anything : schema;
                return value.EnumerateObject().SelectMany(property => Leaves(
                    property.Value, named.TryGetProperty(property.Name, out SchemaNode? child) ? child : SchemaNode.Anything, path.Append(property.Name)));
            case JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((entry, index) => Leaves(entry, schema.Items ?? SchemaNode.Anything, path.Append(index)));
            default:
                return [(path, schema, value)];
        }
    }

    private static bool IsNamed(SchemaNode alternative, JsonElement value) => alternative.Properties.All(property =>
        property.Node.Constant is not { } constant || (value.TryGetProperty(property.Name, out JsonElement given) && given.ToString() == constant.ToString()));
}

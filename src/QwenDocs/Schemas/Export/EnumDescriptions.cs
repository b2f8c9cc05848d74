using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Export;

/// <summary>Tells a model what the members of an enum mean: the <c>[Description]</c>s of the members follow the property's description.</summary>
/// <remarks>
/// They are words and no <c>anyOf</c> of constants, which several servers do not decode under. A member stands under the name that its contract writes:
/// naming policies and <c>[JsonStringEnumMemberName]</c> are obeyed. An enum that is written as a number gets the names of all its members, and no other number is allowed.
/// </remarks>
internal static class EnumDescriptions
{
    public static JsonNode Append(JsonTypeInfo typeInfo, JsonNode node)
    {
        Type type = Nullable.GetUnderlyingType(typeInfo.Type) ?? typeInfo.Type;
        if (!type.IsEnum)
            return node;
        FieldInfo[] fields = Fields(type);
        if (node is JsonObject schema && !schema.ContainsKey("enum") && Numbers(fields, type, typeInfo) is { Count: > 0 } numbers)
        {
            if (schema["type"] is JsonArray)
                numbers.Add(null);
            schema["enum"] = numbers;
        }

        string[] members = [.. fields.Select(field => Words(field, type, typeInfo)).OfType<string>()];
        return DescriptionText.Append(node, members.Length == 0 ? [] : [string.Join("; ", members) + "."]);
    }

    private static string? Words(FieldInfo field, Type type, JsonTypeInfo typeInfo)
    {
        JsonNode? written = Written(field, type, typeInfo);
        string? meaning = field.GetCustomAttribute<DescriptionAttribute>()?.Description.Trim().TrimEnd('.', '。');
        if (written?.GetValueKind() is JsonValueKind.Number)
            return string.IsNullOrEmpty(meaning) ? $"{written} {field.Name}" : $"{written} {field.Name}: {meaning}";
        return string.IsNullOrEmpty(meaning) ? null : $"{written}: {meaning}";
    }

    /// <summary>Returns the members that are written as numbers, each number once.</summary>
    private static JsonArray Numbers(FieldInfo[] fields, Type type, JsonTypeInfo typeInfo)
    {
        JsonArray numbers = [];
        foreach (JsonNode number in fields.Select(field => Written(field, type, typeInfo)).OfType<JsonNode>().Where(written => written.GetValueKind() is JsonValueKind.Number))
        {
            if (!numbers.Any(known => JsonNode.DeepEquals(known, number)))
                numbers.Add(number);
        }

        return numbers;
    }

    private static JsonNode? Written(FieldInfo field, Type type, JsonTypeInfo typeInfo) =>
        JsonSerializer.SerializeToNode(Enum.ToObject(type, field.GetRawConstantValue()!), typeInfo);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields of an enum are kept wherever the enum is; System.Text.Json reads their names the same way.")]
    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);
}

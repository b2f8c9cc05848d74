using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>Turns a rule's path, relative to its record and in members' names, into a path from the root in JSON's names.</summary>
internal static class MemberPathResolver
{
    /// <summary>Turns a path.</summary>
    /// <param name="path">The rule's path.</param>
    /// <param name="origin">Where the rule's record stands.</param>
    /// <param name="typeInfo">The contract of the rule's record.</param>
    /// <param name="owner">The type that declares the first member of the path, or the record's type where there is none: what codes are named after.</param>
    public static FieldPath Resolve(FieldPath path, FieldPath origin, JsonTypeInfo typeInfo, out Type owner)
    {
        FieldPath result = origin;
        JsonTypeInfo? current = typeInfo;
        Type? declaring = null;
        foreach (FieldPathSegment segment in path.Segments)
        {
            if (segment.Name is not { } name)
            {
                result = result.Append(segment.Index);
                current = current?.ElementType is { } element ? Contract(element, typeInfo) : null;
                continue;
            }

            JsonPropertyInfo? property = current?.Properties.FirstOrDefault(candidate => candidate.Name == name)
                ?? current?.Properties.FirstOrDefault(candidate => (candidate.AttributeProvider as MemberInfo)?.Name == name);
            declaring ??= (property?.AttributeProvider as MemberInfo)?.DeclaringType;
            result = result.Append(property?.Name ?? typeInfo.Options.PropertyNamingPolicy?.ConvertName(name) ?? name);
            current = property is null ? null : Contract(property.PropertyType, typeInfo);
        }

        owner = declaring ?? typeInfo.Type;
        return result;
    }

    /// <summary>Makes the code of a rule that names none, or its last name alone: record type, members of the path, last name.</summary>
    public static string CodeOf(string code, FieldPath relative, Type owner)
    {
        if (code.Contains('.', StringComparison.Ordinal))
            return code;
        IEnumerable<string> names = relative.Segments.Where(segment => segment.Name is not null).Select(segment => Camel(segment.Name!)).Prepend(Camel(owner.IsGenericType ? owner.Name.Split('`')[0] : owner.Name));
        return string.Join('.', code.Length > 0 ? names.Append(code) : relative.IsRoot ? names.Append("rule") : names);
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static JsonTypeInfo? Contract(Type type, JsonTypeInfo typeInfo) => typeInfo.Options.TryGetTypeInfo(type, out JsonTypeInfo? found) ? found : null;
}

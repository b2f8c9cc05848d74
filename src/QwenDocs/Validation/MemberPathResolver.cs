using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Validation;

/// <summary>Turns a rule's path, relative to its record and in members' names, into a JSON path from the root.</summary>
internal static class MemberPathResolver
{
    public static string Resolve(string path, string origin, JsonTypeInfo typeInfo)
    {
        StringBuilder result = new(origin);
        JsonTypeInfo? current = typeInfo;
        foreach (string part in path.TrimStart('$').Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            int bracket = part.IndexOf('[', StringComparison.Ordinal);
            string name = bracket < 0 ? part : part[..bracket];
            if (name.Length > 0)
            {
                JsonPropertyInfo? property = current?.Properties.FirstOrDefault(candidate => candidate.Name == name)
                    ?? current?.Properties.FirstOrDefault(candidate => (candidate.AttributeProvider as MemberInfo)?.Name == name);
                result.Append('.').Append(property?.Name ?? typeInfo.Options.PropertyNamingPolicy?.ConvertName(name) ?? name);
                current = property is null ? null : Contract(property.PropertyType, typeInfo);
            }

            if (bracket < 0)
                continue;
            result.Append(part, bracket, part.Length - bracket);
            for (int depth = part.Count(character => character == '['); depth > 0; depth--)
                current = current?.ElementType is { } element ? Contract(element, typeInfo) : null;
        }

        return result.ToString();
    }

    private static JsonTypeInfo? Contract(Type type, JsonTypeInfo typeInfo) => typeInfo.Options.TryGetTypeInfo(type, out JsonTypeInfo? found) ? found : null;
}

using System.Collections;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>Walks over a record by its JSON contract, so that paths are those of its JSON and nothing is reflected upon.</summary>
internal static class RecordVisitor
{
    /// <summary>Returns all values of a record, each before the object or list that holds it, the record last.</summary>
    public static IEnumerable<RecordField> Visit(object record, JsonTypeInfo typeInfo) => Visit(record, typeInfo, FieldPath.Root, null, null);

    private static IEnumerable<RecordField> Visit(
        object? value,
        JsonTypeInfo? declared,
        FieldPath path,
        JsonPropertyInfo? property,
        object? owner)
    {
        JsonTypeInfo? typeInfo = value is null || declared is null ? declared : Actual(value, declared);
        if (value is not null && typeInfo?.Kind == JsonTypeInfoKind.Object)
        {
            foreach (JsonPropertyInfo child in typeInfo.Properties)
            {
                // What has no getter or is not read from JSON is no part of the answer.
                if (child.Get is not { } get || (child.Set is null && child.AssociatedParameter is null))
                    continue;
                typeInfo.Options.TryGetTypeInfo(child.PropertyType, out JsonTypeInfo? childTypeInfo);
                foreach (RecordField field in Visit(get(value), childTypeInfo, path.Append(child.Name), child, value))
                    yield return field;
            }
        }
        else if (typeInfo?.Kind == JsonTypeInfoKind.Enumerable && value is IEnumerable entries && ElementOf(typeInfo) is { } element)
        {
            int index = 0;
            foreach (object? entry in entries)
            {
                foreach (RecordField field in Visit(entry, element, path.Append(index), property, null))
                    yield return field;
                index++;
            }
        }

        yield return new RecordField(path, property, owner, typeInfo, value);
    }

    /// <summary>The contract of what is really there, where the declared type is a base type or nullable.</summary>
    private static JsonTypeInfo Actual(object value, JsonTypeInfo declared) =>
        declared.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.None && value.GetType() != declared.Type
        && declared.Options.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? actual) ? actual : declared;

    private static JsonTypeInfo? ElementOf(JsonTypeInfo list) =>
        list.ElementType is { } type && list.Options.TryGetTypeInfo(type, out JsonTypeInfo? element) ? element : null;
}

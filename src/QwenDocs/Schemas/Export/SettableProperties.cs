using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Export;

/// <summary>Tells which properties a model is asked for: those that JSON can set. Asking for a computed one would be paid for and thrown away.</summary>
internal static class SettableProperties
{
    public static bool IsAsked(JsonTypeInfo type, JsonPropertyInfo property) =>
        property.Set is not null || property.AssociatedParameter is not null
        || (property.ObjectCreationHandling ?? type.PreferredPropertyObjectCreationHandling) == JsonObjectCreationHandling.Populate;

    /// <summary>Returns options whose contracts hold the asked properties alone.</summary>
    public static JsonSerializerOptions Only(JsonSerializerOptions options) => new(options)
    {
        TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(type =>
        {
            // Only the finished contract tells which property a constructor's parameter sets.
            if (type.Kind != JsonTypeInfoKind.Object || !options.TryGetTypeInfo(type.Type, out JsonTypeInfo? finished))
                return;
            HashSet<string> inVain = [.. finished.Properties.Where(property => !IsAsked(finished, property)).Select(property => property.Name)];
            for (int index = type.Properties.Count - 1; index >= 0; index--)
            {
                if (inVain.Contains(type.Properties[index].Name))
                    type.Properties.RemoveAt(index);
            }
        }),
    };
}

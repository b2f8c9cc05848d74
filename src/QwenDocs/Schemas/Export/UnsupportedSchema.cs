using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Export;

/// <summary>Says why a type's contract, or the schema made of it, is nothing that a model can be asked for.</summary>
internal static class UnsupportedSchema
{
    /// <summary>The keyword under which a reason waits in a schema until the path to it is known.</summary>
    public const string Keyword = "$refused";

    public static string? OfContract(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Dictionary => "is a dictionary; a strict schema names every property, so use a list of name and value",
        JsonTypeInfoKind.Object => OfObject(type),
        JsonTypeInfoKind.None when IsFlags(type.Type) => "is an enum with [Flags], whose combinations a strict schema cannot list; use a list of an enum without [Flags]",
        _ => null,
    };

    public static string? OfSchema(JsonObject schema)
    {
        if (schema[Keyword] is { } reason)
            return reason.GetValue<string>();
        if (schema["not"] is JsonValue never && never.TryGetValue(out bool isUnsupported) && isUnsupported)
            return "has a type that JSON cannot hold";
        if (!schema.ContainsKey("type") && !schema.ContainsKey("anyOf") && !schema.ContainsKey("enum") && !schema.ContainsKey("const"))
            return "may be a value of any type; give it a type";
        if (Is(schema, "array") && schema["items"] is null)
            return "is a list of values of any type; give its items a type";
        if (Is(schema, "object") && schema["properties"] is not JsonObject { Count: > 0 } && !schema.ContainsKey("anyOf"))
            return "has no property that JSON can set";
        return null;
    }

    private static bool IsFlags(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } member && member.IsDefined(typeof(FlagsAttribute), inherit: false);

    private static bool Is(JsonObject schema, string type) =>
        schema["type"] switch
        {
            JsonValue one => one.GetValue<string>() == type,
            JsonArray several => several.Any(name => name?.GetValue<string>() == type),
            _ => false,
        };

    private static string? OfObject(JsonTypeInfo type)
    {
        if (type.PolymorphismOptions is { } polymorphism)
            return polymorphism.DerivedTypes.Any(derived => derived.TypeDiscriminator is null) ? "has a [JsonDerivedType] without a discriminator, so that an answer cannot say which type it is" : null;
        if (type.Type.IsAbstract)
            return "is abstract or an interface; name the types that it can be with [JsonDerivedType]";
        // A value type needs no constructor; a nullable one has no contract of its own.
        return !type.Type.IsValueType && type.CreateObject is null && !CanBeConstructed(type) ? "has no constructor that JSON can call; in a trimmed application the trimmer may have taken it away: give the JsonTypeInfo of a source-generated context there" : null;
    }

    /// <summary>Every parameter of the constructor must be a property's.</summary>
    private static bool CanBeConstructed(JsonTypeInfo type)
    {
        int bound = type.Properties.Count(property => property.AssociatedParameter is not null);
        return bound > 0 && (type.ConstructorAttributeProvider is not MethodBase constructor || constructor.GetParameters().Length <= bound);
    }
}

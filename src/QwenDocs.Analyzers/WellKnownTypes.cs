using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>The types of the framework and of QwenDocs that decide what JSON does with a type.</summary>
internal sealed class WellKnownTypes(Compilation compilation)
{
    private readonly HashSet<INamedTypeSymbol> _anything = Find(
        compilation,
        "System.Text.Json.JsonElement",
        "System.Text.Json.JsonDocument",
        "System.Text.Json.Nodes.JsonNode",
        "System.Text.Json.Nodes.JsonObject",
        "System.Text.Json.Nodes.JsonArray",
        "System.Text.Json.Nodes.JsonValue");

    private readonly HashSet<INamedTypeSymbol> _scalars = Find(
        compilation,
        "System.Guid",
        "System.Uri",
        "System.Version",
        "System.TimeSpan",
        "System.DateTimeOffset",
        "System.DateOnly",
        "System.TimeOnly",
        "System.Half",
        "System.Int128",
        "System.UInt128");

    private readonly HashSet<INamedTypeSymbol> _unsupported = Find(
        compilation,
        "System.Reflection.MemberInfo",
        "System.Delegate",
        "System.Runtime.Serialization.SerializationInfo");

    public INamedTypeSymbol? Description { get; } = compilation.GetTypeByMetadataName("System.ComponentModel.DescriptionAttribute");

    public INamedTypeSymbol? Validation { get; } = compilation.GetTypeByMetadataName("System.ComponentModel.DataAnnotations.ValidationAttribute");

    public INamedTypeSymbol? PrintedAs { get; } = compilation.GetTypeByMetadataName("QwenDocs.Schemas.PrintedAsAttribute");

    public INamedTypeSymbol? PrintedUnit { get; } = compilation.GetTypeByMetadataName("QwenDocs.Schemas.PrintedUnitAttribute");

    public INamedTypeSymbol? JsonPropertyName { get; } = Json(compilation, "JsonPropertyNameAttribute");

    public INamedTypeSymbol? JsonIgnore { get; } = Json(compilation, "JsonIgnoreAttribute");

    public INamedTypeSymbol? JsonInclude { get; } = Json(compilation, "JsonIncludeAttribute");

    public INamedTypeSymbol? JsonConverter { get; } = Json(compilation, "JsonConverterAttribute");

    public INamedTypeSymbol? JsonConstructor { get; } = Json(compilation, "JsonConstructorAttribute");

    public INamedTypeSymbol? JsonDerivedType { get; } = Json(compilation, "JsonDerivedTypeAttribute");

    public INamedTypeSymbol? JsonExtensionData { get; } = Json(compilation, "JsonExtensionDataAttribute");

    public INamedTypeSymbol? JsonObjectCreationHandling { get; } = Json(compilation, "JsonObjectCreationHandlingAttribute");

    private INamedTypeSymbol? KeyValuePair { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2");

    private INamedTypeSymbol? Memory { get; } = compilation.GetTypeByMetadataName("System.Memory`1");

    private INamedTypeSymbol? ReadOnlyMemory { get; } = compilation.GetTypeByMetadataName("System.ReadOnlyMemory`1");

    private INamedTypeSymbol? DictionaryOf { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.IDictionary`2");

    private INamedTypeSymbol? ReadOnlyDictionaryOf { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyDictionary`2");

    private INamedTypeSymbol? PlainDictionary { get; } = compilation.GetTypeByMetadataName("System.Collections.IDictionary");

    private INamedTypeSymbol? EnumerableOf { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.IEnumerable`1");

    private INamedTypeSymbol? AsyncEnumerableOf { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");

    private INamedTypeSymbol? PlainEnumerable { get; } = compilation.GetTypeByMetadataName("System.Collections.IEnumerable");

    private INamedTypeSymbol? FlagsAttribute { get; } = compilation.GetTypeByMetadataName("System.FlagsAttribute");

    public bool IsAnything(ITypeSymbol type) =>
        type is IDynamicTypeSymbol || type.SpecialType == SpecialType.System_Object || (type is INamedTypeSymbol named && _anything.Contains(named));

    public bool IsUnsupported(ITypeSymbol type) =>
        type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IArrayTypeSymbol { Rank: > 1 }
        || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        || type.IsRefLikeType
        || _unsupported.Any(unsupported => type.Is(unsupported));

    public bool IsScalar(ITypeSymbol type) =>
        type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
        || (type is INamedTypeSymbol named && _scalars.Contains(named));

    public bool IsFlags(ITypeSymbol type) => type.HasAttribute(FlagsAttribute);

    public bool IsPair(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: true } && type.Is(KeyValuePair);

    public bool IsDictionary(ITypeSymbol type) =>
        type.FindInterface(DictionaryOf) is not null || type.FindInterface(ReadOnlyDictionaryOf) is not null || type.FindInterface(PlainDictionary) is not null;

    /// <summary>Tells what a list holds; <see langword="null"/> for what is no list, and for a list that does not say.</summary>
    public ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { IsGenericType: true } named when named.Is(Memory) || named.Is(ReadOnlyMemory) => named.TypeArguments[0],
        _ => (type.FindInterface(EnumerableOf) ?? type.FindInterface(AsyncEnumerableOf))?.TypeArguments[0],
    };

    public bool IsPlainList(ITypeSymbol type) => type.FindInterface(PlainEnumerable) is not null;

    private static INamedTypeSymbol? Json(Compilation compilation, string name) => compilation.GetTypeByMetadataName("System.Text.Json.Serialization." + name);

    private static HashSet<INamedTypeSymbol> Find(Compilation compilation, params string[] names) =>
        new(names.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>(), SymbolEqualityComparer.Default);
}

using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>Questions to symbols.</summary>
internal static class SymbolExtensions
{
    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) => symbol.FindAttribute(attribute) is not null;

    /// <summary>Finds an attribute of a type or of one derived from it.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        attribute is null ? null : symbol.GetAttributes().FirstOrDefault(candidate => candidate.AttributeClass.Is(attribute));

    public static bool Is(this ITypeSymbol? type, INamedTypeSymbol? other)
    {
        for (; type is not null && other is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other))
                return true;
        }

        return false;
    }

    /// <summary>Finds the interface, on the type itself or among those that it implements.</summary>
    public static INamedTypeSymbol? FindInterface(this ITypeSymbol type, INamedTypeSymbol? definition)
    {
        if (definition is null)
            return null;
        if (type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, definition))
            return named;
        return type.AllInterfaces.FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, definition));
    }

    public static bool IsPublic(this ISymbol? symbol) => symbol?.DeclaredAccessibility == Accessibility.Public;

    public static Location? InSource(this ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    /// <summary>Returns the members of a type and of its base types, the nearest first, without those that a nearer one hides or overrides.</summary>
    public static IEnumerable<ISymbol> DataMembers(this ITypeSymbol type)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (ITypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType }; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                bool isData = member is IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.Length: 0 } or IFieldSymbol { IsImplicitlyDeclared: false };
                if (isData && !member.IsStatic && names.Add(member.Name))
                    yield return member;
            }
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>Chooses the constructor that System.Text.Json calls: the marked one, else the one without parameters, else the only public one.</summary>
internal static class JsonConstructor
{
    public static IMethodSymbol? Of(INamedTypeSymbol type, WellKnownTypes known)
    {
        ImmutableArray<IMethodSymbol> constructors = type.InstanceConstructors;
        if (constructors.FirstOrDefault(constructor => constructor.HasAttribute(known.JsonConstructor)) is { } marked)
            return marked;
        IMethodSymbol[] open = [.. constructors.Where(constructor => constructor.IsPublic())];
        return open.FirstOrDefault(constructor => constructor.Parameters.IsEmpty)
            ?? (open.Length == 1 && !type.IsValueType ? open[0] : null);
    }

    /// <summary>Says why JSON cannot make the type; <see langword="null"/> when it can.</summary>
    public static string? ProblemOf(INamedTypeSymbol type, WellKnownTypes known)
    {
        if (Of(type, known) is not { } constructor)
            return type.IsValueType ? null : "has no constructor that JSON can call; give it a public one without parameters, or mark one [JsonConstructor]";
        ISymbol[] members = [.. type.DataMembers()];
        IParameterSymbol? unbound = constructor.Parameters.FirstOrDefault(parameter => !members.Any(member => Sets(parameter, member)));
        return unbound is null ? null : $"has a constructor whose parameter '{unbound.Name}' is no property of the same name and type; name it like the property that it sets";
    }

    /// <summary>Tells whether a parameter sets a member: of the same name, whatever its case, and of the same type.</summary>
    public static bool Sets(IParameterSymbol parameter, ISymbol member) =>
        string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>A property or field as JSON sees it.</summary>
internal sealed class JsonMember
{
    private JsonMember(ISymbol symbol, ITypeSymbol type, IParameterSymbol? parameter) => (Symbol, Type, Parameter) = (symbol, type, parameter);

    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    /// <summary>Gets the constructor's parameter that sets it; the attributes of a positional record stand there.</summary>
    public IParameterSymbol? Parameter { get; }

    /// <summary>Gets why JSON never sets it, and what would change that; <see langword="null"/> where it does, or where nobody would expect it to.</summary>
    public (string Reason, string Remedy)? NeverSet { get; private set; }

    /// <summary>Gets a value indicating whether a model is asked for it.</summary>
    public bool IsAsked { get; private set; }

    public static IEnumerable<JsonMember> Of(INamedTypeSymbol type, WellKnownTypes known)
    {
        ImmutableArray<IParameterSymbol> parameters = JsonConstructor.Of(type, known)?.Parameters ?? [];
        foreach (ISymbol symbol in type.DataMembers())
        {
            if (symbol.HasAttribute(known.JsonExtensionData) || IsIgnored(symbol, known))
                continue;
            ITypeSymbol memberType = symbol is IPropertySymbol property ? property.Type : ((IFieldSymbol)symbol).Type;
            JsonMember member = new(symbol, memberType, parameters.FirstOrDefault(parameter => JsonConstructor.Sets(parameter, symbol)));
            member.Judge(type, known);
            if (member.IsAsked || member.NeverSet is not null)
                yield return member;
        }
    }

    public AttributeData? Find(INamedTypeSymbol? attribute) => Symbol.FindAttribute(attribute) ?? Parameter?.FindAttribute(attribute);

    private void Judge(INamedTypeSymbol type, WellKnownTypes known)
    {
        bool isIncluded = Symbol.HasAttribute(known.JsonInclude);
        bool isMeant = new[] { known.Description, known.PrintedAs, known.PrintedUnit, known.JsonPropertyName, known.Validation }.Any(attribute => Find(attribute) is not null);
        if (Symbol is IFieldSymbol field)
        {
            IsAsked = isIncluded && (!field.IsReadOnly || Parameter is not null);
            if (!isIncluded && (isMeant || field.IsPublic()))
                NeverSet = ("JSON takes no fields", "make it a property with { get; init; }");
            return;
        }

        var property = (IPropertySymbol)Symbol;
        if (!isIncluded && !property.GetMethod.IsPublic() && !property.SetMethod.IsPublic())
        {
            if (isMeant)
                NeverSet = ("JSON takes public properties alone", "make it public");
            return;
        }

        IsAsked = property.SetMethod.IsPublic() || (isIncluded && property.SetMethod is not null) || Parameter is not null || IsPopulated(property, type, known);
        if (IsAsked)
            return;
        if (property.SetMethod is not null)
            NeverSet = ("its setter is not public", "make the setter public or init");
        else if (isMeant || IsAutomatic(property))
            NeverSet = ("it has no setter and no parameter of the constructor", "give it { get; init; }");
    }

    /// <summary>A computed property is meant to stay what it is; one that only stores can get its value from nowhere.</summary>
    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsIgnored(ISymbol symbol, WellKnownTypes known)
    {
        if (symbol.FindAttribute(known.JsonIgnore) is not { } ignored)
            return false;
        KeyValuePair<string, TypedConstant> condition = ignored.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition");
        return condition.Key is null || NameOf(condition.Value) is "Always" or "WhenReading";
    }

    private static bool IsPopulated(IPropertySymbol property, INamedTypeSymbol type, WellKnownTypes known) =>
        (property.FindAttribute(known.JsonObjectCreationHandling) ?? type.FindAttribute(known.JsonObjectCreationHandling)) is { ConstructorArguments.Length: 1 } handling
        && NameOf(handling.ConstructorArguments[0]) == "Populate";

    private static string? NameOf(TypedConstant value) =>
        value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value))?.Name;
}

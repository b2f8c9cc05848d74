using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>Walks a type as its schema is made, and reports what cannot be strict.</summary>
internal sealed class SchemaWalk(WellKnownTypes known, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    /// <summary>JSON nests no deeper by default; a generic type that grows with each step would otherwise never end.</summary>
    private const int DeepestNesting = 64;

    private readonly List<ITypeSymbol> _open = [];
    private readonly HashSet<ITypeSymbol> _done = new(SymbolEqualityComparer.Default);
    private readonly HashSet<(string Id, Location Location, string Message)> _reported = [];

    public void VisitRoot(ITypeSymbol type, Location location)
    {
        ITypeSymbol record = WithoutNullable(type);
        while (known.ElementOf(record) is { } element && !known.IsScalar(record) && !known.IsDictionary(record))
            record = WithoutNullable(element);
        bool isRecord = record.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && !known.IsScalar(record) && !record.HasAttribute(known.JsonConverter);
        if (isRecord && record.InSource() is { } own && !record.HasAttribute(known.Description))
            Report(SchemaDiagnostics.RecordWithoutDescription, new SchemaPlace(record.Name, own));
        Visit(type, new SchemaPlace(NameOf(type), location));
    }

    private void Visit(ITypeSymbol declared, SchemaPlace place)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ITypeSymbol type = WithoutNullable(declared);
        if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
            return;
        if (known.IsAnything(type))
            Report(SchemaDiagnostics.AnyValue, place, NameOf(type));
        else if (type.TypeKind == TypeKind.Enum)
            VisitEnum(type, place);
        else if (known.IsUnsupported(type))
            Report(SchemaDiagnostics.Unmakeable, place, NameOf(type), "JSON cannot hold; use string, a number or a record");
        else if (type.IsTupleType)
            Report(SchemaDiagnostics.Unmakeable, place, NameOf(type), "has fields that JSON does not set; use a record with a property for each");
        else if (known.IsDictionary(type) && !type.HasAttribute(known.JsonConverter))
            Report(SchemaDiagnostics.Dictionary, place);
        else if (!known.IsScalar(type) && !type.HasAttribute(known.JsonConverter))
            VisitParts(type, place);
    }

    private void VisitEnum(ITypeSymbol type, SchemaPlace place)
    {
        if (known.IsFlags(type))
            Report(SchemaDiagnostics.Flags, place, NameOf(type));
    }

    private void VisitParts(ITypeSymbol type, SchemaPlace place)
    {
        if (_open.Contains(type, SymbolEqualityComparer.Default) || _open.Count > DeepestNesting)
        {
            Report(SchemaDiagnostics.Cycle, place, NameOf(type));
            return;
        }

        if (!_done.Add(type))
            return;
        _open.Add(type);
        if (known.ElementOf(type) is { } element)
            Visit(element, place.Elements);
        else if (known.IsPlainList(type))
            Report(SchemaDiagnostics.AnyValue, place.Elements, "object");
        else if (known.IsPair(type))
            VisitAll(((INamedTypeSymbol)type).TypeArguments, place);
        else
            VisitObject((INamedTypeSymbol)type, place);
        _open.RemoveAt(_open.Count - 1);
    }

    private void VisitAll(ImmutableArray<ITypeSymbol> types, SchemaPlace place)
    {
        foreach (ITypeSymbol type in types)
            Visit(type, place);
    }

    private void VisitObject(INamedTypeSymbol type, SchemaPlace place)
    {
        AttributeData[] kinds = [.. type.GetAttributes().Where(attribute => attribute.AttributeClass.Is(known.JsonDerivedType))];
        if (kinds.Any(kind => kind.ConstructorArguments.Length < 2))
            Report(SchemaDiagnostics.Abstract, place.At(type), NameOf(type), "names a type without a discriminator, so that no answer can say which it is");
        foreach (AttributeData kind in kinds)
        {
            if (kind.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol derived && !SymbolEqualityComparer.Default.Equals(derived, type))
                Visit(derived, new SchemaPlace(NameOf(derived), place.At(derived).Location));
        }

        if (type.IsAbstract)
        {
            if (kinds.Length == 0)
                Report(SchemaDiagnostics.Abstract, place.At(type), NameOf(type), "is abstract and names no type that it can be");
            return;
        }

        if (JsonConstructor.ProblemOf(type, known) is { } problem)
            Report(SchemaDiagnostics.Unmakeable, place.At(type), NameOf(type), problem);
        else
            VisitMembers(type, place);
    }

    private void VisitMembers(INamedTypeSymbol type, SchemaPlace place)
    {
        bool isAskedForNothing = true;
        foreach (JsonMember member in JsonMember.Of(type, known))
        {
            SchemaPlace memberPlace = place.Member(member.Symbol);
            if (member.NeverSet is { } never)
                ReportNeverSet(member, memberPlace, never);
            if (!member.IsAsked)
                continue;
            isAskedForNothing = false;
            if (!IsDescribed(member) && member.Symbol.InSource() is not null)
                Report(SchemaDiagnostics.PropertyWithoutDescription, memberPlace);
            if (!(known.IsUnsupported(member.Type) && member.Find(known.JsonConverter) is not null))
                Visit(member.Type, memberPlace);
        }

        // A kind of document without properties of its own still says which kind it is.
        bool isKind = _open.Count > 1 && _open[_open.Count - 2] is { } outer && outer.GetAttributes().Any(attribute => attribute.AttributeClass.Is(known.JsonDerivedType)
            && SymbolEqualityComparer.Default.Equals(attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol, type));
        if (isAskedForNothing && !isKind)
            Report(SchemaDiagnostics.Unmakeable, place.At(type), NameOf(type), "has no property that JSON can set; give it properties with { get; init; }");
    }

    private void ReportNeverSet(JsonMember member, SchemaPlace place, (string Reason, string Remedy) never)
    {
        if (member.Symbol.InSource() is not null)
            Report(SchemaDiagnostics.NeverSet, place, never.Reason, never.Remedy);
    }

    private bool IsDescribed(JsonMember member)
    {
        ITypeSymbol type = WithoutNullable(member.Type);
        return new[] { known.Description, known.PrintedAs, known.PrintedUnit }.Any(attribute => member.Find(attribute) is not null)
            || WithoutNullable(known.ElementOf(type) ?? type).HasAttribute(known.Description);
    }

    private void Report(DiagnosticDescriptor descriptor, SchemaPlace place, params string[] arguments)
    {
        var diagnostic = Diagnostic.Create(descriptor, place.Location, [place.Path, .. arguments]);
        if (_reported.Add((descriptor.Id, place.Location, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))))
            report(diagnostic);
    }

    private static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string NameOf(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}

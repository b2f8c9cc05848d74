using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace QwenDocs.Analyzers;

/// <summary>Checks every type that becomes a strict schema, with all that it holds: those that stand for a type parameter marked <c>[StrictSchema]</c>, and marked types.</summary>
/// <remarks>One type is used in many calls. It is reported once, when the whole compilation is known.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrictSchemaAnalyzer : DiagnosticAnalyzer
{
    private const string Marker = "QwenDocs.Schemas.StrictSchemaAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => SchemaDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Marker) is not { } marker)
                return;
            ConcurrentDictionary<ITypeSymbol, Location> roots = new(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => AddArguments(operation.Operation, marker, roots), OperationKind.Invocation, OperationKind.MethodReference, OperationKind.ObjectCreation);
            start.RegisterSymbolAction(symbol => AddMarked((INamedTypeSymbol)symbol.Symbol, marker, roots), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, roots));
        });
    }

    private static void AddArguments(IOperation operation, INamedTypeSymbol marker, ConcurrentDictionary<ITypeSymbol, Location> roots)
    {
        IMethodSymbol? method = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
            return;

        Add(method.TypeParameters, method.TypeArguments);
        if (method.ContainingType is { IsGenericType: true } type)
            Add(type.TypeParameters, type.TypeArguments);

        void Add(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
        {
            for (int index = 0; index < parameters.Length; index++)
            {
                if (parameters[index].HasAttribute(marker))
                    AddRoot(roots, arguments[index], operation.Syntax.GetLocation());
            }
        }
    }

    private static void AddMarked(INamedTypeSymbol type, INamedTypeSymbol marker, ConcurrentDictionary<ITypeSymbol, Location> roots)
    {
        if (type.HasAttribute(marker))
            AddRoot(roots, type, type.Locations[0]);
    }

    /// <summary>Keeps the first place in the order of the files, so that a build says the same each time.</summary>
    private static void AddRoot(ConcurrentDictionary<ITypeSymbol, Location> roots, ITypeSymbol type, Location location) =>
        roots.AddOrUpdate(type, location, (_, known) => LocationOrder.Instance.Compare(location, known) < 0 ? location : known);

    private static void Report(CompilationAnalysisContext context, ConcurrentDictionary<ITypeSymbol, Location> roots)
    {
        SchemaWalk walk = new(new WellKnownTypes(context.Compilation), context.ReportDiagnostic, context.CancellationToken);
        foreach (KeyValuePair<ITypeSymbol, Location> root in roots.OrderBy(root => root.Value, LocationOrder.Instance).ThenBy(root => root.Key.ToDisplayString(), StringComparer.Ordinal))
            walk.VisitRoot(root.Key, root.Value);
    }
}

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace QwenDocs.Analyzers.Tests;

/// <summary>A piece of a user's code, compiled against QwenDocs and looked at by the analyzer.</summary>
internal sealed class AnalyzedCode
{
    private const string Usings = """
        using System; using System.Collections; using System.Collections.Generic; using System.ComponentModel; using System.ComponentModel.DataAnnotations; using System.Threading.Tasks;
        using System.Text.Json; using System.Text.Json.Nodes; using System.Text.Json.Serialization;
        using QwenDocs.Documents; using QwenDocs.Extraction; using QwenDocs.Pipelines; using QwenDocs.Records; using QwenDocs.Records.Customs; using QwenDocs.Records.Identity; using QwenDocs.Records.Inspection; using QwenDocs.Records.Invoices; using QwenDocs.Records.Trade; using QwenDocs.Records.Transport; using QwenDocs.Records.Values;
        using QwenDocs.Schemas; using QwenDocs.Validation;

        """;

    private static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private AnalyzedCode(CSharpCompilation compilation, ImmutableArray<Diagnostic> diagnostics) => (Compilation, Diagnostics) = (compilation, diagnostics);

    public CSharpCompilation Compilation { get; }

    /// <summary>Gets what the analyzer reports, in the order of the code.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static async Task<AnalyzedCode> OfAsync(string code, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            "Code" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(Usings + code, new CSharpParseOptions(LanguageVersion.Latest), "Code.cs", cancellationToken: TestContext.Current.CancellationToken)],
            [.. Platform, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();

        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new StrictSchemaAnalyzer()]).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return new AnalyzedCode(compilation, [.. diagnostics.Where(diagnostic => diagnostic.Id is ['Q', 'W', 'D', ..] or ['A', 'D', ..]).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)]);
    }

    /// <summary>Returns the code at which something is reported.</summary>
    public static string CodeAt(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    public MetadataReference ToReference()
    {
        using MemoryStream stream = new();
        Compilation.Emit(stream).Success.ShouldBeTrue();
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>Runs a static method without parameters and returns what it throws.</summary>
    public Exception? Run(string type, string method)
    {
        using MemoryStream stream = new();
        Compilation.Emit(stream).Success.ShouldBeTrue();
        stream.Position = 0;
        AssemblyLoadContext context = new(Compilation.AssemblyName, isCollectible: true);
        try
        {
            context.LoadFromStream(stream).GetType(type)!.GetMethod(method)!.Invoke(null, null);
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
        finally
        {
            context.Unload();
        }
    }
}

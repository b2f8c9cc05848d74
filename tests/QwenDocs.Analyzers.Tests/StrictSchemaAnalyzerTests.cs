using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using QwenDocs.Schemas;

namespace QwenDocs.Analyzers.Tests;

public class StrictSchemaAnalyzerTests
{
    private const string Bad = "[Description(\"A paper.\")] public record Form { [Description(\"More.\")] public Dictionary<string, string>? Extras { get; init; } }";

    [Theory]
    [InlineData("extractor.ExtractAsync<Form>(\"a.pdf\")")]
    [InlineData("extractor.ExtractAsync<Form>(Document.FromFile(\"a.pdf\"))")]
    [InlineData("extractor.PlanAsync<List<Form>>(Document.FromFile(\"a.pdf\"))")]
    [InlineData("pipeline.ExtractAllAsync<Form>(new Document[0])")]
    [InlineData("RecordSchema.For<Form[]>()")]
    [InlineData("RecordSchema.For((System.Text.Json.Serialization.Metadata.JsonTypeInfo<Form>)JsonSerializerOptions.Default.GetTypeInfo(typeof(Form)))")]
    [InlineData("(Func<RecordSchema>)RecordSchema.For<Form>")]
    [InlineData("new RecordValidator().Validate(new Form())")]
    [InlineData("Own.Make<Form>()")]
    [InlineData("new Holder<Form>()")]
    public async Task Every_way_into_a_schema_is_seen(string call)
    {
        AnalyzedCode code = await AnalyzedCode.OfAsync($$"""
            {{Bad}}
            public static class Own { public static RecordSchema Make<[StrictSchema] T>() => RecordSchema.For<T>(); }
            public sealed class Holder<[StrictSchema] T>;
            public static class Use { public static object Make(DocumentExtractor extractor, DocumentPipeline pipeline) => {{call}}; }
            """);

        code.Diagnostics.ShouldHaveSingleItem().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("'Form.Extras' is a dictionary, and a strict schema names every property; use a list of records with a name and a value");
        AnalyzedCode.CodeAt(code.Diagnostics[0]).ShouldBe("Extras");
    }

    [Fact]
    public async Task A_type_that_becomes_no_schema_is_left_alone() =>
        (await AnalyzedCode.OfAsync(Bad + "public static class Use { public static object Make() => new List<Form>(); }")).Diagnostics.ShouldBeEmpty();

    [Fact]
    public async Task A_marked_type_is_checked_without_a_call()
    {
        AnalyzedCode code = await AnalyzedCode.OfAsync("[StrictSchema] " + Bad);

        code.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QWD001");
    }

    [Fact]
    public async Task A_type_of_many_calls_is_reported_once()
    {
        AnalyzedCode code = await AnalyzedCode.OfAsync(Bad + """
            public record Wrapper(Form First, Form Second);
            public static class Use { public static object[] Make() => [RecordSchema.For<Form>(), RecordSchema.For<Form>(), RecordSchema.For<Form[]>(), RecordSchema.For<Wrapper>()]; }
            """);

        code.Diagnostics.Where(diagnostic => diagnostic.Id == "QWD001").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_type_of_another_assembly_is_reported_at_the_nearest_code_with_the_way_to_it()
    {
        AnalyzedCode library = await AnalyzedCode.OfAsync("namespace Library; " + Bad + " public record Batch(List<Form> Forms, string Undescribed);");
        AnalyzedCode code = await AnalyzedCode.OfAsync(
            """
            public record Delivery(Library.Batch Batch);
            public static class Use { public static object[] Make() => [RecordSchema.For<Delivery>(), RecordSchema.For<Library.Form>()]; }
            """,
            library.ToReference());

        Diagnostic diagnostic = code.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id != "QWD008").ShouldHaveSingleItem();
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldStartWith("'Delivery.Batch.Forms[].Extras' is a dictionary");
        AnalyzedCode.CodeAt(diagnostic).ShouldBe("Batch");
    }

    [Fact]
    public async Task A_description_is_missed_on_the_record_and_suggested_for_its_properties()
    {
        AnalyzedCode code = await AnalyzedCode.OfAsync("""
            public record Note(string Number, [Description("Date.")] DateOnly? On, [PrintedAs("Brutto")] decimal? Gross, HsCode? Code, List<InvoiceLine> Lines, [property: Description("Net.")] decimal? Net);
            public static class Use { public static object Make() => RecordSchema.For<List<Note>>(); }
            """);

        code.Diagnostics.Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Id} {AnalyzedCode.CodeAt(diagnostic)}").ShouldBe(["Warning QWD008 Note", "Info QWD009 Number"]);
    }

    [Fact]
    public async Task A_pragma_and_a_type_parameter_keep_it_silent() =>
        (await AnalyzedCode.OfAsync($$"""
            #pragma warning disable QWD001
            {{Bad}}
            #pragma warning restore QWD001
            public static class Use { public static object Make() => RecordSchema.For<Form>(); public static object Of<T>() => RecordSchema.For<T>(); }
            """)).Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("public record Root(Dictionary<string, int>[] Rows);", "Root.Rows[]")]
    [InlineData("public record Root(Inner Inner); public record Inner(List<List<object>> Cells);", "Inner.Cells[][]")]
    [InlineData("public class Root { public List<string> Tags { get; } = []; public int Count { get; set; } }", "because it has no setter and no parameter of the constructor; give it { get; init; }, or mark it [JsonIgnore]")]
    [InlineData("public class Root { public string Tag { get; private set; } = \"\"; public int Count { get; set; } }", "because its setter is not public; make the setter public or init, or mark it [JsonIgnore]")]
    [InlineData("public record Root(Root? Inner, string Name);", "'Root.Inner' leads back to 'Root'")]
    [InlineData("public record Deep<T>(Deep<Deep<T>>? Inner); public record Root(Deep<int> Deep);", "leads back to")]
    [InlineData("public record Root(Shape Shape); public abstract record Shape;", "add [JsonDerivedType(typeof(…), \"…\")] to 'Shape'")]
    public async Task A_message_names_the_member_and_what_to_do(string types, string expected)
    {
        AnalyzedCode code = await AnalyzedCode.OfAsync(types + " public static class Use { public static object Make() => RecordSchema.For<Root>(); }");

        code.Diagnostics.Where(diagnostic => diagnostic.Id is not ("QWD008" or "QWD009")).ShouldHaveSingleItem().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldContain(expected);
    }

    [Fact]
    public void Every_public_method_that_makes_a_schema_of_its_type_parameter_marks_it() =>
        typeof(RecordSchema).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsGenericMethodDefinition && method.GetGenericArguments() is [{ } parameter] && !parameter.IsDefined(typeof(StrictSchemaAttribute)))
            .Where(method => method.IsDefined(typeof(RequiresUnreferencedCodeAttribute)) || method.GetParameters().Any(parameter => parameter.ParameterType.Name == "JsonTypeInfo`1"))
            .Where(method => method.DeclaringType != typeof(FieldPath)) // it names a place in a record, and makes no schema
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_diagnostic_is_explained_in_the_docs()
    {
        string docs = File.ReadAllText(DocsPath());

        foreach (DiagnosticDescriptor descriptor in new StrictSchemaAnalyzer().SupportedDiagnostics)
        {
            docs.ShouldContain($"\n### {descriptor.Id}\n");
            descriptor.HelpLinkUri.ShouldBe($"https://github.com/qwendocs/qwendocs/blob/main/docs/schemas.md#{descriptor.Id.ToLowerInvariant()}");
        }
    }

    private static string DocsPath([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "docs", "schemas.md");
}

using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers.Tests;

/// <summary>The build warns exactly where the program would refuse the type.</summary>
public class SchemaAgreementTests
{
    [Theory]
    [InlineData("public record Root(Dictionary<string, string> Extras);", "QWD001")]
    [InlineData("public record Root(Dictionary<string, object> Extras);", "QWD001")]
    [InlineData("public record Root(IReadOnlyDictionary<string, decimal>? Extras);", "QWD001")]
    [InlineData("public record Root(List<IDictionary<string, JsonElement>> Extras);", "QWD001")]
    [InlineData("public record Root(Hashtable Extras);", "QWD001")]
    [InlineData("public class Bag : Dictionary<string, int>; public record Root(Bag Extras);", "QWD001")]
    [InlineData("public record Root { public Dictionary<string, string>? Extras { get; init; } }", "QWD001")]
    [InlineData("public record Root { [JsonIgnore] public Dictionary<string, string>? Extras { get; init; } public string? Name { get; init; } }", "")]
    [InlineData("public record Root { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Dictionary<string, string>? Extras { get; init; } }", "QWD001")]
    [InlineData("public record Root { [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; } public string? Name { get; set; } }", "")]
    [InlineData("public record Root(object? Anything);", "QWD002")]
    [InlineData("public record Root(dynamic Anything);", "QWD002")]
    [InlineData("public record Root(JsonElement Anything);", "QWD002")]
    [InlineData("public record Root(JsonDocument Anything);", "QWD002")]
    [InlineData("public record Root(JsonNode? Anything);", "QWD002")]
    [InlineData("public record Root(JsonObject Anything);", "QWD002")]
    [InlineData("public record Root(JsonArray Anything);", "QWD002")]
    [InlineData("public record Root(List<object> Anything);", "QWD002")]
    [InlineData("public record Root(ArrayList Anything);", "QWD002")]
    [InlineData("public record Root(IEnumerable Anything);", "QWD002")]
    [InlineData("public record Root(string Name, Root? Inner);", "QWD003")]
    [InlineData("public record Root(List<Root> Children);", "QWD003")]
    [InlineData("public record Root(Middle[] Middles); public record Middle(Root? Back);", "QWD003")]
    [InlineData("""[JsonDerivedType(typeof(Leaf), "leaf")] public abstract record Root; public record Leaf(Root? Next) : Root;""", "QWD003")]
    [InlineData("public record Root { public string? Name { get; init; } [JsonIgnore] public Root? Parent { get; init; } }", "")]
    [InlineData("public record Twice(string Name); public record Root(Twice First, List<Twice> Others);", "")]
    [InlineData("public abstract record Root(string Name);", "QWD004")]
    [InlineData("public interface IParty { string Name { get; } } public record Root(List<IParty> Parties);", "QWD004")]
    [InlineData("public record Letter(string From) : Root; [JsonDerivedType(typeof(Letter))] public abstract record Root;", "QWD004")]
    [InlineData("""[JsonDerivedType(typeof(Letter), "letter")] [JsonDerivedType(typeof(Card), 2)] public abstract record Root; public record Letter(string From) : Root; public record Card : Root;""", "")]
    [InlineData("""[JsonDerivedType(typeof(Letter), "letter")] public record Root(string Name); public record Letter(string Name, string From) : Root(Name);""", "")]
    [InlineData("""[JsonDerivedType(typeof(Letter), "letter")] public abstract record Form; public record Letter(object From) : Form; public record Root(List<Form> Forms);""", "QWD002")]
    [InlineData("public class Root { public Root(string name) => Name = name; public Root(string name, int count) => Name = name; public string Name { get; } }", "QWD005")]
    [InlineData("public class Root { private Root() { } public string? Name { get; set; } }", "QWD005")]
    [InlineData("public class Root { [JsonConstructor] private Root() { } public string? Name { get; set; } }", "")]
    [InlineData("public class Root { public Root(string title) => Name = title; public string Name { get; } }", "QWD005")]
    [InlineData("public class Root(string name, int page) { public string Name => name + page; public int Page => page; public int Count { get; set; } }", "")]
    [InlineData("public class Root(string name, int place) { public string Name => name + place; public int Page => place; }", "QWD005")]
    [InlineData("public record Root(Action Callback);", "QWD005")]
    [InlineData("public record Root(Type Kind);", "QWD005")]
    [InlineData("public record Root(int[,] Table);", "QWD005")]
    [InlineData("public record Root((string Name, int Count) Pair);", "QWD005")]
    [InlineData("public record Empty; public record Root(Empty Nothing);", "QWD005")]
    [InlineData("public record Root(KeyValuePair<string, int> Pair, Tuple<string, int> Other);", "")]
    [InlineData("public class Root { public string? Name { get; set; } public List<string> Tags { get; } = []; }", "QWD006")]
    [InlineData("public class Root { public string? Name { get; set; } public string? Number { get; private set; } }", "QWD006")]
    [InlineData("public class Root { public string? Name { get; set; } public string? Number; }", "QWD006")]
    [InlineData("public class Root { public string? Name { get; set; } [Description(\"Number.\")] internal string? Number { get; set; } }", "QWD006")]
    [InlineData("public class Root { public string? Name { get; set; } public object? Trace { get; } }", "QWD006")]
    [InlineData("public class Root { public string? Name { get; set; } internal object? Trace { get; set; } private readonly object _lock = new(); public string Upper => Name + _lock; }", "")]
    [InlineData("public class Root { [JsonInclude] public string? Name { get; private set; } [JsonInclude] internal string? Number { get; set; } [JsonInclude] public int Count; }", "")]
    [InlineData("public class Root { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<string> Tags { get; } = []; }", "")]
    [InlineData("public record Root { public List<Line> Lines { get; init; } = []; public Line? First => Lines.Count > 0 ? Lines[0] : null; public object Key => this; } public record Line(string Name);", "")]
    [InlineData("[Flags] public enum Marks { None, Fragile, Upright } public record Root(Marks? Marks);", "QWD007")]
    [InlineData("public enum Mark { Fragile, Upright } public record Root(Mark? Mark, List<Mark> Marks);", "")]
    [InlineData("public record Root(HsCode Code, Money? Price, List<ContainerNumber> Containers, Invoice Invoice, DateOnly? On, TimeSpan Time, Guid Id, Uri Link, byte[] Raw, char Letter, decimal[] Sums);", "")]
    [InlineData("public record struct Point(int X, int Y); public readonly record struct Line(Point From, Point To); public record Root(Line Line, Point? Mark);", "")]
    [InlineData("public record Page<T>(T Content, int Number); public record Root(Page<List<string>> First, Page<Page<int>> Second);", "")]
    [InlineData("public class Base { public object? Value { get; set; } } public class Root : Base { public string? Name { get; set; } }", "QWD002")]
    [InlineData("public class Base { public object? Value { get; set; } } public class Root : Base { public new string? Value { get; set; } }", "")]
    [InlineData("public class Base { public virtual string? Value { get; set; } } public class Root : Base { public override string? Value { get; set; } }", "")]
    [InlineData("[JsonConverter(typeof(Reader))] public class Code(object value) { public object Value => value; public Code? Next { get; } } public class Reader : JsonConverter<Code> { public override Code Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(\"\"); public override void Write(Utf8JsonWriter w, Code v, JsonSerializerOptions o) => w.WriteNullValue(); } public record Root(Code Code, List<Code> Codes);", "")]
    public async Task A_build_warns_where_a_program_would_refuse(string types, string expected)
    {
        AnalyzedCode code = await AnalyzedCode.OfAsync(types + " public static class Use { public static object Make() => RecordSchema.For<Root>(); }");

        string[] found = [.. code.Diagnostics.Select(diagnostic => diagnostic.Id).Where(id => id is not ("QWD008" or "QWD009"))];
        Exception? refusal = code.Run("Use", "Make");

        found.ShouldBe(expected.Length == 0 ? [] : [expected], string.Join('\n', code.Diagnostics));
        bool isRefused = expected is "QWD001" or "QWD002" or "QWD003" or "QWD004" or "QWD005" or "QWD007";
        (refusal?.Message ?? "").ShouldBe(isRefused ? refusal?.Message : "");
        (refusal is ArgumentException).ShouldBe(isRefused, refusal?.ToString());
    }

    [Fact]
    public async Task The_records_of_the_library_are_clean_wherever_they_are_used()
    {
        string[] records = [.. typeof(QwenDocs.Records.Invoices.Invoice).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetMethod("<Clone>$") is not null)
            .Select(type => type.Name)];
        records.ShouldContain("Invoice");
        string members = string.Join('\n', records.Select(record => $"public static object Make{record}() => RecordSchema.For<{record}>();"));

        AnalyzedCode code = await AnalyzedCode.OfAsync($"public static class Use {{ {members} }}");

        code.Diagnostics.ShouldBeEmpty();
        foreach (string record in records)
            code.Run("Use", "Make" + record).ShouldBeNull(record);
    }
}

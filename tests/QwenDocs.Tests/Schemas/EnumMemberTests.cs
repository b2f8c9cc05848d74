using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas;

public partial class EnumMemberTests
{
    private const string Meanings = "commercial-invoice: The seller asks for payment; creditNote: The seller gives money back.";

    [Fact]
    public void The_schema_tells_what_the_members_mean() =>
        RecordSchema.For<Form>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Theory]
    [InlineData("kind", "Kind of the paper. " + Meanings)]
    [InlineData("second", Meanings)]
    [InlineData("third", "Kind of a third paper. " + Meanings + " Printed as 'Belegart'.")]
    public void Meanings_follow_the_description_of_every_property_of_the_enum(string property, string description) =>
        Property(RecordSchema.For<Form>(), property).GetProperty("description").GetString().ShouldBe(description);

    [Fact]
    public void Entries_of_a_list_are_described_too() =>
        Property(RecordSchema.For<Form>(), "attached").GetProperty("items").GetProperty("description").GetString().ShouldBe(Meanings);

    [Fact]
    public void An_enum_without_descriptions_is_as_before() =>
        Property(RecordSchema.For<Form>(), "colour").ToString().ShouldBe("""{"type":["string","null"],"enum":["black","red",null]}""");

    [Fact]
    public void Source_generated_contracts_tell_the_same() =>
        RecordSchema.For(Context.Default.Form).Text.ShouldBe(RecordSchema.For<Form>().Text);

    [Fact]
    public void An_enum_that_is_written_as_a_number_tells_its_names_and_allows_no_other_number() =>
        Property(RecordSchema.For(Numbers.Default.Form), "colour").ToString()
            .ShouldBe("""{"description":"0 Black; 1 Red.","type":["integer","null"],"enum":[0,1,null]}""");

    [Fact]
    public void Members_that_can_be_combined_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => RecordSchema.For<WithFlags>()).Message.ShouldContain("$.marks is an enum with [Flags]");
        Should.Throw<ArgumentException>(() => RecordSchema.For<WithListOfFlags>()).Message.ShouldContain("$.marks[] is an enum with [Flags]");
    }

    [Fact]
    public void An_answer_comes_back_as_the_members()
    {
        RecordSchema schema = RecordSchema.For<Form>();

        Form paper = schema.ReadAnswer("""{"kind":"Commercial_Invoice","second":null,"third":"creditNote","attached":["other","commercial-invoice"],"colour":null}""").Record.ShouldBeOfType<Form>();

        paper.Kind.ShouldBe(DocumentKind.Invoice);
        paper.Attached.ShouldBe([DocumentKind.Other, DocumentKind.Invoice]);
    }

    [Fact]
    public void Servers_that_know_few_keywords_get_the_meanings_as_well()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
            SchemaRewriter.Write(json, RecordSchema.For<Form>().Json, SchemaKeywords.None);

        using var written = JsonDocument.Parse(stream.ToArray());
        written.RootElement.GetProperty("properties").GetProperty("kind").GetProperty("description").GetString().ShouldBe("Kind of the paper. " + Meanings);
    }

    private static JsonElement Property(RecordSchema schema, string name) => schema.Json.GetProperty("properties").GetProperty(name);

    public enum DocumentKind
    {
        [Description("The seller asks for payment."), JsonStringEnumMemberName("commercial-invoice")]
        Invoice,

        [Description("The seller gives money back.")]
        CreditNote,

        Other,
    }

    public enum Colour
    {
        Black,
        Red,
    }

    [Flags]
    public enum Marks
    {
        None = 0,
        Stamp = 1,
        Signature = 2,
    }

    public sealed record Form
    {
        [Description("Kind of the paper.")]
        public required DocumentKind Kind { get; init; }

        public DocumentKind? Second { get; init; }

        [Description("Kind of a third paper"), PrintedAs("Belegart")]
        public DocumentKind? Third { get; init; }

        [Description("Kinds of the papers attached.")]
        public IReadOnlyList<DocumentKind> Attached { get; init; } = [];

        public Colour? Colour { get; init; }
    }

    public sealed record WithFlags(Marks? Marks);

    public sealed record WithListOfFlags(IReadOnlyList<Marks> Marks);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCaseKinds), typeof(CamelCaseColours)])]
    [JsonSerializable(typeof(Form))]
    private sealed partial class Context : JsonSerializerContext;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Form))]
    private sealed partial class Numbers : JsonSerializerContext;

    private sealed class CamelCaseKinds() : JsonStringEnumConverter<DocumentKind>(JsonNamingPolicy.CamelCase);

    private sealed class CamelCaseColours() : JsonStringEnumConverter<Colour>(JsonNamingPolicy.CamelCase);
}

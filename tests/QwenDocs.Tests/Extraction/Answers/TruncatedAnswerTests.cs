using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using QwenDocs.Extraction.Answers;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Extraction.Answers;

public class TruncatedAnswerTests
{
    public sealed record Entry(string? Text, decimal? Amount, int[] Marks);

    public sealed record Form(string Number, Entry[] Entries, Person First, string? Note);

    public sealed record Person(string Name, string City);

    private static readonly RecordSchema Schema = RecordSchema.For<Form>();

    [Fact]
    public void Whole_entries_are_kept_and_the_rest_is_asked_for()
    {
        TruncatedAnswer cut = TruncatedAnswer.Read("""```json {"number":"1","entries":[{"text":"a","amount":1,"marks":[]},{"text":"b","amou""", Schema).ShouldNotBeNull();

        cut.Whole.ToJsonString().ShouldBe("""{"number":"1","entries":[{"text":"a","amount":1,"marks":[]}]}""");
        cut.OpenList.ShouldBe("entries");
        cut.Rest(Schema)!.Json.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(["entries", "first", "note"]);
    }

    [System.Text.Json.Serialization.JsonPolymorphic]
    [System.Text.Json.Serialization.JsonDerivedType(typeof(Import), "import")]
    [System.Text.Json.Serialization.JsonDerivedType(typeof(Export), "export")]
    public abstract record Filing;

    public sealed record Import(string? Number, Entry[] Entries, string? Importer) : Filing;

    public sealed record Export(string? Number, Entry[] Goods, string? Exporter) : Filing;

    [Fact]
    public void A_record_in_a_wrapping_object_is_cut_inside_it_and_the_rest_of_its_own_alternative_is_asked_for()
    {
        RecordSchema filing = RecordSchema.For<Filing>();
        TruncatedAnswer cut = TruncatedAnswer.Read("""{"data":{"$type":"export","number":"1","goods":[{"text":"a","amount":1,"marks":[]},{"text":"b","amou""", filing).ShouldNotBeNull();

        cut.OpenList.ShouldBe("goods");
        RecordSchema rest = cut.Rest(filing).ShouldNotBeNull();
        rest.Json.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(["goods", "exporter"]);
        cut.Append(JsonNode.Parse("""{"goods":[{"text":"b","amount":2,"marks":[]}],"exporter":"E"}""")!.AsObject(), null).ShouldBeTrue();
        cut.Rest(filing).ShouldBeNull();
        Export read = filing.ReadAnswer(cut.Text).Record.ShouldBeOfType<Export>();
        read.Goods.Select(entry => entry.Text).ShouldBe(["a", "b"]);
        read.Exporter.ShouldBe("E");
    }

    [Theory]
    [InlineData("""{"number":"1"}""")]
    [InlineData("""{"number":"1","entries":[]} and so on""")]
    [InlineData("""{"number":]""")]
    [InlineData("""{"numb""")]
    [InlineData("I cannot read this.")]
    public void What_is_whole_or_broken_is_no_cut(string answer) => TruncatedAnswer.Read(answer, Schema).ShouldBeNull();

    [Fact]
    public void Entries_that_the_rest_begins_with_again_are_not_doubled()
    {
        TruncatedAnswer cut = TruncatedAnswer.Read("""{"number":"1","entries":[{"text":"a"},{"text":"b"},{"te""", Schema)!;

        cut.Append(JsonNode.Parse("""{"entries":[{"text":"b"},{"text":"c"}],"note":null}""")!.AsObject(), null);

        cut.Whole["entries"]!.AsArray().Select(entry => (string?)entry!["text"]).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void A_rest_that_begins_anew_takes_the_place_of_the_start()
    {
        TruncatedAnswer cut = TruncatedAnswer.Read("""{"number":"1","entries":[{"text":"a"},{"te""", Schema)!;

        cut.Append(JsonNode.Parse("""{"number":"1","entries":[{"text":"A"},{"text":"b"}],"note":null}""")!.AsObject(), null).ShouldBeTrue();

        cut.Whole["entries"]!.AsArray().Select(entry => (string?)entry!["text"]).ShouldBe(["A", "b"]);
    }

    [Fact]
    public void Wherever_an_answer_is_cut_its_two_parts_make_the_whole() =>
        Gen.Select(
            Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 5], Gen.Int[0, 999], (text, amount) => new Entry(text, amount, [amount, 1])).Array[0, 6],
            Gen.Int[0, 10_000]).Sample(
            (entries, place) =>
            {
                // Entries that differ: equal neighbours are taken for a repetition.
                Form document = new("n-1", [.. entries.Select((entry, index) => entry with { Marks = [index] })], new Person("x", "y"), "note");
                JsonObject whole = JsonSerializer.SerializeToNode(document, JsonSerializerOptions.Web)!.AsObject();
                string text = whole.ToJsonString();
                if (TruncatedAnswer.Read(text[..(place % text.Length)], Schema) is not { } cut)
                    return;
                JsonObject rest = [];
                if (cut.Rest(Schema) is { } schema)
                {
                    foreach (JsonProperty property in schema.Json.GetProperty("properties").EnumerateObject())
                    {
                        rest[property.Name] = property.Name == cut.OpenList
                            ? new JsonArray([.. whole[property.Name]!.AsArray().Skip(cut.Whole[property.Name]!.AsArray().Count).Select(entry => entry!.DeepClone())])
                            : whole[property.Name]!.DeepClone();
                    }
                }

                cut.Append(rest, null);
                JsonNode.DeepEquals(cut.Whole, whole).ShouldBeTrue(cut.Whole.ToJsonString());
            },
            iter: 2_000);
}

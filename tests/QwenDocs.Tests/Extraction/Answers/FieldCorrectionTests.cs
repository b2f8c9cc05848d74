using System.Text.Json.Nodes;
using QwenDocs.Extraction.Answers;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Extraction.Answers;

public class FieldCorrectionTests
{
    public sealed record Entry(string Text, decimal? Amount);

    public sealed record Person(string Name, string City);

    public sealed record Form(string Number, Person Seller, Entry[] Entries, string[] Notes);

    private static readonly RecordSchema Schema = RecordSchema.For<Form>();

    [Fact]
    public void Only_the_values_concerned_are_asked_for()
    {
        FieldCorrection correction = FieldCorrection.For(Schema.Root, ["$.seller.city", "$.entries[3].amount", "$.entries[7].amount"])!;

        JsonObject properties = correction.Schema["properties"]!.AsObject();
        properties.Select(property => property.Key).ShouldBe(["seller", "entries"]);
        properties["seller"]!["properties"]!.AsObject().Select(property => property.Key).ShouldBe(["city"]);
        properties["entries"]!["items"]!["properties"]!.AsObject().Select(property => property.Key).ShouldBe(["entry", "amount"]);
        properties["entries"]!["items"]!["required"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void New_values_go_where_the_old_ones_were_and_nowhere_else()
    {
        FieldCorrection correction = FieldCorrection.For(Schema.Root, ["$.seller.city", "$.entries[1].amount", "$.notes[0]"])!;
        JsonObject record = JsonNode.Parse("""{"number":"1","seller":{"name":"A","city":""},"entries":[{"text":"a","amount":1},{"text":"b","amount":null}],"notes":[5]}""")!.AsObject();

        correction.Apply(record, JsonNode.Parse("""{"number":"9","seller":{"name":"Z","city":"Bonn"},"entries":[{"entry":0,"amount":99},{"entry":1,"amount":2},{"entry":5,"amount":2}],"notes":["n"]}""")!.AsObject());

        record.ToJsonString().ShouldBe("""{"number":"1","seller":{"name":"A","city":"Bonn"},"entries":[{"text":"a","amount":1},{"text":"b","amount":2}],"notes":["n"]}""");
    }

    [Theory]
    [InlineData("$")]
    [InlineData("$.unknown")]
    public void What_concerns_the_whole_is_asked_as_a_whole(string path) => FieldCorrection.For(Schema.Root, [path]).ShouldBeNull();
}

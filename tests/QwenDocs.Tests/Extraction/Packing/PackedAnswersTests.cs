using QwenDocs.Extraction.Packing;
using QwenDocs.Planning.Packing;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Extraction;

public class PackedAnswersTests
{
    public sealed record Note(string? Number, string[] Lines);

    private static readonly RecordSchema Schema = RecordSchema.For<Note>();

    [Fact]
    public void The_schema_of_a_shared_answer_holds_the_record_once()
    {
        string text = PackedAnswerSchema.Create(Schema).Text;

        text.ShouldBe("""{"type":"object","properties":{"documents":{"type":"array","items":{"type":"object","properties":{"document":{"type":"integer"},"record":"""
            + Schema.Text
            + """},"required":["document","record"],"additionalProperties":false}}},"required":["documents"],"additionalProperties":false}""");
    }

    [Fact]
    public void Answers_are_found_by_their_numbers() =>
        Numbers("""{"documents":[{"document":2,"record":{"number":"b","lines":[]}},{"document":"1","record":{"number":"a","lines":[]}}]}""").ShouldBe(["a", "b", null]);

    [Fact]
    public void A_doubled_answer_is_worth_nothing() =>
        Numbers("""{"documents":[{"document":1,"record":{"number":"a","lines":[]}},{"document":2,"record":{"number":"b","lines":[]}},{"document":1,"record":{"number":"c","lines":[]}}]}""").ShouldBe([null, "b", null]);

    [Fact]
    public void Of_a_cut_answer_the_whole_answers_are_taken() =>
        Numbers("""{"documents":[{"document":1,"record":{"number":"a","lines":[]}},{"document":2,"record":{"number":"b","li""").ShouldBe(["a", null, null]);

    [Fact]
    public void Numbers_that_begin_with_0_put_all_in_doubt() =>
        Numbers("""{"documents":[{"document":0,"record":{"number":"a","lines":[]}},{"document":1,"record":{"number":"b","lines":[]}}]}""").ShouldBe([null, null, null]);

    [Fact]
    public void A_number_that_was_not_asked_for_is_passed_over() =>
        Numbers("""{"documents":[{"document":9,"record":{"number":"a","lines":[]}},{"document":3,"record":{"number":"c","lines":[]}}]}""").ShouldBe([null, null, "c"]);

    [Theory]
    [InlineData("")]
    [InlineData("I cannot read this.")]
    [InlineData("""{"number":"a","lines":[]}""")]
    [InlineData("""{"documents":null}""")]
    [InlineData("""{"documents":[1,"x",null,{"record":{}}]}""")]
    public void Anything_else_fills_no_answer(string answer) => Numbers(answer).ShouldBe([null, null, null]);

    [Fact]
    public void A_bare_list_and_a_fence_are_understood() =>
        Numbers("""
            ```json
            [{"document":1,"record":{"number":"a","lines":[]}}]
            ```
            """).ShouldBe(["a", null, null]);

    [Fact]
    public void A_answer_without_a_record_is_read_and_says_so()
    {
        PackedAnswer answer = PackedAnswers.Read(Schema, """{"documents":[{"document":1,"record":null}]}""", 1)[0].ShouldNotBeNull();

        answer.Reading.Record.ShouldBeNull();
        answer.Reading.Violations.ShouldNotBeEmpty();
    }

    private static string?[] Numbers(string answer) => [.. PackedAnswers.Read(Schema, answer, 3).Select(answer => (answer?.Reading.Record as Note)?.Number)];
}

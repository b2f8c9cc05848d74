using System.Text.Json;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Tests.Scoring;

/// <summary>The unified score on cases that were worked out by hand from its definition.</summary>
public class ExtractBenchScorerTests
{
    private static readonly SchemaNode Schema = RecordSchema.FromJson("invoice", Json(
        """
        {"type":"object","properties":{
          "number":{"type":["string","null"]},
          "date":{"type":["string","null"]},
          "total":{"type":["number","null"]},
          "paid":{"type":["boolean","null"]},
          "seller":{"type":"object","properties":{"name":{"type":["string","null"]},"city":{"type":["string","null"]}}},
          "tags":{"type":["array","null"],"items":{"type":"string"}},
          "lines":{"type":["array","null"],"items":{"type":"object","properties":{
            "text":{"type":["string","null"]},"amount":{"type":["number","null"]},
            "codes":{"type":["array","null"],"items":{"type":"string"}},
            "unit":{"type":["object","null"],"properties":{"code":{"type":"string"},"size":{"type":"number"}}},
            "lots":{"type":["array","null"],"items":{"type":"object","properties":{"lot":{"type":["string","null"]},"pieces":{"type":["number","null"]}}}}}}}}}
        """)).Record;

    // All fields that a case does not speak of are null on both sides: number, date, total, paid, seller.name, seller.city and tags are seven right cells.
    [Theory]
    [InlineData("nothing but nulls", "{}", "{}", 7, 7, 7)]
    [InlineData("a missing member is null, and a right null is right", """{"number":null}""", "{}", 7, 7, 7)]
    [InlineData("a value for a null is wrong", "{}", """{"number":"A1"}""", 6, 7, 7)]
    [InlineData("a null for a value is wrong", """{"number":"A1"}""", """{"number":null}""", 6, 7, 7)]
    [InlineData("runs of white space are one space", """{"number":"A  1\nB"}""", """{"number":" A 1 B "}""", 7, 7, 7)]
    [InlineData("case counts", """{"number":"a1"}""", """{"number":"A1"}""", 6, 7, 7)]
    [InlineData("numbers compare by value", """{"total":1547}""", """{"total":1547.00}""", 7, 7, 7)]
    [InlineData("there is no tolerance", """{"total":1547}""", """{"total":1547.01}""", 6, 7, 7)]
    [InlineData("a number is no text", """{"total":1547}""", """{"total":"1547"}""", 6, 7, 7)]
    [InlineData("zero is not null", """{"total":0}""", "{}", 6, 7, 7)]
    [InlineData("false is not null", """{"paid":false}""", "{}", 6, 7, 7)]
    [InlineData("a date in another spelling is the same", """{"date":"2026-03-05"}""", """{"date":"March 5, 2026"}""", 7, 7, 7)]
    [InlineData("a date within a text is text", """{"date":"2026-03-05"}""", """{"date":"on 2026-03-05"}""", 6, 7, 7)]
    [InlineData("objects are walked into", """{"seller":{"name":"Muster","city":"Bonn"}}""", """{"seller":{"name":"Muster","city":"Köln"}}""", 6, 7, 7)]
    [InlineData("a missing object is its members missing", """{"seller":{"name":"Muster","city":null}}""", "{}", 6, 7, 7)]
    [InlineData("a list of values is one cell", """{"tags":["a","b"]}""", """{"tags":["a","b"]}""", 7, 7, 7)]
    [InlineData("a list of values has an order", """{"tags":["a","b"]}""", """{"tags":["b","a"]}""", 6, 7, 7)]
    [InlineData("a member that the schema does not know was made up", "{}", """{"note":"x"}""", 7, 8, 8)]
    public void Cells_count_as_the_definition_says(string why, string expected, string predicted, int correct, int ofExpected, int ofPredicted) =>
        Values(expected, predicted).ShouldBe(new ScoreCounts(correct, ofExpected, ofPredicted), why);

    // Each row has four cells that are no list: text, amount, codes and unit. The seven cells outside of the list are right.
    [Theory]
    [InlineData("the order of rows does not count", """[{"text":"a","amount":1},{"text":"b","amount":2}]""", """[{"text":"b","amount":2},{"text":"a","amount":1}]""", 8, 8, 8)]
    [InlineData("a missing row costs recall", """[{"text":"a","amount":1},{"text":"b","amount":2}]""", """[{"text":"b","amount":2}]""", 4, 8, 4)]
    [InlineData("a surplus row costs precision", """[{"text":"b","amount":2}]""", """[{"text":"a","amount":1},{"text":"b","amount":2}]""", 4, 4, 8)]
    [InlineData("a doubled row is a surplus row", """[{"text":"b","amount":2}]""", """[{"text":"b","amount":2},{"text":"b","amount":2}]""", 4, 4, 8)]
    [InlineData("nulls of a row without a partner count as cells", "[]", "[{}]", 0, 0, 4)]
    [InlineData("rows pair where the fewest cells differ", """[{"text":"a","amount":1},{"text":"b","amount":1}]""", """[{"text":"x","amount":1},{"text":"a","amount":2}]""", 6, 8, 8)]
    [InlineData("a column shifted by one row pairs by the rest", """[{"text":"a","amount":1},{"text":"b","amount":2},{"text":"c","amount":3}]""", """[{"text":"a","amount":2},{"text":"b","amount":3},{"text":"c","amount":1}]""", 9, 12, 12)]
    [InlineData("an object in a row is one cell", """[{"text":"a","unit":{"code":"kg","size":1}}]""", """[{"text":"a","unit":{"size":1.0,"code":"kg"}}]""", 4, 4, 4)]
    [InlineData("an object in a row is wrong as a whole", """[{"text":"a","unit":{"code":"kg","size":1}}]""", """[{"text":"a","unit":{"code":"kg","size":2}}]""", 3, 4, 4)]
    [InlineData("a list in a row is one cell", """[{"text":"a","codes":["1","2"]}]""", """[{"text":"a","codes":["2","1"]}]""", 3, 4, 4)]
    [InlineData("no list is an empty list", "[]", "null", 0, 0, 0)]
    [InlineData("lists of records in a row are paired, too", """[{"text":"a","lots":[{"lot":"1","pieces":5},{"lot":"2","pieces":6}]}]""", """[{"text":"a","lots":[{"lot":"2","pieces":6},{"lot":"1","pieces":7}]}]""", 7, 8, 8)]
    [InlineData("a missing lot costs recall", """[{"text":"a","lots":[{"lot":"1","pieces":5},{"lot":"2","pieces":6}]}]""", """[{"text":"a","lots":[{"lot":"2","pieces":6}]}]""", 6, 8, 6)]
    [InlineData("lots decide which rows pair", """[{"text":"a","lots":[{"lot":"1","pieces":5}]},{"text":"a","lots":[{"lot":"2","pieces":6}]}]""", """[{"text":"a","lots":[{"lot":"2","pieces":6}]},{"text":"a","lots":[{"lot":"1","pieces":5}]}]""", 12, 12, 12)]
    public void Rows_pair_as_the_definition_says(string why, string expected, string predicted, int correct, int ofExpected, int ofPredicted) =>
        Values($$"""{"lines":{{expected}}}""", $$"""{"lines":{{predicted}}}""").ShouldBe(new ScoreCounts(7 + correct, 7 + ofExpected, 7 + ofPredicted), why);

    [Theory]
    [InlineData("2026-3-5")]
    [InlineData("03/05/2026")]
    [InlineData("3/5/26")]
    [InlineData("03-05-2026")]
    [InlineData("3-5-26")]
    [InlineData("March 5, 2026")]
    [InlineData("Mar 5 2026")]
    [InlineData("Thursday, March 5, 2026")]
    [InlineData("Thu. Mar. 5, 2026")]
    [InlineData("5 March 2026")]
    [InlineData("March 5 ,2026")]
    public void Whole_dates_of_eight_spellings_are_the_same(string spelling) =>
        Values("""{"date":"2026-03-05"}""", $$"""{"date":"{{spelling}}"}""").Correct.ShouldBe(7);

    [Theory]
    [InlineData("20260305")]
    [InlineData("2026-13-05")]
    [InlineData("March 2026")]
    [InlineData("2026030512")]
    [InlineData("5.3.2026")]
    public void Other_texts_are_no_dates(string text) =>
        Values("""{"date":"2026-03-05"}""", $$"""{"date":"{{text}}"}""").Correct.ShouldBe(6);

    [Theory]
    [InlineData("13/05/2026", "2026-05-13")]
    [InlineData("01/02/76", "1976-01-02")]
    [InlineData("01/02/75", "2075-01-02")]
    public void Day_month_and_century_are_read_as_the_definition_says(string spelling, string iso) =>
        Values($$"""{"date":"{{iso}}"}""", $$"""{"date":"{{spelling}}"}""").Correct.ShouldBe(7);

    [Theory]
    [InlineData(FieldNormalizers.OptionalTerminalPunctuation, "\"item 5\"", "\"item 5.\"", true)]
    [InlineData(FieldNormalizers.OptionalTerminalPunctuation, "\"item 5\"", "\"item 5..\"", false)]
    [InlineData(FieldNormalizers.OptionalTerminalPunctuation, "\".\"", "\";\"", false)]
    [InlineData(FieldNormalizers.PunctuationSpacing, "\"3, 4\"", "\"3,4\"", true)]
    [InlineData(FieldNormalizers.PunctuationSpacing, "\"3 4\"", "\"34\"", false)]
    [InlineData(FieldNormalizers.CaseInsensitive, "\"Muster  GmbH\"", "\"MUSTER gmbh\"", true)]
    [InlineData(FieldNormalizers.CaseInsensitive, "\"Muster\"", "\"Mustre\"", false)]
    [InlineData(FieldNormalizers.NullEqualsFalse, "false", "null", true)]
    [InlineData(FieldNormalizers.NullEqualsFalse, "null", "false", true)]
    [InlineData(FieldNormalizers.NullEqualsFalse, "null", "0", false)]
    [InlineData(FieldNormalizers.NullEqualsFalse, "true", "null", false)]
    [InlineData(FieldNormalizers.PhoneDigits, "\"+1 (555) 123-4567\"", "\"555.123.4567\"", true)]
    [InlineData(FieldNormalizers.PhoneDigits, "\"123-45\"", "\"12345\"", true)]
    [InlineData(FieldNormalizers.PhoneDigits, "\"123-45\"", "\"99912345\"", false)]
    [InlineData(FieldNormalizers.PhoneDigits, "\"none\"", "\"n/a\"", false)]
    [InlineData(FieldNormalizers.LenientDate, "\"June 17, 1943\"", "\"June 17, 43\"", true)]
    [InlineData(FieldNormalizers.LenientDate, "\"June 17, 2043\"", "\"June 17, 43\"", true)]
    [InlineData(FieldNormalizers.LenientDate, "\"June 17, 1955\"", "\"June 17, 19 55\"", true)]
    [InlineData(FieldNormalizers.LenientDate, "\"June 19, 1944\"", "\"June 19 44\"", true)]
    [InlineData(FieldNormalizers.LenientDate, "\"Permit 12-34\"", "\"Permit 12-19 34\"", false)]
    public void A_normalizer_forgives_what_it_says_and_nothing_else(FieldNormalizers normalizer, string expected, string predicted, bool isRight)
    {
        FieldRule rule = new("$.number", [], normalizer);

        Score($$"""{"number":{{expected}}}""", $$"""{"number":{{predicted}}}""", [rule]).Values.Correct.ShouldBe(isRight ? 7 : 6);
        if (isRight)
            Score($$"""{"number":{{expected}}}""", $$"""{"number":{{predicted}}}""").Values.Correct.ShouldBe(6);
    }

    [Fact]
    public void Any_alternate_value_is_right_and_rows_pair_by_it()
    {
        FieldRule first = new("$.lines[0].text", [new AcceptedReading(Json("\"apples\""), 1)]);

        // The second row is wrong in amount alone: it has to pair with the row that the alternate value does not fit.
        Score(
            """{"lines":[{"text":"pears","amount":1},{"text":"plums","amount":2}]}""",
            """{"lines":[{"text":"plums","amount":1},{"text":"apples","amount":3}]}""",
            [first]).Values.ShouldBe(new ScoreCounts(7 + 6, 15, 15));
    }

    [Theory]
    // Two boxes of equal size, one moved by m of its width: the overlap is (1 - m) / (1 + m), and a half at a third.
    [InlineData(0.0, true)]
    [InlineData(0.0332, true)]
    [InlineData(0.0334, false)]
    [InlineData(0.2, false)]
    public void A_box_is_at_its_place_from_an_overlap_of_a_half(double moved, bool isGrounded)
    {
        FieldRule rule = new("$.number", [new AcceptedReading(Json("\"A1\""), 2, new PageBox(0.1, 0.1, 0.2, 0.12))]);
        FieldCitation citation = new("$.number", 2, new PageBox(0.1 + moved, 0.1, 0.2 + moved, 0.12));

        DocumentScore score = Score("""{"number":"A1"}""", """{"number":"A1"}""", [rule], [citation]);
        score.Words.ShouldBe(new ScoreCounts(isGrounded ? 1 : 0, 1, 1));
        score.Pages.ShouldBe(new ScoreCounts(1, 1, 1));
    }

    [Fact]
    public void An_overlap_of_exactly_a_half_is_enough()
    {
        ExtractBenchScorer.GetOverlap(new PageBox(0.1, 0.1, 0.3, 0.2), new PageBox(0.1, 0.1, 0.2, 0.2)).ShouldBe(0.5, 1e-12);
        FieldRule rule = new("$.number", [new AcceptedReading(null, 1, new PageBox(0.1, 0.1, 0.3, 0.2))]);

        Score("""{"number":"A1"}""", """{"number":"A1"}""", [rule], [new FieldCitation("$.number", 1, new PageBox(0.1, 0.1, 0.2, 0.2))]).Words!.Value.Correct.ShouldBe(1);
    }

    [Fact]
    public void Places_count_where_the_value_is_right_and_the_truth_has_a_place()
    {
        PageBox box = new(0.1, 0.1, 0.2, 0.12);
        FieldRule[] rules = [new("$.number", [new AcceptedReading(null, 1, box)]), new("$.date", [new AcceptedReading(null, 1, box)]), new("$.total", [new AcceptedReading(null, 3)])];

        DocumentScore score = Score(
            """{"number":"A1","date":"2026-03-05","total":5,"seller":{"name":"Muster"}}""",
            """{"number":"A2","date":"2026-03-05","total":5,"seller":{"name":"Muster"}}""",
            rules,
            [new("$.number", 1, box), new("$.date", 2, box), new("$.total", 3), new("$.seller.name", 1, box)]);

        // The number is wrong, the date is cited on another page; the seller's place is not known and the total's is a page alone.
        score.Words.ShouldBe(new ScoreCounts(0, 2, 2));
        score.Pages.ShouldBe(new ScoreCounts(1, 3, 3));
    }

    [Fact]
    public void Without_places_in_the_truth_there_is_no_grounding_score()
    {
        DocumentScore score = Score("""{"number":"A1"}""", """{"number":"A1"}""", [], [new("$.number", 1, new PageBox(0, 0, 1, 1))]);

        score.Words.ShouldBeNull();
        score.Pages.ShouldBeNull();
    }

    [Fact]
    public void Places_follow_rows_to_where_they_were_paired()
    {
        PageBox left = new(0.1, 0.1, 0.2, 0.12), right = new(0.6, 0.1, 0.7, 0.12);
        FieldRule[] rules = [new("$.lines[0].text", [new AcceptedReading(null, 1, left)]), new("$.lines[1].text", [new AcceptedReading(null, 1, right)])];

        DocumentScore score = Score(
            """{"lines":[{"text":"a"},{"text":"b"}]}""",
            """{"lines":[{"text":"b"},{"text":"a"}]}""",
            rules,
            [new("$.lines[0].text", 1, right), new("$.lines[1].text", 1, left)]);

        score.Words.ShouldBe(new ScoreCounts(2, 2, 2));
        score.Cells.Single(cell => cell.ExpectedPath == "$.lines[0].text").PredictedPath.ShouldBe("$.lines[1].text");
    }

    [Fact]
    public void Nothing_extracted_scores_nothing_but_the_nulls()
    {
        Score("""{"lines":[{"text":"a","amount":1}]}""", null).Values.ShouldBe(new ScoreCounts(7, 11, 7));
        default(ScoreCounts).F1.ShouldBe(0);
        new ScoreCounts(33, 100, 36).F1.ShouldBe(2 * 33 / 136.0);
    }

    [Fact]
    public void Without_a_schema_the_records_say_what_is_a_list()
    {
        ExtractBenchScorer.Score(Json("""{"a":"x","b":[{"c":1,"d":null},{"c":2,"d":3}],"e":{"f":true}}"""), Json("""{"b":[{"c":2,"d":3}],"e":{"f":true},"a":"x"}""")).Values
            .ShouldBe(new ScoreCounts(4, 6, 4));
    }

    private static ScoreCounts Values(string expected, string predicted) => Score(expected, predicted).Values;

    private static DocumentScore Score(string expected, string? predicted, IReadOnlyList<FieldRule>? rules = null, IReadOnlyList<FieldCitation>? citations = null) =>
        ExtractBenchScorer.Score(Json(expected), predicted is null ? null : Json(predicted), Schema, rules, citations);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}

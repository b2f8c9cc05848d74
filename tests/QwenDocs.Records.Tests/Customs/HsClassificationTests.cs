using QwenDocs.Records.Customs;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class HsClassificationTests
{
    internal static readonly HsClassification Good = new()
    {
        ProductName = "Bluetooth speaker with clock",
        Function = "plays music received by radio, shows the time",
        Materials = ["ABS plastic 70 %", "electronics"],
        Presentation = "one piece in a retail box",
        PrintedCode = HsCode.Read("8518.22"),
        Candidates =
        [
            new()
            {
                Chapter = "85", Heading = "8518", Code = HsCode.Read("851822"), Title = "multiple loudspeakers in one enclosure", Rule = GeneralRule.Rule3B,
                Reason = "Two loudspeakers in one enclosure give the essential character; the clock is secondary.", Doubt = "The number of loudspeakers is not visible.", Confidence = 0.6m,
            },
            new() { Chapter = "85", Heading = "8518", Code = HsCode.Read("851821"), Title = "single loudspeaker in its enclosure", Rule = GeneralRule.Rule3B, Reason = "If there is one loudspeaker.", Confidence = 0.3m },
            new() { Chapter = "91", Heading = "9105", Code = HsCode.Read("910591"), Title = "other clocks, electrically operated", Rule = GeneralRule.Rule3C, Reason = "If the clock is equal in weight.", Confidence = 0.1m },
        ],
        MissingInformation = ["How many loudspeakers are in the enclosure?"],
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<HsClassification>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_classification_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void An_empty_page_is_no_finding() => RecordFindings.Of(new HsClassification()).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Codes_are_in_the_edition()
    {
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Code = HsCode.Read("854951"), Heading = "8549" })).ShouldBe(["error $.candidates[0].code"]);
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Code = HsCode.Read("851712"), Heading = "8517" })).ShouldBe(["warning $.candidates[0].code"]);
    }

    [Fact]
    public void Chapter_and_heading_are_those_of_the_code()
    {
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Chapter = "84" })).ShouldBe(["error $.candidates[0].chapter"]);
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Heading = "8519" })).ShouldBe(["error $.candidates[0].heading"]);
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Heading = "85.18" })).ShouldBeEmpty();
    }

    [Fact]
    public void No_candidate_stands_twice() =>
        RecordFindings.Of(Good with { Candidates = [Good.Candidates[0], Good.Candidates[0] with { Code = HsCode.Read("8518.22"), Confidence = 0.2m }] }).ShouldBe(["error $.candidates[1].code"]);

    [Fact]
    public void Confidences_are_shares_of_one()
    {
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Confidence = 0.2m })).ShouldBe(["warning $.candidates[1].confidence"]);
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Confidence = 0.9m })).ShouldBe(["warning $.candidates"]);
        RecordFindings.Of(new HsCandidate { Reason = "-", Confidence = 60 }).ShouldBe(["error $.confidence"]);
    }

    [Fact]
    public void A_candidate_has_a_reason_and_a_product_a_candidate()
    {
        RecordFindings.Of(WithFirst(Good.Candidates[0] with { Reason = " " })).ShouldBe(["warning $.candidates[0].reason"]);
        RecordFindings.Of(Good with { Candidates = [], MissingInformation = [] }).ShouldBe(["warning $.candidates"]);
        RecordFindings.Of(Good with { Candidates = [] }).ShouldBeEmpty();
    }

    private static HsClassification WithFirst(HsCandidate candidate) => Good with { Candidates = [candidate, .. Good.Candidates.Skip(1)] };
}

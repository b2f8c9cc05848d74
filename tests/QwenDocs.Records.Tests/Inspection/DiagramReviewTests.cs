using QwenDocs.Records.Inspection;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class DiagramReviewTests
{
    internal static readonly DiagramReview Good = new()
    {
        Subject = "Shelf R-200",
        DrawingSteps =
        [
            new() { Number = 1, Label = "1", Action = "Side panel A is laid on the floor.", Parts = ["A ×1"] },
            new() { Number = 2, Label = "2", Action = "Four screws fix shelf B.", Parts = ["B ×1", "screw M6×40 ×4"], Tools = ["hex key 4 mm"] },
            new() { Number = 3, Label = "3", Action = "Back panel C is slid in from above.", Parts = ["C ×1"] },
        ],
        TextSteps =
        [
            new() { Number = 1, Label = "1.", Text = "Lay side panel A on the floor." },
            new() { Number = 2, Label = "2.", Text = "Fix shelf B with three M6×40 screws." },
        ],
        Matches = [new() { DrawingStep = 1, TextStep = 1 }, new() { DrawingStep = 2, TextStep = 2 }],
        Discrepancies =
        [
            new() { Kind = StepDiscrepancyKind.Parts, DrawingStep = 2, TextStep = 2, Description = "The drawing shows four screws, the text says three.", Level = RiskLevel.Medium },
            new() { Kind = StepDiscrepancyKind.MissingInText, DrawingStep = 3, Description = "The text does not mention the back panel.", Level = RiskLevel.High },
        ],
        Verdict = DiagramVerdict.Contradictory,
        Summary = "The text leaves out the back panel and one screw.",
    };

    private static readonly DiagramReview Same = Good with { DrawingSteps = [.. Good.DrawingSteps.Take(2)], Discrepancies = [], Verdict = DiagramVerdict.Consistent };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<DiagramReview>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_review_gives_no_findings()
    {
        RecordFindings.Of(Good).ShouldBeEmpty();
        RecordFindings.Of(Same).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_page_is_no_finding() => RecordFindings.Of(new DiagramReview { Verdict = DiagramVerdict.Undetermined }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void Steps_are_numbered_without_gaps()
    {
        RecordFindings.Of(Good with { DrawingSteps = [Good.DrawingSteps[0], Good.DrawingSteps[2]], Matches = [new() { DrawingStep = 1, TextStep = 1 }], Discrepancies = [Good.Discrepancies[1], new() { TextStep = 2, Kind = StepDiscrepancyKind.MissingInDrawing }] })
            .ShouldBe(["error $.drawingSteps[1].number"]);
        RecordFindings.Of(Same with { TextSteps = [Same.TextSteps[0], Same.TextSteps[1] with { Number = 3 }], Matches = [Same.Matches[0], new() { DrawingStep = 2, TextStep = 3 }] })
            .ShouldBe(["error $.textSteps[1].number"]);
    }

    [Fact]
    public void Matches_and_differences_refer_to_steps_that_exist()
    {
        RecordFindings.Of(Good with { Matches = [.. Good.Matches, new() { DrawingStep = 4, TextStep = 9 }] }).ShouldBe(["error $.matches[2].drawingStep", "error $.matches[2].textStep"]);
        RecordFindings.Of(Good with { Matches = [.. Good.Matches, new() { DrawingStep = 3 }] }).ShouldBe(["error $.matches[2]"]);
        RecordFindings.Of(Good with { Discrepancies = [Good.Discrepancies[0] with { TextStep = 7 }, Good.Discrepancies[1]] }).ShouldBe(["error $.discrepancies[0].textStep"]);
    }

    [Fact]
    public void A_difference_names_the_steps_of_its_kind()
    {
        DiagramReview With(StepDiscrepancy difference) => Good with { Discrepancies = [.. Good.Discrepancies, difference] };

        RecordFindings.Of(With(new() { Kind = StepDiscrepancyKind.MissingInText, DrawingStep = 1, TextStep = 1 })).ShouldBe(["error $.discrepancies[2]"]);
        RecordFindings.Of(With(new() { Kind = StepDiscrepancyKind.MissingInDrawing, DrawingStep = 1 })).ShouldBe(["error $.discrepancies[2]"]);
        RecordFindings.Of(With(new() { Kind = StepDiscrepancyKind.MissingInDrawing, TextStep = 1 })).ShouldBeEmpty();
        RecordFindings.Of(With(new() { Kind = StepDiscrepancyKind.Other, Description = "?" })).ShouldBe(["error $.discrepancies[2]"]);
    }

    [Fact]
    public void Every_step_is_accounted_for()
    {
        RecordFindings.Of(Good with { Discrepancies = [Good.Discrepancies[0]], Verdict = DiagramVerdict.MinorDifferences }).ShouldBe(["warning $.drawingSteps[2]"]);
        RecordFindings.Of(Good with { Matches = [Good.Matches[1]] }).ShouldBe(["warning $.drawingSteps[0]", "warning $.textSteps[0]"]);
    }

    [Fact]
    public void The_verdict_follows_from_the_differences()
    {
        RecordFindings.Of(Good with { Verdict = DiagramVerdict.Consistent }).ShouldBe(["error $.verdict"]);
        RecordFindings.Of(Good with { Verdict = DiagramVerdict.MinorDifferences }).ShouldBe(["error $.verdict"]);
        RecordFindings.Of(Same with { Verdict = DiagramVerdict.Contradictory }).ShouldBe(["error $.verdict"]);
        RecordFindings.Of(new DiagramReview { Verdict = DiagramVerdict.Consistent }).ShouldBe(["error $.verdict"]);
    }
}

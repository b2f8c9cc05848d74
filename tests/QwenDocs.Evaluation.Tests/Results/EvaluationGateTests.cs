namespace QwenDocs.Evaluation.Tests.Results;

public class EvaluationGateTests
{
    [Fact]
    public void What_became_better_and_worse_is_named()
    {
        EvaluationReport before = Report(20, _ => 660m), after = Report(20, number => number <= 2 ? 606m : 660m);

        var comparison = EvaluationComparison.Compare(before, after);

        comparison.Documents.ShouldBe(20);
        comparison.Worse.Select(change => change.Name).ShouldBe(["invoice-1.pdf", "invoice-2.pdf"]);
        comparison.Better.ShouldBeEmpty();
        comparison.Fields.ShouldHaveSingleItem().Field.ShouldBe("$.total");
        comparison.ValueF1.Difference.ShouldBeLessThan(0);
        // Two of twenty may be chance: of the documents that are drawn, neither may be among them.
        comparison.ValueF1.IsSignificant.ShouldBeFalse();
        comparison.ToString().ShouldContain("may be chance");
        comparison.ToString().ShouldBe(EvaluationComparison.Compare(before, after).ToString());
    }

    [Fact]
    public void A_change_of_all_documents_is_more_than_chance()
    {
        var comparison = EvaluationComparison.Compare(Report(10, _ => 606m), Report(10, _ => 660m));

        comparison.IsBetter.ShouldBeTrue();
        comparison.IsWorse.ShouldBeFalse();
        comparison.Better.Count.ShouldBe(10);
        EvaluationComparison.Compare(Report(10, _ => 660m), Report(10, _ => 606m)).IsWorse.ShouldBeTrue();
    }

    [Fact]
    public void The_same_report_is_neither_better_nor_worse()
    {
        var comparison = EvaluationComparison.Compare(Report(5, _ => 660m), Report(7, _ => 660m));

        comparison.ValueF1.ShouldBe(new MeasuredChange(1, 1, 0, 0));
        comparison.Unpaired.ShouldBe(["invoice-6.pdf", "invoice-7.pdf"]);
    }

    [Fact]
    public void A_gate_passes_what_reaches_it()
    {
        EvaluationReport report = Report(3, _ => 660m);

        new EvaluationGate { MinValueF1 = 1, MinTypedF1 = 1, MaxSilentErrorsPerThousand = 0, Before = report }.Check(report);
    }

    [Fact]
    public void A_gate_says_what_is_not_reached_and_where()
    {
        EvaluationGate gate = new() { MinValueF1 = 0.999, MinTypedF1 = 0.999, MaxSilentErrorsPerThousand = 1, Before = Report(10, _ => 660m) };

        EvaluationGateException failure = Should.Throw<EvaluationGateException>(() => gate.Check(Report(10, _ => 606m)));

        failure.Violations.Count.ShouldBe(4);
        failure.Message.ShouldContain("below 99.90");
        failure.Message.ShouldContain("more than chance");
        failure.Message.ShouldContain("Worst fields: $.total 0.0 %");
        new EvaluationGate().FindViolations(new Evaluator((_, _) => Task.FromResult(new Prediction())).Score(TestTruths.Set(1), [new Prediction { Failure = "gone" }])).ShouldHaveSingleItem().ShouldContain("1 documents failed");
    }

    private static EvaluationReport Report(int count, Func<int, decimal> total) => new Evaluator((_, _) => Task.FromResult(new Prediction()), new EvaluatorOptions { Name = "test" })
        .Score(TestTruths.Set(count), [.. Enumerable.Range(1, count).Select(number => TestTruths.Predict(TestTruths.Record(number, total(number))))]);
}

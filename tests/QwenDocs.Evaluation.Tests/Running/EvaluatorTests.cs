using Microsoft.Extensions.Time.Testing;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Testing;
using QwenDocs.Validation;

namespace QwenDocs.Evaluation.Tests.Running;

public sealed class EvaluatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_extractor_is_scored_by_value_place_finding_and_cost()
    {
        // Two digits of the total are exchanged, and the last line is left out.
        string answer = TestTruths.Record(1, 606m).Replace(""",{"description":"Koffer","quantity":3,"netAmount":360}""", "", StringComparison.Ordinal);
        using DocumentExtractor extractor = new(new ScriptedEndpoint(answer), new ExtractorOptions { Grounding = new GroundingOptions(), Repair = { MaxCorrections = 0 } });

        EvaluationReport report = await new Evaluator(extractor, new EvaluatorOptions { Name = "scripted" }).RunAsync(TestTruths.Set(1), cancellationToken: Token);

        report.Name.ShouldBe("scripted");
        EvaluatedDocument document = report.Documents.ShouldHaveSingleItem();
        document.Failure.ShouldBeNull();
        document.Pages.ShouldBe(1);
        document.Values.Precision.ShouldBeGreaterThan(document.Values.Recall);
        document.Typed.ShouldBe(new ScoreCounts(10, 14, 11));
        EvaluatedCell total = document.Cells.Single(cell => cell.PredictedPath == "$.total");
        total.Outcome.ShouldBe(CellOutcome.Wrong);
        total.FlaggedBy.ShouldContain("evidence.contradicted");
        document.Cells.Count(cell => cell.Outcome == CellOutcome.MissingRow).ShouldBe(3);
        report.Total.ModelCalls.ShouldBe(1);
        report.Total.CostUsd.ShouldBe(0.0003m);
        report.Total.SilentErrors.Part.ShouldBe(document.Cells.Count(cell => cell.Outcome is not CellOutcome.Right && cell.FlaggedBy.Count == 0));
        report.Fields[0].Accuracy.Value!.Value.ShouldBe(0);
        report.Flags[0].Code.ShouldBe(FlagScore.Any);
        report.RankingAuroc!.Value.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public async Task Evidence_is_cited_as_shares_of_the_page()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(TestTruths.Record(1)), new ExtractorOptions { Grounding = new GroundingOptions() });

        Prediction prediction = (await new Evaluator(extractor).PredictAsync(TestTruths.Set(1), cancellationToken: Token)).ShouldHaveSingleItem();

        FieldCitation total = prediction.Citations.Single(citation => citation.Path == "$.total");
        total.Page.ShouldBe(1);
        total.Text.ShouldBe("660,00");
        total.Box!.Value.Left.ShouldBe(450 / 595.0, 0.01);
        total.Box.Value.Top.ShouldBe(280 / 842.0, 0.01);
        prediction.EvidenceScores["$.total"].ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public async Task A_document_that_fails_scores_nothing_and_hides_no_other()
    {
        Evaluator evaluator = new((document, _) => document.Name == "invoice-2.pdf"
            ? throw new InvalidOperationException("The model is gone.")
            : Task.FromResult(TestTruths.Predict(TestTruths.Record(document.Name == "invoice-1.pdf" ? 1 : 3))));
        List<EvaluationProgress> reports = [];

        EvaluationReport report = await evaluator.RunAsync(TestTruths.Set(3), new Sink(reports), Token);

        report.Documents.Select(document => document.Failure).ShouldBe([null, "InvalidOperationException: The model is gone.", null]);
        report.Total.Failed.ShouldBe(1);
        report.Total.ValueF1.ShouldBe(2 / 3.0, 1e-12);
        report.Documents[1].Flags.ShouldBe(default);
        reports.Select(progress => progress.Completed).ShouldBe([1, 2, 3]);
        reports.Count(progress => progress.Failure is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_was_broken_off_goes_on_where_it_was()
    {
        EvaluatorOptions options = new() { PredictionsPath = Path.Combine(_folder, "predictions.jsonl"), MaxConcurrency = 1 };
        int calls = 0;
        Task<Prediction> PredictAsync(TruthDocument document, CancellationToken _) =>
            ++calls == 3 ? throw new InvalidOperationException("broken off") : Task.FromResult(TestTruths.Predict(TestTruths.Record(1), Finding.Error("$.total", "is wrong", code: "invoice.total")));
        Evaluator evaluator = new(PredictAsync, options, new FakeTimeProvider());

        EvaluationReport first = await evaluator.RunAsync(TestTruths.Set(3), cancellationToken: Token);
        first.Total.Failed.ShouldBe(1);
        // What a process that was killed leaves: a line without its end.
        await File.AppendAllTextAsync(options.PredictionsPath, "{\"key\":\"abc\",\"predic", Token);

        EvaluationReport second = await evaluator.RunAsync(TestTruths.Set(3), cancellationToken: Token);
        calls.ShouldBe(4);
        second.Total.Failed.ShouldBe(0);
        EvaluationReport third = await evaluator.RunAsync(TestTruths.Set(3), cancellationToken: Token);
        calls.ShouldBe(4);
        third.ToString().ShouldBe(second.ToString());
        third.Documents[0].Cells.ShouldHaveSingleItem().FlaggedBy.ShouldBe(["invoice.total"]);

        options.Name = "another model";
        await new Evaluator(PredictAsync, options).RunAsync(TestTruths.Set(1), cancellationToken: Token);
        calls.ShouldBe(5);
    }

    [Fact]
    public async Task Cancelling_ends_the_run_and_is_no_failure()
    {
        using CancellationTokenSource source = new();
        Evaluator evaluator = new(async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new Prediction();
        });

        await Should.ThrowAsync<OperationCanceledException>(() => evaluator.RunAsync(TestTruths.Set(2), cancellationToken: source.Token));
    }

    [Fact]
    public async Task A_recording_is_scored_without_an_endpoint()
    {
        var cassette = Cassette.Create();
        using (DocumentExtractor recorded = new(new CassetteRecorder(cassette, new ScriptedEndpoint(TestTruths.Record(1)))))
            await new Evaluator(recorded).RunAsync(TestTruths.Set(1), cancellationToken: Token);
        using DocumentExtractor replay = new(new CassettePlayer(cassette));

        EvaluationReport report = await new Evaluator(replay).RunAsync(TestTruths.Set(2), cancellationToken: Token);

        report.Documents[0].Values.F1.ShouldBe(1);
        report.Documents[1].Failure.ShouldNotBeNull();
    }

    [Fact]
    public void A_partial_truth_says_nothing_of_what_it_does_not_have()
    {
        TruthDocument whole = TestTruths.Document(1);
        TruthDocument partial = new(whole.Name, whole.Document, whole.Schema, TestTruths.Json("""{"number":"R-1","total":661,"lines":[]}""")) { IsPartial = true };

        EvaluationReport report = new Evaluator((_, _) => Task.FromResult(new Prediction())).Score(new TruthSet([partial]), [TestTruths.Predict(TestTruths.Record(1))]);

        report.Documents[0].Values.ShouldBe(new ScoreCounts(1, 2, 2));
        report.Documents[0].Typed.ShouldBe(new ScoreCounts(1, 2, 2));
    }

    [Fact]
    public void A_finding_at_a_row_or_at_a_list_speaks_against_what_stands_in_it_or_is_missing_from_it()
    {
        string json = TestTruths.Record(1).Replace(""",{"description":"Koffer","quantity":3,"netAmount":360}""", "", StringComparison.Ordinal);
        Prediction prediction = TestTruths.Predict(
            json,
            new Finding(FindingSeverity.Warning, "$.lines[1]", "is doubtful") { Code = "row" },
            new Finding(FindingSeverity.Warning, "$.lines", "rows are missing") { Code = "list.missingRows" },
            new Finding(FindingSeverity.Info, "$.number", "is fine") { Code = "info" });

        EvaluatedDocument document = new Evaluator((_, _) => Task.FromResult(prediction)).Score(TestTruths.Set(1), [prediction]).Documents[0];

        document.Cells.Where(cell => cell.FlaggedBy.Contains("row")).Select(cell => cell.PredictedPath!.Value.ToString())
            .ShouldBe(["$.lines[1].description", "$.lines[1].quantity", "$.lines[1].netAmount"], ignoreOrder: true);
        document.Cells.Where(cell => cell.Outcome == CellOutcome.MissingRow).ShouldAllBe(cell => cell.FlaggedBy.Contains("list.missingRows"));
        document.Flags.ShouldBe(new FlagCounts(14, 3, 6, 3));
    }

    private sealed class Sink(List<EvaluationProgress> reports) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => reports.Add(value);
    }
}

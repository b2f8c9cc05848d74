using System.ComponentModel;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction.Splitting;

public class SplittingTests
{
    public record Bill(string? Number, int? Pages);

    [Description("A list of packages.")]
    [PrintedAs("PACKING LIST", "装箱单")]
    public sealed record PackingNote(string? Number, int? Pages);

    public sealed record Declaration(string? Number, int? Pages);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DocumentTypes Kinds => new DocumentTypes().Add<Bill>().Add<PackingNote>().Add<Declaration>("declaration", "A customs declaration.", ["报关单"]);

    private static SplittingScript Forty => new SplittingScript().Add("other", null, 1).Add("bill", "INV-1", 12).Add("packing-note", "PL-1", 9).Add("blank", null, 1)
        .Add("declaration", "D-1", 8).Add("declaration", "D-2", 7).Add("other", null, 2);

    [Fact]
    public async Task Four_documents_on_forty_pages_are_divided_and_each_is_extracted_as_its_kind()
    {
        SplittingScript script = Forty;
        ScriptedEndpoint endpoint = script.ToEndpoint();
        using DocumentExtractor extractor = new(endpoint);

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        script.Count.ShouldBe(40);
        split.Documents.Select(part => part.ToString()).ShouldBe(["bill on pages 2-13", "packing-note on pages 14-22", "declaration on pages 24-31", "declaration on pages 32-38"]);
        split.RecordsOf<Declaration>().Select(record => record.Number).ShouldBe(["D-1", "D-2"]);
        split.Documents[1].Result.ShouldBeOfType<ExtractionResult<PackingNote>>().Record.ShouldBe(new PackingNote("PL-1", 9));
        (split.Documents[1].Result is ExtractionResult<Bill>).ShouldBeFalse();
        split.Unassigned.Select(page => page.Number).ShouldBe([1, 23, 39, 40]);
        split.Findings.Select(finding => finding.ToString()).ShouldBe(["info $: pages 1, 39-40 are of no type that was asked for, and were not extracted", "info $: pages 23 are blank"]);
        endpoint.Requests.Count.ShouldBe(5);
        split.Usage.ShouldBe(new TokenUsage(5_000, 250, 0.0015m));
        split.Documents.Sum(part => part.Usage.CostUsd).ShouldBe(0.0012m);
    }

    [Fact]
    public async Task A_server_counts_the_classification_and_the_documents_as_planned()
    {
        SplittingScript script = Forty;
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(request => SimulatedAnswer.Text(script.Answer(SchemaOf(request), SplittingScript.PageLabels(request.Text))), cancellationToken: Token);
        using var extractor = DocumentExtractor.ForServer(server.Address, "qwen2.5vl");

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.Count.ShouldBe(4);
        server.Requests.SelectMany(request => request.Images).ShouldAllBe(image => image.IsAtModelSize);
        server.Requests[0].Images.Count().ShouldBe(40);
        split.Requests.ShouldAllBe(request => Math.Abs(request.TokenDifference!.Value) <= request.SentTokens / 100);
        split.Usage.PromptTokens.ShouldBe(server.Requests.Sum(request => request.PromptTokens));
        split.Usage.PromptTokens.ShouldBeLessThan((int)(split.Plan.Classification.PromptTokens + split.Plan.MaxPromptTokens));
    }

    [Fact]
    public async Task A_document_over_the_border_of_two_requests_stays_whole()
    {
        SplittingScript script = new SplittingScript().Add("bill", null, 25).Add("bill", null, 15);
        ScriptedEndpoint endpoint = script.ToEndpoint();
        using DocumentExtractor extractor = new(endpoint, Small(planning => planning.Resolution.MinTextHeight = 4));

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Plan.Classification.Requests.Count.ShouldBeGreaterThan(2);
        for (int index = 1; index < split.Plan.Classification.Requests.Count; index++)
            split.Plan.Classification.Requests[index].Pages[0].Number.ShouldBe(split.Plan.Classification.Requests[index - 1].Pages[^1].Number);
        split.Plan.Classification.Requests.ShouldAllBe(request => request.PromptTokens + request.CompletionTokens + 100 <= 8_000);
        split.Documents.Select(part => part.Pages).ShouldBe([PageSelection.Range(1, 25), PageSelection.Range(26, 40)]);
        split.Documents[0].Result!.Requests.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Two_answers_about_a_border_page_that_differ_are_a_finding()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 30);
        ScriptedEndpoint endpoint = script.ToEndpoint(request => request.Schema!.Name == "PageTypeAnswers" && SplittingScript.PageLabels(request)[0] is > 1 and var border
            ? $$"""{"pages":[{{script.Entry(border).Replace("bill", "declaration", StringComparison.Ordinal)}},{{string.Join(',', SplittingScript.PageLabels(request).Skip(1).Select(script.Entry))}}]}"""
            : null);
        using DocumentExtractor extractor = new(endpoint, Small(planning => planning.Resolution.MinTextHeight = 4));

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.ShouldHaveSingleItem().DocumentType.ShouldBe("bill");
        split.Findings.ShouldContain(finding => finding.Severity == FindingSeverity.Warning && finding.Message.Contains("was seen as bill and as declaration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_that_the_classification_forgot_go_with_the_document_around_them()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 4).Add("packing-note", "2", 2);
        using DocumentExtractor extractor = new(script.ToEndpoint(request => request.Schema!.Name == "PageTypeAnswers"
            ? $$"""{"pages":[{{string.Join(',', new[] { 1, 2, 4, 5 }.Select(script.Entry))}},{"page":6,"kind":"novel","startsDocument":true,"documentNumber":null,"printedPage":null}]}"""
            : null));

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.Select(part => part.Pages.ToString()).ShouldBe(["1-4", "5-6"]);
        split.Documents[0].Findings.ShouldContain(finding => finding.Message.StartsWith("page 3 was taken for a page of this document", StringComparison.Ordinal));
        split.Pages[5].IsUnclear.ShouldBeTrue();
    }

    [Fact]
    public async Task A_classification_that_says_nothing_leaves_the_pages_unassigned_with_a_warning()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 2);
        using DocumentExtractor extractor = new(script.ToEndpoint(_ => "I cannot tell."));

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.ShouldBeEmpty();
        split.Unassigned.Count.ShouldBe(2);
        split.Findings.ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warning);
        split.ModelCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_layer_says_which_page_of_its_document_a_page_is()
    {
        TestPdf pdf = new TestPdf().Page(text: "Page 1 of 2").Page(text: "Page 2 of 2").Page(text: "Page 1 of 1");
        using DocumentExtractor extractor = new(new ScriptedEndpoint(_ => new ModelResponse
        {
            Model = "scripted-1",
            Content = """{"number":null,"pages":[{"page":1,"kind":"bill","startsDocument":true},{"page":2,"kind":"bill","startsDocument":true,"printedPage":7},{"page":3,"kind":"bill","startsDocument":false}]}""",
            FinishReason = FinishReason.Stop,
        }));

        SplitResult split = await extractor.SplitAndExtractAsync(Document.FromBytes(pdf.ToBytes()), Kinds, cancellationToken: Token);

        split.Documents.Select(part => part.Pages.ToString()).ShouldBe(["1-2", "3"]);
        split.Pages.Select(page => page.PrintedNumber).ShouldBe([1, 2, 1]);
    }

    [Fact]
    public async Task The_numbers_that_a_scanner_gave_the_pages_of_the_file_tie_nothing_together()
    {
        SplittingScript script = new SplittingScript().Add("bill", null, 1).Add("bill", null, 1).Add("bill", null, 1);
        using DocumentExtractor extractor = new(script.ToEndpoint(request => request.Schema!.Name == "PageTypeAnswers"
            ? $$"""{"pages":[{{string.Join(',', Enumerable.Range(1, 3).Select(page => script.Entry(page).Replace("\"printedPage\":1", $"\"printedPage\":{page}", StringComparison.Ordinal)))}}]}"""
            : null));

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_document_that_fails_is_its_own_outcome()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 2).Add("packing-note", "2", 1).Add("declaration", "3", 1);
        using DocumentExtractor extractor = new(script.ToEndpoint(request => request.Schema!.Name == "PackingNote" ? throw new EndpointException(EndpointError.Unknown, "scripted", "no") : null));

        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.Select(part => part.IsSuccess).ShouldBe([true, false, true]);
        split.Documents[1].Failure.ShouldBeOfType<EndpointException>();
        split.Documents[1].Record.ShouldBeNull();
        split.Findings.ShouldContain(finding => finding.Severity == FindingSeverity.Error && finding.Message.StartsWith("the packing-note on pages 3 was not extracted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_ends_the_split_file_and_is_no_outcome()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("packing-note", "2", 1);
        using CancellationTokenSource cancelling = new();
        using DocumentExtractor extractor = new(script.ToEndpoint(request =>
        {
            if (request.Schema!.Name == "PackingNote")
            {
                cancelling.Cancel();
                cancelling.Token.ThrowIfCancellationRequested();
            }

            return null;
        }));

        await Should.ThrowAsync<OperationCanceledException>(() => extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: cancelling.Token));
    }

    [Fact]
    public async Task A_budget_that_runs_out_ends_the_documents_that_it_does_not_reach()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("packing-note", "2", 1);
        SplitPlan plan;
        decimal part;
        using (DocumentExtractor planner = new(script.ToEndpoint()))
        {
            plan = await planner.PlanSplitAsync(script.ToDocument(), Kinds, Token);
            part = (await planner.PlanAsync<Bill>(script.ToDocument().WithPages([1]), Token)).MaxCostUsd;
        }

        // Each answer costs $0.0003: after the classification and the bill, the packing list does not fit any more.
        using DocumentExtractor extractor = new(script.ToEndpoint(), new ExtractorOptions { Planning = { Cost = { DailyBudgetUsd = Math.Max(plan.Classification.MaxCostUsd, part + 0.0005m) } } });
        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Documents.Select(each => each.IsSuccess).ShouldBe([true, false]);
        split.Documents[1].Failure.ShouldBeOfType<CostBudgetExceededException>();
        extractor.DailyBudget!.SpentUsd.ShouldBe(0.0006m);
        extractor.DailyBudget.ReservedUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task A_cap_on_tokens_holds_for_the_classification_and_for_all_documents_together()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("packing-note", "2", 1);
        ScriptedEndpoint endpoint = script.ToEndpoint();
        using DocumentExtractor tight = new(endpoint, new ExtractorOptions { Planning = new() { Cost = new() { MaxPromptTokens = 1_000 } } });
        await Should.ThrowAsync<PlanningException>(() => tight.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token));
        endpoint.Requests.ShouldBeEmpty();

        // An answer counts 1,000 tokens here, a document takes more than 3,000.
        using DocumentExtractor wider = new(endpoint, new ExtractorOptions { Planning = new() { Cost = new() { MaxPromptTokens = 5_000 } } });
        SplitResult split = await wider.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);
        split.Documents.Select(part => part.Failure is PlanningException).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_plan_knows_the_classification_exactly_and_bounds_the_documents()
    {
        SplittingScript script = Forty;
        ScriptedEndpoint endpoint = script.ToEndpoint();
        using DocumentExtractor extractor = new(endpoint);

        SplitPlan plan = await extractor.PlanSplitAsync(script.ToDocument(), Kinds, Token);
        endpoint.Requests.ShouldBeEmpty();
        SplitResult split = await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, cancellationToken: Token);

        split.Plan.Classification.PromptTokens.ShouldBe(plan.Classification.PromptTokens);
        split.Requests.Sum(request => request.SentTokens).ShouldBe((int)plan.Classification.PromptTokens);
        long documents = split.Documents.Sum(part => part.DocumentType switch
        {
            "bill" => part.Result!.Plan.PromptTokens,
            "packing-note" => part.Result!.Plan.PromptTokens,
            _ => part.Result!.Plan.PromptTokens,
        });
        documents.ShouldBeLessThanOrEqualTo(plan.MaxPromptTokens);
        plan.MinCostUsd.ShouldBe(plan.Classification.MinCostUsd);
        plan.MaxCostUsd.ShouldBeGreaterThan(plan.Classification.MaxCostUsd);
        plan.ToString().ShouldContain("pages 1 to 40");
    }

    [Fact]
    public async Task Progress_tells_which_document_is_worked_on()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("packing-note", "2", 1);
        using DocumentExtractor extractor = new(script.ToEndpoint());
        Watcher watcher = new();

        await extractor.SplitAndExtractAsync(script.ToDocument(), Kinds, watcher, Token);

        watcher.Seen[0].Stage.ShouldBe(ExtractionStage.Planning);
        watcher.Seen[1].Stage.ShouldBe(ExtractionStage.Screening);
        watcher.Seen.Skip(2).Select(report => (report.Document!.Value.Number, report.Document.Value.Count)).Distinct().ShouldBe([(1, 2), (2, 2)], ignoreOrder: true);
    }

    [Fact]
    public void Kinds_take_their_names_words_and_titles_from_their_types()
    {
        DocumentType[] kinds = [.. Kinds];

        kinds.Select(kind => kind.Name).ShouldBe(["bill", "packing-note", "declaration"]);
        kinds[1].Description.ShouldBe("A list of packages.");
        kinds[1].Titles.ShouldBe(["PACKING LIST", "装箱单"]);
        kinds[2].Titles.ShouldBe(["报关单"]);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("blank")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("BILL")]
    public void A_kind_that_cannot_be_told_is_refused(string name) => Should.Throw<ArgumentException>(() => Kinds.Add<Bill>(name));

    [Fact]
    public async Task A_split_file_without_kinds_is_refused()
    {
        using DocumentExtractor extractor = new(new SplittingScript().ToEndpoint());
        await Should.ThrowAsync<ArgumentException>(() => extractor.SplitAndExtractAsync(Forty.ToDocument(), new DocumentTypes(), cancellationToken: Token));
    }

    private static ExtractorOptions Small(Action<PlanningOptions> change)
    {
        PlanningOptions planning = new() { CompletionTokens = 1_000, MarginTokens = 100 };
        change(planning);
        return new ExtractorOptions { Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 8_000 }, Planning = planning };
    }

    private static string SchemaOf(SimulatedRequest request) => request.Text.Contains("\"startsDocument\"", StringComparison.Ordinal) ? "PageTypeAnswers" : "record";

    private sealed class Watcher : IProgress<ExtractionProgress>
    {
        public List<ExtractionProgress> Seen { get; } = [];

        public void Report(ExtractionProgress value) => Seen.Add(value);
    }
}

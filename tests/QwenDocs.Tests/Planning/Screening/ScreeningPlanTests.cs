using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Planning;

public class ScreeningPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_is_off_by_default()
    {
        ExtractionPlan plan = await PlanAsync(20, isEnabled: false);

        plan.Screening.ShouldBeNull();
    }

    [Fact]
    public async Task A_long_document_is_looked_over_in_small_pictures_first()
    {
        ExtractionPlan full = await PlanAsync(20, isEnabled: false);
        ExtractionPlan plan = await PlanAsync(20);

        PlannedRequest look = plan.Screening.ShouldNotBeNull().Requests.ShouldHaveSingleItem();
        look.Pages.Select(page => page.Number).ShouldBe(Enumerable.Range(1, 20));
        look.Pages.ShouldAllBe(page => page.Size == new PixelSize(588, 840) && page.ImageTokens == 630);
        plan.Requests.Select(request => request.PromptTokens).ShouldBe(full.Requests.Select(request => request.PromptTokens));
        plan.PromptTokens.ShouldBe(full.PromptTokens + look.PromptTokens);
        plan.MaxCostUsd.ShouldBe(full.MaxCostUsd + plan.Screening.MaxCostUsd);
        plan.MinCostUsd.ShouldBeGreaterThan(plan.Screening.MinCostUsd);
        plan.MinCostUsd.ShouldBeLessThan(full.MinCostUsd);
        plan.ToString().ShouldContain("a screening of the pages comes first");
    }

    [Theory]
    [InlineData(7, 0.5)]
    [InlineData(20, 1.0)]
    public async Task A_look_that_cannot_pay_is_not_taken(int pages, double share)
    {
        ExtractionPlan plan = await PlanAsync(pages, change: options => options.Screening.ExpectedKeptRatio = share);

        plan.Screening.ShouldBeNull();
    }

    [Fact]
    public async Task Pages_that_are_sent_small_anyway_are_not_looked_over()
    {
        ExtractionPlan plan = await PlanAsync(20, change: options => options.Resolution.Dpi = 80);

        plan.Screening.ShouldBeNull();
    }

    [Fact]
    public async Task A_look_fills_its_windows_and_never_passes_them()
    {
        VisionModelProfile model = VisionModelProfile.Qwen25VL with { ContextTokens = 8_000 };
        ExtractionPlan plan = await PlanAsync(60, model, options => options.Screening.MinHeadingHeight = 4);

        plan.Screening.ShouldNotBeNull().Requests.Count.ShouldBeGreaterThan(1);
        plan.Screening.Requests.ShouldAllBe(request => request.PromptTokens + request.CompletionTokens + 100 <= 8_000);
        plan.Screening.Requests.SelectMany(request => request.Pages).Select(page => page.Number).ShouldBe(Enumerable.Range(1, 60));
    }

    [Fact]
    public async Task A_cap_counts_the_look_too()
    {
        ExtractionPlan plan = await PlanAsync(20);

        await Should.ThrowAsync<PlanningException>(() => PlanAsync(20, change: options => options.Cost.MaxPromptTokens = plan.PromptTokens - 1));
        (await PlanAsync(20, change: options => options.Cost.MaxPromptTokens = plan.PromptTokens)).Screening.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1, 0.5, 10)]
    [InlineData(8, 1.5, 10)]
    [InlineData(8, 0.5, 3)]
    public void Options_out_of_range_are_refused(int minPages, double share, double height) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ExtractionPlanner(VisionModelProfile.Qwen25VL, new PlanningOptions { Screening = new() { MinPages = minPages, ExpectedKeptRatio = share, MinHeadingHeight = height } }));

    [Fact]
    public async Task Selected_pages_with_gaps_are_planned_within_the_window()
    {
        TestPdf pdf = PlanningInputs.Pages(Enumerable.Repeat(10.0, 60));
        var odd = PageSelection.Create([.. Enumerable.Range(1, 30).Select(index => (2 * index) - 1)]);
        using DocumentContent content = await Document.FromBytes(pdf.ToBytes(), "document.pdf").WithPages(odd).OpenAsync(cancellationToken: Token);

        ExtractionPlan plan = await new ExtractionPlanner(VisionModelProfile.Qwen25VL with { ContextTokens = 8_000 }, PlanningInputs.Options()).PlanAsync(content, PlanningInputs.Schema, cancellationToken: Token);

        plan.Pages.Select(page => page.Number).ShouldBe(odd);
        plan.Requests.Count.ShouldBeGreaterThan(1);
        plan.Requests.ShouldAllBe(request => request.PromptTokens + request.CompletionTokens + 100 <= 8_000);
    }

    [Fact]
    public async Task The_figures_in_the_documentation_are_the_planner_s()
    {
        string table = await File.ReadAllTextAsync(Path.Combine(ReadmeTests.Root, "docs", "splitting.md"), Token);
        using DocumentContent content = await PlanningInputs.OpenAsync(PlanningInputs.Pages(Enumerable.Repeat(10.0, 40)));
        ExtractionPlanner planner = new(VisionModelProfile.Qwen25VL, new PlanningOptions { Screening = new() { IsEnabled = true } });
        RecordSchema schema = RecordSchema.For<Invoice>();
        ExtractionPlan plan = await planner.PlanAsync(content, schema, cancellationToken: Token);
        long screening = plan.Screening!.PromptTokens;

        string[] rows =
        [
            Row("all pages at 150 dpi", plan.PromptTokens - screening),
            Row("the screening", screening),
            Row("the screening and 10 pages that matter", screening + await FullAsync(10)),
            Row("the screening and 30 pages that matter", screening + await FullAsync(30)),
        ];
        table.ShouldContain(string.Join('\n', rows));

        static string Row(string what, long tokens) => FormattableString.Invariant($"| {what} | {tokens:#,0} |");

        async Task<long> FullAsync(int count) =>
            (await planner.PlanUncappedAsync(content.Select(PageSelection.Range(1, count)), schema, TokenCalibrationFactor.None, Token)).PromptTokens;
    }

    private static async Task<ExtractionPlan> PlanAsync(int pages, VisionModelProfile? model = null, Action<PlanningOptions>? change = null, bool isEnabled = true)
    {
        TestPdf pdf = new();
        for (int page = 1; page <= pages; page++)
            pdf.Page(text: "Received in good order, all of it");
        using DocumentContent content = await PlanningInputs.OpenAsync(pdf);
        PlanningOptions options = PlanningInputs.Options(change);
        options.Screening.IsEnabled = isEnabled;
        return await new ExtractionPlanner(model ?? VisionModelProfile.Qwen25VL, options).PlanAsync(content, PlanningInputs.Schema, cancellationToken: Token);
    }
}

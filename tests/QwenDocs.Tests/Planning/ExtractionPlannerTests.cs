using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Planning;

public class ExtractionPlannerTests
{
    [Fact]
    public async Task What_fits_keeps_its_full_size_and_is_not_measured()
    {
        ExtractionPlan plan = await PlanAsync(PlanningInputs.Pages(10, 10), VisionModelProfile.Qwen25VL);

        plan.Requests.ShouldHaveSingleItem();
        plan.Pages.Select(page => page.Size).ShouldBe([new PixelSize(1232, 1764), new PixelSize(1232, 1764)]);
        plan.Pages.ShouldAllBe(page => page.ImageTokens == 2_772 && page.TextHeight == null);
    }

    [Fact]
    public async Task A_longer_document_goes_down_to_legible_sizes_before_it_is_split()
    {
        ExtractionPlan plan = await PlanAsync(PlanningInputs.Pages(Enumerable.Repeat(10.0, 8)), VisionModelProfile.Qwen25VL with { ContextTokens = 16_000 });

        plan.Requests.ShouldHaveSingleItem();
        plan.Pages.ShouldAllBe(page => page.ImageTokens < 2_772 && page.TextHeight >= 9.7);
        plan.PromptTokens.ShouldBeInRange(14_000, 14_900);
    }

    [Fact]
    public async Task Dense_pages_go_down_last()
    {
        ExtractionPlan plan = await PlanAsync(PlanningInputs.Pages(20, 6, 20, 6), VisionModelProfile.Qwen25VL with { ContextTokens = 10_000 });

        PlannedPage[] pages = [.. plan.Pages];
        pages[1].Size.ShouldBe(new PixelSize(1232, 1764));
        pages[3].Size.ShouldBe(new PixelSize(1232, 1764));
        pages[0].ImageTokens.ShouldBeLessThan(2_000);
        pages[0].ImageTokens.ShouldBe(pages[2].ImageTokens);
    }

    [Fact]
    public async Task A_document_that_is_legible_in_no_single_window_is_split_and_fills_its_windows()
    {
        VisionModelProfile model = VisionModelProfile.Qwen25VL with { ContextTokens = 16_000 };

        ExtractionPlan plan = await PlanAsync(PlanningInputs.Pages(Enumerable.Repeat(10.0, 24)), model);

        plan.Requests.Count.ShouldBe(3);
        plan.Requests.ShouldAllBe(request => request.PromptTokens > 13_500 && request.PromptTokens <= 14_900);
        plan.Pages.Select(page => page.Number).ShouldBe(Enumerable.Range(1, 24));
    }

    [Fact]
    public async Task No_request_passes_the_window_and_every_page_is_sent_once_or_as_often_as_overlap_asks()
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(PlanningInputs.Pages(Enumerable.Range(0, 60).Select(index => 6.0 + (index % 7 * 2))));

        await Gen.Select(Gen.Int[5_000, 60_000], Gen.Int[0, 3], Gen.Int[0, 500], Gen.Double[5, 14]).SampleAsync(
            async (window, overlap, known, legible) =>
            {
                VisionModelProfile model = VisionModelProfile.Qwen25VL with { ContextTokens = window };
                PlanningOptions options = PlanningInputs.Options(options =>
                {
                    options.RequestSplitting = new RequestSplittingOptions { OverlapPages = overlap, KnownFieldsTokens = known };
                    options.Resolution.MinTextHeight = legible;
                });
                ExtractionPlan plan = await new ExtractionPlanner(model, options).PlanAsync(document, PlanningInputs.Schema);

                plan.Requests.ShouldAllBe(request => request.PromptTokens + options.CompletionTokens + options.MarginTokens <= window);
                plan.Pages.ShouldAllBe(page => model.Resize(page.Size) == page.Size && model.CountImageTokens(page.Size) == page.ImageTokens);
                plan.Pages.Select(page => page.Number).Distinct().ShouldBe(Enumerable.Range(1, 60));
                for (int index = 1; index < plan.Requests.Count; index++)
                {
                    int again = plan.Requests[index].Pages.Count(page => plan.Requests[index - 1].Pages.Any(other => other.Number == page.Number));
                    again.ShouldBeLessThanOrEqualTo(overlap);
                    if (window > 20_000)
                        again.ShouldBe(overlap);
                }
            },
            iter: 60);
    }

    [Fact]
    public async Task A_table_that_runs_over_pages_is_not_cut()
    {
        TestPdf pdf = new();
        for (int page = 1; page <= 12; page++)
        {
            // Pages 5 to 8 hold one table; an even split would part 6 from 7.
            string content = page is >= 5 and <= 8
                ? PlanningInputs.Row(780, "Article", "Quantity", "Unit", "Amount") + string.Concat(Enumerable.Range(1, 40).Select(row => PlanningInputs.Row(780 - (row * 17), $"A-{page}{row}", "2", "pcs", $"{row}.50")))
                : string.Concat(Enumerable.Range(1, 40).Select(row => PlanningInputs.Row(780 - (row * 17), $"Remarks on page {page}, sentence {row}")));
            pdf.PageWithContent(content);
        }

        ExtractionPlan plan = await PlanAsync(pdf, VisionModelProfile.Qwen25VL with { ContextTokens = 14_500 });

        plan.Requests.Count.ShouldBe(2);
        plan.Requests[0].Pages[^1].Number.ShouldBeOneOf(4, 8);
    }

    [Fact]
    public async Task Pictures_never_get_more_pixels_than_they_hold()
    {
        using SkiaSharp.SKBitmap bitmap = new(600, 800);
        byte[] png = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100).ToArray();
        using DocumentContent document = await Document.FromBytes(png, "photo.png").OpenAsync(cancellationToken: TestContext.Current.CancellationToken);

        ExtractionPlan plan = await new ExtractionPlanner(VisionModelProfile.Qwen25VL).PlanAsync(document, PlanningInputs.Schema, cancellationToken: TestContext.Current.CancellationToken);

        plan.Pages.ShouldHaveSingleItem().Size.ShouldBe(VisionModelProfile.Qwen25VL.Resize(new PixelSize(600, 800)));
    }

    [Fact]
    public async Task A_known_difference_of_the_endpoint_is_planned_for()
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(PlanningInputs.Pages(Enumerable.Repeat(10.0, 20)));
        VisionModelProfile model = VisionModelProfile.Qwen25VL with { ContextTokens = 20_000 };

        ExtractionPlan plan = await new ExtractionPlanner(model, PlanningInputs.Options())
            .PlanAsync(document, PlanningInputs.Schema, new TokenCalibrationFactor(1.1, 0, 5), TestContext.Current.CancellationToken);

        plan.Requests.ShouldAllBe(request => request.CalibrationTokens > 0 && request.PromptTokens <= 18_900);
        plan.ToString().ShouldContain("calibrated by 5 answers");
    }

    [Fact]
    public async Task The_plan_prints_as_stable_text() =>
        (await PlanAsync(PlanningInputs.Pages(10, 6, 10, 20, 10), VisionModelProfile.Qwen25VL with { ContextTokens = 7_000 })).ToString().ShouldMatchApproved();

    [Fact]
    public async Task A_plan_estimates_its_duration()
    {
        ExtractionPlan plan = await PlanAsync(PlanningInputs.Pages(10), VisionModelProfile.Qwen25VL);

        plan.EstimateDuration(new TokenThroughput(plan.PromptTokens, 500)).ShouldBe(TimeSpan.FromSeconds(3));
        Should.Throw<ArgumentOutOfRangeException>(() => plan.EstimateDuration(new TokenThroughput(0, 1)));
    }

    private static async Task<ExtractionPlan> PlanAsync(TestPdf pdf, VisionModelProfile model)
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(pdf);
        return await new ExtractionPlanner(model, PlanningInputs.Options()).PlanAsync(document, PlanningInputs.Schema, cancellationToken: TestContext.Current.CancellationToken);
    }
}

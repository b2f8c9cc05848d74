using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Planning;

public class BatchPlanTests
{
    private static readonly VisionModelProfile Model = VisionModelProfile.Qwen25VL with { ContextTokens = 24_000 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Small_documents_share_requests_and_large_ones_get_their_own()
    {
        BatchPlan plan = await PlanAsync([1, 1, 2, 30, 1, 3, 1, 1]);

        plan.Alone.ShouldHaveSingleItem().DocumentName.ShouldBe("3.pdf");
        plan.Packed.Count.ShouldBe(2);
        plan.DocumentCount.ShouldBe(8);
        plan.Packed.SelectMany(request => request.Documents).Select(document => document.Name).Order().ShouldBe(["0.pdf", "1.pdf", "2.pdf", "4.pdf", "5.pdf", "6.pdf", "7.pdf"]);
        plan.Packed.SelectMany(request => request.Documents).SelectMany(document => document.Pages).ShouldAllBe(page => page.ImageTokens == 2_772);
    }

    [Fact]
    public void Labels_are_counted_by_their_digits_as_the_tokenizer_counts_them() =>
        Gen.Select(Gen.Int[1, 120_000], Gen.Int[1, 100]).Sample((page, document) =>
            PromptTokenCounter.CountPage(page) == TextTokenizer.CountTokens(ExtractionPrompt.PageLabel(page)) + ChatTemplate.TokensPerImage
            && PromptTokenCounter.CountPage(document, page) == TextTokenizer.CountTokens(ExtractionPrompt.PageLabel(document, page)) + ChatTemplate.TokensPerImage);

    [Fact]
    public async Task The_schema_is_paid_once_a_request()
    {
        BatchPlan shared = await PlanAsync([1, 1, 1, 1]);
        BatchPlan single = await PlanAsync([1, 1, 1, 1], maxDocuments: 1);

        single.Packed.ShouldBeEmpty();
        single.RequestCount.ShouldBe(4);
        shared.RequestCount.ShouldBe(1);
        shared.PromptTokens.ShouldBeLessThan(single.PromptTokens - 700);
    }

    [Fact]
    public async Task No_request_passes_the_window_and_the_parts_of_documents_add_up()
    {
        using DocumentContent one = await PlanningInputs.OpenAsync(new TestPdf().Page());
        using DocumentContent three = await PlanningInputs.OpenAsync(new TestPdf().Page().Page(width: 300).Page(height: 500));
        using DocumentContent receipt = await PlanningInputs.OpenAsync(new TestPdf().Page(width: 227, height: 600));
        DocumentContent[] kinds = [one, three, receipt];

        await Gen.Select(Gen.Int[0, 2].Array[1, 60], Gen.Int[12_000, 131_072], Gen.Int[2, 40], Gen.Int[64, 3_000], Gen.Double[1, 1.3]).SampleAsync(
            async (documents, window, most, answer, factor) =>
            {
                TokenCalibrationFactor correction = new(factor, 40, 3);
                BatchPlan plan = await new ExtractionPlanner(Model with { ContextTokens = window }, PlanningInputs.Options())
                    .PlanBatchAsync(documents.Select(document => kinds[document]), PlanningInputs.Schema, new PackingOptions { MaxDocuments = most, CompletionTokens = answer }, correction);

                plan.DocumentCount.ShouldBe(documents.Length);
                foreach (PackedRequest request in plan.Packed)
                {
                    (request.PromptTokens + request.CompletionTokens + 100).ShouldBeLessThanOrEqualTo(window);
                    request.Documents.Count.ShouldBeInRange(1, most);
                    request.Documents.Sum(document => document.PromptTokens).ShouldBe(request.PromptTokens);
                }
            },
            iter: 60);
    }

    [Fact]
    public async Task What_cannot_be_planned_is_refused_by_itself()
    {
        using DocumentContent strip = await PlanningInputs.OpenAsync(new TestPdf().Page(width: 5_000, height: 20), "strip.pdf");
        using DocumentContent document = await PlanningInputs.OpenAsync(new TestPdf().Page(), "document.pdf");

        BatchPlan plan = await new ExtractionPlanner(Model, PlanningInputs.Options()).PlanBatchAsync([strip, document], PlanningInputs.Schema, new PackingOptions { MaxDocuments = 8 }, cancellationToken: Token);

        plan.DocumentCount.ShouldBe(1);
        plan.Refusals.ShouldHaveSingleItem().DocumentName.ShouldBe("strip.pdf");
    }

    [Fact]
    public async Task A_cap_holds_for_each_document()
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(new TestPdf().Page(), "document.pdf");
        PlanningOptions options = PlanningInputs.Options(options => options.Cost.MaxCostUsd = 0.0001m);

        BatchPlan plan = await new ExtractionPlanner(Model, options).PlanBatchAsync([document, document], PlanningInputs.Schema, new PackingOptions { MaxDocuments = 8 }, cancellationToken: Token);

        plan.DocumentCount.ShouldBe(0);
        plan.Refusals.ShouldAllBe(refusal => refusal.Message.Contains("over the cap of $0.0001", StringComparison.Ordinal));
        plan.Refusals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_batch_prints_as_stable_text() => (await PlanAsync([1, 1, 2, 12, 1, 3])).ToString().ShouldMatchApproved();

    [Fact]
    public void Impossible_packing_is_refused_at_once()
    {
        PackingPlanner Open(PackingOptions options) => new(new ExtractionPlanner(Model), options, PlanningInputs.Schema, TokenCalibrationFactor.None);

        Should.Throw<ArgumentOutOfRangeException>(() => Open(new PackingOptions { MaxDocuments = 0 })).Message.ShouldContain("1 to 100");
        Should.Throw<ArgumentOutOfRangeException>(() => Open(new PackingOptions { CompletionTokens = 3 })).Message.ShouldContain("64 to");
        Should.Throw<ArgumentOutOfRangeException>(() => Open(new PackingOptions { LookAhead = 0 }));
        Should.Throw<ArgumentOutOfRangeException>(() => Open(new PackingOptions { MaxWait = TimeSpan.FromSeconds(-1) }));
    }

    private static async Task<BatchPlan> PlanAsync(int[] pageCounts, int maxDocuments = 20)
    {
        List<DocumentContent> documents = [];
        for (int index = 0; index < pageCounts.Length; index++)
            documents.Add(await PlanningInputs.OpenAsync(PlanningInputs.Pages(Enumerable.Repeat(10.0, pageCounts[index])), $"{index}.pdf"));
        BatchPlan plan = await new ExtractionPlanner(Model, PlanningInputs.Options()).PlanBatchAsync(documents, PlanningInputs.Schema, new PackingOptions { MaxDocuments = maxDocuments, CompletionTokens = 500 }, cancellationToken: Token);
        documents.ForEach(document => document.Dispose());
        return plan;
    }
}

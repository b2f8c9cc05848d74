using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.SecondLooks;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Planning.SecondLooks;

public class SecondLookPlanTests
{
    private static readonly TokenPrice Price = new(1m, 4m);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_says_the_most_that_a_second_look_of_the_model_can_take()
    {
        ExtractionPlan without = await PlanAsync(SecondLookReaders.None), plan = await PlanAsync(SecondLookReaders.Model);

        without.SecondLook.ShouldBeNull();
        SecondLookPlan second = plan.SecondLook.ShouldNotBeNull();
        (second.MaxPlaces, second.MaxRequests).ShouldBe((16, 1));
        second.MaxPromptTokens.ShouldBeInRange(16 * 600, 16 * 1_000);
        second.MaxCompletionTokens.ShouldBe(64 + (16 * 96));
        second.MaxCostUsd.ShouldBe(Price.GetCost(second.MaxPromptTokens, second.MaxCompletionTokens));
        (plan.PromptTokens, plan.MinCostUsd).ShouldBe((without.PromptTokens, without.MinCostUsd));
        plan.MaxCostUsd.ShouldBe(without.MaxCostUsd + second.MaxCostUsd);
        plan.ToString().ShouldContain("a second look at values in doubt may follow, within the caps: at most 16 places in 1 request, ");
    }

    [Fact]
    public async Task A_small_window_takes_more_requests()
    {
        ExtractionPlan plan = await PlanAsync(SecondLookReaders.Model, options =>
        {
            options.Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 9_000 };
            options.Planning.CompletionTokens = 512;
        });

        plan.SecondLook!.MaxRequests.ShouldBe(2);
    }

    [Fact]
    public async Task A_cap_refuses_no_document_for_a_second_look_that_may_be_left_out()
    {
        ExtractionPlan without = await PlanAsync(SecondLookReaders.None);

        ExtractionPlan capped = await PlanAsync(SecondLookReaders.Model, options => options.Planning.Cost.MaxCostUsd = without.MaxCostUsd);

        capped.SecondLook.ShouldNotBeNull();
    }

    [Fact]
    public void No_place_takes_more_tokens_than_the_plan_says()
    {
        new SecondLookPlanner(VisionModelProfile.Qwen25VL, null, 0).MostImageTokens().ShouldBe(819);
        VisionModelProfile[] profiles = [VisionModelProfile.Qwen25VL, VisionModelProfile.Qwen3VL, VisionModelProfile.Qwen25VL with { MaxPixels = 200_000 }, VisionModelProfile.Qwen25VL with { MinPixels = 300_000 }];
        Gen.Select(Gen.Int[0, profiles.Length - 1], Gen.Double[0, Math.Log(15_000)], Gen.Double[0, Math.Log(15_000)])
            .Select((profile, width, height) => (Profile: profiles[profile], Size: new PixelSize((int)Math.Exp(width), (int)Math.Exp(height))))
            .Where(place => Math.Max(place.Size.Width, place.Size.Height) <= 150 * Math.Min(place.Size.Width, place.Size.Height))
            .Sample(place =>
            {
                SecondLookPlanner planner = new(place.Profile, null, 0);
                place.Profile.CountImageTokens(planner.Fit(place.Size)).ShouldBeLessThanOrEqualTo(planner.MostImageTokens());
            });
    }

    private static async Task<ExtractionPlan> PlanAsync(SecondLookReaders readers, Action<ExtractorOptions>? change = null)
    {
        ExtractorOptions options = new() { Grounding = new GroundingOptions { SecondLook = readers }, Thinking = null };
        options.Planning.Cost.Price = Price;
        change?.Invoke(options);
        using DocumentExtractor extractor = new(new ScriptedEndpoint("{}"), options);
        return await extractor.PlanAsync<Invoice>(Document.FromBytes(new TestPdf().Page(text: "Invoice 4711").ToBytes(), "invoice.pdf"), Token);
    }
}

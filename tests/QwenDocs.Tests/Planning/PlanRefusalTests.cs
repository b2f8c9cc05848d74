using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Planning;

public class PlanRefusalTests
{
    [Fact]
    public async Task A_schema_larger_than_the_window_is_refused_with_the_window_that_would_do()
    {
        PlanningException exception = await RefusedAsync(PlanningInputs.Pages(10), 1_300);

        exception.Message.ShouldContain("instructions and the schema take");
        exception.Message.ShouldContain("a window of more than");
    }

    [Fact]
    public async Task A_window_too_small_for_one_page_is_refused_with_what_would_fit()
    {
        PlanningException exception = await RefusedAsync(PlanningInputs.Pages(10, 5), 3_000);

        exception.PageNumber.ShouldBe(2);
        exception.Message.ShouldContain("to be legible");
        exception.Message.ShouldContain("a MinTextHeight of");
    }

    [Fact]
    public async Task The_window_that_a_refusal_names_would_do()
    {
        string message = (await RefusedAsync(PlanningInputs.Pages(10), 2_000)).Message;

        int named = int.Parse(System.Text.RegularExpressions.Regex.Match(message, "a window of ([0-9,]+)").Groups[1].Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
        (await PlanAsync(PlanningInputs.Pages(10), named)).Requests.ShouldHaveSingleItem();
        await Should.ThrowAsync<PlanningException>(() => PlanAsync(PlanningInputs.Pages(10), named - 1));
    }

    [Fact]
    public async Task A_plan_over_a_cap_is_refused_with_both_figures()
    {
        (await RefusedAsync(PlanningInputs.Pages(10), 131_072, options => options.Cost.MaxCostUsd = 0.0001m)).Message.ShouldContain("over the cap of $0.0001");
        (await RefusedAsync(PlanningInputs.Pages(10), 131_072, options => options.Cost.MaxPromptTokens = 1_000)).Message.ShouldContain("over the cap of 1,000");
    }

    [Fact]
    public void Impossible_caps_and_prices_are_refused_at_once()
    {
        Refuses(options => options.Cost.MaxCostUsd = -1).ShouldContain("0 or above");
        Refuses(options => options.Cost.MaxPromptTokens = 0).ShouldContain("1 or above");
        Refuses(options => options.Cost.Price = new TokenPrice(-0.25m, 0)).ShouldContain("0 or above");
        Refuses(options =>
        {
            options.Cost.Price = TokenPrice.Free;
            options.Cost.MaxCostUsd = 1;
        }).ShouldContain("give the price of tokens");
        Refuses(options => options.Resolution.Dpi = 10).ShouldContain("36 to 600");
        Refuses(options => options.Resolution.MinTextHeight = 2).ShouldContain("4 to 64");
        Refuses(options => options.RequestSplitting.OverlapPages = 9).ShouldContain("0 to 8");
    }

    [Fact]
    public async Task A_server_of_ones_own_costs_nothing()
    {
        ExtractionPlan plan = await PlanAsync(PlanningInputs.Pages(10), 131_072, options => options.Cost.Price = TokenPrice.Free);

        plan.MaxCostUsd.ShouldBe(0);
    }

    [Fact]
    public async Task A_strip_that_the_model_does_not_read_is_refused_with_its_page()
    {
        PlanningException exception = await RefusedAsync(new TestPdf().Page().Page(width: 5_000, height: 20), 131_072);

        exception.PageNumber.ShouldBe(2);
        exception.Message.ShouldContain("200 times as long as wide");
    }

    [Fact]
    public async Task The_words_of_refusals_are_approved()
    {
        Dictionary<string, string> refusals = new()
        {
            ["a window too small for one page"] = (await RefusedAsync(PlanningInputs.Pages(10, 5), 3_000)).Message,
            ["a schema larger than the window"] = (await RefusedAsync(PlanningInputs.Pages(10), 1_300)).Message,
            ["a page that is legible at no size that fits"] = (await RefusedAsync(PlanningInputs.Pages(10), 2_000, options => options.Resolution.MinTextHeight = 40)).Message,
            ["a strip"] = (await RefusedAsync(new TestPdf().Page(width: 5_000, height: 20), 131_072)).Message,
            ["a price over the cap"] = (await RefusedAsync(PlanningInputs.Pages(10), 131_072, options => options.Cost.MaxCostUsd = 0.0001m)).Message,
            ["tokens over the cap"] = (await RefusedAsync(PlanningInputs.Pages(10), 131_072, options => options.Cost.MaxPromptTokens = 1_000)).Message,
            ["a zero price with a price cap"] = Refuses(options => (options.Cost.Price, options.Cost.MaxCostUsd) = (TokenPrice.Free, 1)),
            ["a negative price cap"] = Refuses(options => options.Cost.MaxCostUsd = -1),
            ["a negative token cap"] = Refuses(options => options.Cost.MaxPromptTokens = -1),
        };

        string.Concat(refusals.Select(refusal => $"{refusal.Key}:\n  {refusal.Value.ReplaceLineEndings(" ")}\n")).ShouldMatchApproved();
    }

    private static string Refuses(Action<PlanningOptions> change) =>
        Should.Throw<ArgumentException>(() => new ExtractionPlanner(VisionModelProfile.Qwen25VL, PlanningInputs.Options(change))).Message;

    private static Task<PlanningException> RefusedAsync(TestPdf pdf, int window, Action<PlanningOptions>? change = null) =>
        Should.ThrowAsync<PlanningException>(() => PlanAsync(pdf, window, change));

    private static async Task<ExtractionPlan> PlanAsync(TestPdf pdf, int window, Action<PlanningOptions>? change = null)
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(pdf);
        return await new ExtractionPlanner(VisionModelProfile.Qwen25VL with { ContextTokens = window }, PlanningInputs.Options(change))
            .PlanAsync(document, PlanningInputs.Schema, cancellationToken: TestContext.Current.CancellationToken);
    }
}

using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Extraction.ServerUsage;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tests.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction;

/// <summary>A server that shrinks or loses pages is found by its own counts.</summary>
public sealed class ServerFindingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1.0, null)]
    [InlineData(1.2, null)]
    [InlineData(0.95, null)]
    [InlineData(0.8, FindingSeverity.Warning)]
    [InlineData(0.3, FindingSeverity.Error)]
    public async Task Usage_far_below_the_plan_is_a_finding_with_both_numbers(double share, FindingSeverity? severity)
    {
        (ExtractionResult<PlanAndServerTests.Note> result, int sent, int counted) = await ExtractAsync(sent => (int)(sent * share) | 1);

        Finding? found = result.Findings.SingleOrDefault(finding => finding.Code.StartsWith("server.", StringComparison.Ordinal));
        found?.Severity.ShouldBe(severity!.Value);
        (found is null).ShouldBe(severity is null);
        found?.Message.ShouldContain(FormattableString.Invariant($"{counted:#,0} of the {sent:#,0} tokens"));
    }

    /// <summary>The thresholds are twice the largest measured error of our own count, and the half that no text can be counted too high.</summary>
    [Theory]
    [InlineData(10_000, 0, 0)]
    [InlineData(10_000, 959, 0)]
    [InlineData(10_000, 960, 1)]
    [InlineData(10_000, 5_000, 1)]
    [InlineData(10_000, 5_001, 2)]
    [InlineData(10_000, -500, 0)]
    [InlineData(3_313, 159, 0)]
    [InlineData(20_000, 20_000 - (17 * 1_024), 2)]
    [InlineData(20_000, 20_000 - (18 * 1_024), 0)]
    public void A_count_is_judged_by_the_measured_error_of_our_own(int sent, int lacking, int expected) =>
        ((int)PromptShortfall.Judge(sent, sent - lacking, sent / 10, Pages(7, 1_290))).ShouldBe(expected);

    [Theory]
    [InlineData(60, 1, true)]
    [InlineData(200, 1, true)]
    [InlineData(200, 2, true)]
    [InlineData(3, 1, true)]
    public void A_page_that_was_dropped_is_seen_however_many_there_are(int pages, int dropped, bool isSeen)
    {
        int sent = 900 + (pages * 810), counted = sent - (dropped * 813);
        (PromptShortfall.Judge(sent, counted, 900, Pages(pages, 810)) == ShortfallKind.PagesMissing).ShouldBe(isSeen);
        // A shortfall that is no whole number of pages and within the error is none.
        PromptShortfall.Judge(sent, sent - 40, 900, Pages(pages, 810)).ShouldBe(ShortfallKind.None);
    }

    [Fact]
    public void No_text_that_is_counted_too_high_is_taken_for_a_missing_page()
    {
        // Chinese labels as they were measured, with pictures as small as what is lacking.
        PromptShortfall.Judge(3_313, 3_313 - 159, 3_313, Pages(1, 159)).ShouldBe(ShortfallKind.None);
        for (int text = 100; text <= 5_000; text += 100)
            PromptShortfall.Judge(text + 8_000, text + 8_000 - (int)(text * PromptShortfall.LargestError), text, Pages(2, 4_000)).ShouldBe(ShortfallKind.None);
    }

    private static PlannedPage[] Pages(int count, int tokens) => [.. Enumerable.Range(1, count).Select(number => new PlannedPage(number, new(280, 280), tokens))];

    [Fact]
    public async Task A_prompt_that_a_window_cut_is_an_error()
    {
        (ExtractionResult<PlanAndServerTests.Note> result, _, _) = await ExtractAsync(sent => sent / 1_024 * 1_024 * 3 / 4 / 1_024 * 1_024);
        result.Findings.ShouldContain(finding => finding.Code == "server.pagesMissing" && finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task One_page_of_many_that_was_dropped_is_an_error()
    {
        int page = 0;
        (ExtractionResult<PlanAndServerTests.Note> result, int sent, int counted) = await ExtractAsync(sent => sent - page, pages: 12, plan => page = plan.Pages.First().ImageTokens);
        ((double)counted / sent).ShouldBeGreaterThan(0.9);
        result.Findings.ShouldContain(finding => finding.Code == "server.pagesMissing");
    }

    [Fact]
    public async Task A_shortfall_is_never_learnt()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(request => Answer((int)(request.PromptTokens!.Value * 0.7))));
        for (int round = 0; round < 5; round++)
            await extractor.ExtractAsync<PlanAndServerTests.Note>(ThinkingTests.Picture(), cancellationToken: Token);
        extractor.Calibration.For(extractor.Engine.Services.Endpoint.Name, extractor.Engine.Services.Model).ShouldBe(TokenCalibrationFactor.None);
    }

    [Fact]
    public async Task An_answer_that_the_servers_window_cut_says_so()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(request => new ModelResponse
        {
            Model = "m",
            Content = """{"number":"1","lines":[]}""",
            FinishReason = FinishReason.Length,
            Usage = new TokenUsage(request.PromptTokens!.Value, 8_192 - request.PromptTokens!.Value),
        }), new ExtractorOptions { Repair = { MaxContinuations = 0, MaxCorrections = 0 } });

        ExtractionResult<PlanAndServerTests.Note> result = await extractor.ExtractAsync<PlanAndServerTests.Note>(ThinkingTests.Picture(), cancellationToken: Token);

        result.Findings.ShouldContain(finding => finding.Code == "server.windowEnded" && finding.Message.Contains("8,192 tokens", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FinishReason.Length, "took all tokens")]
    [InlineData(FinishReason.Stop, "reasoning parser")]
    public async Task Thoughts_without_an_answer_name_their_cause(FinishReason reason, string cause)
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(request => new ModelResponse { Model = "m", Content = "", Reasoning = "Let me see", FinishReason = reason, Usage = new TokenUsage(request.PromptTokens!.Value, 20) }), new ExtractorOptions { Repair = { MaxCorrections = 0, MaxContinuations = 0 } });
        ExtractionResult<PlanAndServerTests.Note> result = await extractor.ExtractAsync<PlanAndServerTests.Note>(ThinkingTests.Picture(), cancellationToken: Token);
        result.HasRecord.ShouldBeFalse();
        result.Findings.ShouldContain(finding => finding.Code == "server.onlyThoughts" && finding.Message.Contains(cause, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("At most 2 image(s) may be provided in one prompt.", 400, 2)]
    [InlineData("Too many images: the maximum is 2.", 400, 2)]
    [InlineData("The number of images exceeds the limit of 2", 400, 2)]
    [InlineData("Request Entity Too Large", 413, 8)]
    public async Task A_limit_on_pictures_or_bytes_is_learnt_from_the_refusal_and_remembered(string message, int status, int most)
    {
        List<int> refused = [];
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(request =>
        {
            if (request.Images.Count() <= most)
                return SimulatedAnswer.Text("""{"number":"1","lines":[]}""");
            refused.Add(request.Images.Count());
            return SimulatedAnswer.Error(status, message);
        }, cancellationToken: Token);
        using var extractor = DocumentExtractor.ForServer(new Uri(server.Address, "v1"), "qwen2.5vl", EndpointKind.Vllm);
        var document = Document.FromBytes(PlanningInputs.Pages(Enumerable.Repeat(24.0, 9)).ToBytes(), "nine.pdf");

        ExtractionResult<PlanAndServerTests.Note> first = await extractor.ExtractAsync<PlanAndServerTests.Note>(document, cancellationToken: Token);
        ExtractionResult<PlanAndServerTests.Note> second = await extractor.ExtractAsync<PlanAndServerTests.Note>(document, cancellationToken: Token);

        refused.ShouldBe([9]);
        first.Requests.ShouldAllBe(request => request.Planned.Pages.Count <= most);
        second.Plan.Pages.Select(page => page.Number).ShouldBe(Enumerable.Range(1, 9));
    }

    [Theory]
    [InlineData("The decoder prompt contains a(n) image item with length 2772, which exceeds the pre-allocated encoder cache size 1500.")]
    [InlineData("image item with length 2772 exceeds the pre-allocated encoder cache size")]
    [InlineData("Image size exceeds the maximum allowed")]
    public async Task A_picture_that_is_too_large_is_made_smaller_once_and_for_all(string message)
    {
        int refused = 0;
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(request =>
        {
            if (request.Images.All(image => image.Tokens <= 1_500))
                return SimulatedAnswer.Text("""{"number":"1","lines":[]}""");
            refused++;
            return SimulatedAnswer.Error(400, message);
        }, cancellationToken: Token);
        using var extractor = DocumentExtractor.ForServer(new Uri(server.Address, "v1"), "qwen2.5vl", EndpointKind.Vllm);
        var document = Document.FromBytes(PlanningInputs.Pages([24.0]).ToBytes(), "one.pdf");

        await extractor.ExtractAsync<PlanAndServerTests.Note>(document, cancellationToken: Token);
        int before = refused;
        ExtractionResult<PlanAndServerTests.Note> again = await extractor.ExtractAsync<PlanAndServerTests.Note>(document, cancellationToken: Token);

        refused.ShouldBe(before);
        again.Requests[0].TokenDifference.ShouldBe(0);
    }

    [Fact]
    public async Task Requests_without_counts_are_counted_against_the_budget()
    {
        ScriptedEndpoint uncounted = new(request => new ModelResponse { Model = "m", Content = """{"number":"1","lines":[]}""", FinishReason = FinishReason.Stop, Usage = new TokenUsage(request.PromptTokens!.Value, 20) { IsEstimated = true } });
        using DocumentExtractor extractor = new(uncounted);
        ExtractionResult<PlanAndServerTests.Note> result = await extractor.ExtractAsync<PlanAndServerTests.Note>(ThinkingTests.Picture(), cancellationToken: Token);
        result.Usage.IsEstimated.ShouldBeTrue();
        result.Usage.CostUsd.ShouldNotBeNull().ShouldBeGreaterThan(0);
        result.Findings.ShouldNotContain(finding => finding.Code.StartsWith("server.", StringComparison.Ordinal));
    }

    private static async Task<(ExtractionResult<PlanAndServerTests.Note> Result, int Sent, int Counted)> ExtractAsync(Func<int, int> count, int pages = 3, Action<ExtractionPlan>? planned = null)
    {
        int counted = 0;
        ScriptedEndpoint endpoint = new(request => Answer(counted = count(request.PromptTokens!.Value)));
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Repair = { MaxCorrections = 0 } });
        var document = Document.FromBytes(PlanningInputs.Pages(Enumerable.Repeat(24.0, pages)).ToBytes(), "pages.pdf");
        planned?.Invoke(await extractor.PlanAsync<PlanAndServerTests.Note>(document, Token));
        ExtractionResult<PlanAndServerTests.Note> result = await extractor.ExtractAsync<PlanAndServerTests.Note>(document, cancellationToken: Token);
        return (result, result.Requests[0].SentTokens, counted);
    }

    private static ModelResponse Answer(int promptTokens) =>
        new() { Model = "m", Content = """{"number":"1","lines":[]}""", FinishReason = FinishReason.Stop, Usage = new TokenUsage(promptTokens, 20, 0.001m) };
}

using System.Text.RegularExpressions;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Extraction;

public partial class ScreeningTests
{
    private const int Count = 12;

    public sealed record Form(string? Number, string? Text);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_pages_that_matter_are_read_in_full()
    {
        ScriptedEndpoint endpoint = Endpoint(page => page is 2 or 3 or 9 ? "yes" : "no");
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);

        PageLabels(endpoint.Requests[1]).ShouldBe([2, 3, 9]);
        result.Record.Number.ShouldBe("4711");
        ScreeningResult screening = result.Screening.ShouldNotBeNull();
        screening.ReadPages.ShouldBe(PageSelection.Create(2, 3, 9));
        screening.SkippedPages.ShouldBe(PageSelection.Parse("1, 4-8, 10-12"));
        screening.Pages[0].Kind.ShouldBe("letter");
        result.Findings[0].ToString().ShouldBe("info $: pages 1, 4-8, 10-12 were not read: the screening in small pictures saw nothing of the record on them");
        result.Plan.Pages.Select(page => page.Number).ShouldBe([2, 3, 9]);
        result.Usage.PromptTokens.ShouldBe(2_000);
        screening.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mark_of_the_document_stands_before_its_first_page_in_the_screening_too()
    {
        ScriptedEndpoint endpoint = Endpoint(page => page is 2 or 3 ? "yes" : "no");
        using DocumentExtractor extractor = Extractor(endpoint);

        await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);
        await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);

        string[] marks = [.. endpoint.Requests.Select(request => request.Messages[^1].Parts.OfType<ModelText>().First().Value)];
        marks.Length.ShouldBe(4);
        marks.ShouldAllBe(mark => Regex.IsMatch(mark, @"^Mark [1-9]\d{4}, no part of the document\.\n$"));
        // Of the same document the same, so that a cache still serves; the first picture of the screening is another one than that of the extraction.
        (marks[2], marks[3]).ShouldBe((marks[0], marks[1]));
        marks[1].ShouldNotBe(marks[0]);
        foreach (ModelRequest request in endpoint.Requests)
            request.Messages[^1].Parts.OfType<ModelText>().Count(text => text.Value.StartsWith("Mark ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_saved_is_the_difference_of_the_plans()
    {
        using DocumentExtractor extractor = Extractor(Endpoint(page => page <= 4 ? "yes" : "no"));
        using DocumentExtractor plain = Extractor(Endpoint(_ => "yes"), options => options.Screening.IsEnabled = false);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);
        ExtractionPlan full = await plain.PlanAsync<Form>(Forms(), Token);

        result.Screening!.SavedTokens.ShouldBe(full.PromptTokens - result.Plan.PromptTokens);
        result.Screening.SavedTokens.ShouldBeGreaterThan(0);
        result.Screening.UnscreenedPlan.PromptTokens.ShouldBe(full.PromptTokens);
        result.Plan.PromptTokens.ShouldBe(result.Plan.Requests.Sum(request => request.PromptTokens) + result.Plan.Screening!.PromptTokens);
    }

    [Fact]
    public async Task What_is_paid_stays_between_the_plan_s_low_and_high()
    {
        foreach (int kept in new[] { 0, 1, 6, 11, 12 })
        {
            using DocumentExtractor extractor = Extractor(Endpoint(page => page <= kept ? "yes" : "no"));

            ExtractionPlan plan = await extractor.PlanAsync<Form>(Forms(), Token);
            ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);

            result.Plan.MaxCostUsd.ShouldBeLessThanOrEqualTo(plan.MaxCostUsd);
            result.Plan.MinCostUsd.ShouldBeGreaterThanOrEqualTo(plan.MinCostUsd);
        }
    }

    [Theory]
    [InlineData("I see several pages.")]
    [InlineData("""{"pages":[]}""")]
    [InlineData("""{"pages":[{"page":1,"kind":"x","relevance":"no"},{"page":99,"kind":"x","relevance":"no"}]}""")]
    public async Task A_screening_of_no_use_loses_no_page(string answer)
    {
        ScriptedEndpoint endpoint = Endpoint(_ => "no", screening: answer);
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);

        PageLabels(endpoint.Requests[^1]).ShouldBe(Enumerable.Range(1, Count));
        result.Screening!.SkippedPages.ShouldBeNull();
        result.Screening.SavedTokens.ShouldBeLessThan(0);
        result.Findings.ShouldContain(finding => finding.Message.Contains("said nothing usable of pages 1-12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_that_the_screening_misses_or_doubts_are_read()
    {
        ScriptedEndpoint endpoint = Endpoint(page => page switch { 3 => "unsure", 5 => null, 7 => "perhaps", _ => "no" });
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);

        PageLabels(endpoint.Requests[^1]).ShouldBe([3, 5, 7]);
        result.Findings.ShouldContain(finding => finding.Message.Contains("said nothing usable of pages 5, 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_screening_that_finds_nothing_at_all_is_not_believed()
    {
        ScriptedEndpoint endpoint = Endpoint(_ => "no");
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token);

        PageLabels(endpoint.Requests[^1]).Length.ShouldBe(Count);
        result.Screening!.SkippedPages.ShouldBeNull();
    }

    [Fact]
    public async Task Numbers_counted_from_the_first_picture_are_brought_to_their_pages()
    {
        ScriptedEndpoint endpoint = Endpoint(page => page == 4 ? "yes" : "no", shift: 10);
        using DocumentExtractor extractor = Extractor(endpoint);

        await extractor.ExtractAsync<Form>(Forms(22).WithPages(PageSelection.Range(11, 22)), cancellationToken: Token);

        PageLabels(endpoint.Requests[^1]).ShouldBe([14]);
    }

    [Fact]
    public async Task A_budget_is_asked_for_the_screening_and_all_pages_before_anything_is_sent()
    {
        ScriptedEndpoint endpoint = Endpoint(_ => "no");
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions
        {
            Planning = { Screening = { IsEnabled = true }, Cost = { DailyBudgetUsd = 0.001m } },
        });

        await Should.ThrowAsync<CostBudgetExceededException>(() => extractor.ExtractAsync<Form>(Forms(), cancellationToken: Token));

        endpoint.Requests.ShouldBeEmpty();
    }

    private static DocumentExtractor Extractor(ModelEndpoint endpoint, Action<PlanningOptions>? change = null)
    {
        PlanningOptions planning = new() { Screening = new() { IsEnabled = true } };
        change?.Invoke(planning);
        return new DocumentExtractor(endpoint, new ExtractorOptions { Planning = planning });
    }

    /// <summary>Answers a screening page by page (null leaves a page out), and everything else with a record.</summary>
    private static ScriptedEndpoint Endpoint(Func<int, string?> relevance, string? screening = null, int shift = 0) => new(request =>
    {
        IEnumerable<string> entries = PageLabels(request).Select(page => page - shift).Where(page => relevance(page) is not null)
            .Select(page => $$"""{"page":{{page}},"kind":"letter","relevance":"{{relevance(page)}}"}""");
        return new ModelResponse
        {
            Model = "scripted-1",
            Content = request.Schema!.Name == "PageRelevanceAnswers" ? screening ?? $$"""{"pages":[{{string.Join(',', entries)}}]}""" : """{"number":"4711","text":null}""",
            FinishReason = FinishReason.Stop,
            Usage = new TokenUsage(1_000, 50, 0.0003m),
        };
    });

    private static Document Forms(int count = Count)
    {
        TestPdf pdf = new();
        for (int page = 1; page <= count; page++)
            pdf.Page(text: $"Sheet {page}");
        return Document.FromBytes(pdf.ToBytes(), "documents.pdf");
    }

    private static int[] PageLabels(ModelRequest request) =>
        [.. request.Messages[1].Parts.OfType<ModelText>().Select(part => PageLabel().Match(part.Value)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^Page (\d+):$")]
    private static partial Regex PageLabel();
}

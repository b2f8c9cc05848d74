using System.Text.RegularExpressions;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction;

public partial class MultipleRequestTests
{
    public sealed record Entry(string? Text, int? Page);

    public sealed record Form(string Number, Entry[] Entries);

    [Fact]
    public async Task All_requests_are_sent_and_their_records_become_one()
    {
        ScriptedEndpoint endpoint = Endpoint();
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionResult<Form> result = await ExtractAsync(extractor);

        endpoint.Requests.Count.ShouldBe(result.Plan.Requests.Count);
        result.Plan.Requests.Count.ShouldBeGreaterThan(2);
        result.Record.Number.ShouldBe("4711");
        result.Record.Entries.Select(entry => entry.Page).ShouldBe(Enumerable.Range(1, 12).Cast<int?>());
        result.Findings.ShouldBeEmpty();
        result.Usage.CompletionTokens.ShouldBe(50 * endpoint.Requests.Count);
        result.Requests.Select(request => request.Planned).ShouldBe(result.Plan.Requests);
    }

    [Fact]
    public async Task Shared_pages_double_nothing()
    {
        using DocumentExtractor extractor = Extractor(Endpoint(), planning => planning.RequestSplitting.OverlapPages = 1);

        ExtractionResult<Form> result = await ExtractAsync(extractor);

        result.Plan.Pages.Count().ShouldBeGreaterThan(12);
        result.Record.Entries.Select(entry => entry.Page).ShouldBe(Enumerable.Range(1, 12).Cast<int?>());
    }

    [Fact]
    public async Task Each_request_is_told_which_pages_it_holds()
    {
        ScriptedEndpoint endpoint = Endpoint();
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionPlan plan = (await ExtractAsync(extractor)).Plan;

        for (int index = 0; index < plan.Requests.Count; index++)
        {
            IReadOnlyList<PlannedPage> pages = plan.Requests[index].Pages;
            Text(endpoint.Requests[index]).ShouldContain($"These are pages {pages[0].Number} to {pages[^1].Number} of a document of 12 pages");
        }

        // What was read on one request's pages stays out of the next one, unless it is asked for.
        Text(endpoint.Requests[1]).ShouldNotContain("4711");
    }

    [Fact]
    public async Task Known_fields_are_handed_on_when_asked_for_and_stay_within_their_room()
    {
        ScriptedEndpoint endpoint = Endpoint();
        using DocumentExtractor extractor = Extractor(endpoint, planning => planning.RequestSplitting.KnownFieldsTokens = 100);

        ExtractionResult<Form> result = await ExtractAsync(extractor);

        Text(endpoint.Requests[0]).ShouldNotContain("4711");
        endpoint.Requests.Skip(1).ShouldAllBe(request => Text(request).Contains("""{"number":"4711"}""", StringComparison.Ordinal));
        result.Requests.ShouldAllBe(request => request.SentTokens <= request.Planned.PromptTokens);
    }

    [Fact]
    public async Task What_a_page_says_otherwise_is_a_finding()
    {
        int answered = 0;
        using DocumentExtractor extractor = Extractor(Endpoint(_ => $"47{answered++}"));

        ExtractionResult<Form> result = await ExtractAsync(extractor);

        result.Record.Number.ShouldBe("470");
        result.Findings.ShouldContain(finding => finding.Path == "$.number" && finding.Severity == FindingSeverity.Warning);
    }

    [Fact]
    public async Task What_the_endpoint_counts_otherwise_is_seen_and_corrects_later_plans()
    {
        ScriptedEndpoint endpoint = Endpoint(extraTokens: 77);
        using DocumentExtractor extractor = Extractor(endpoint);

        ExtractionResult<Form> first = await ExtractAsync(extractor);
        ExtractionResult<Form> second = await ExtractAsync(extractor);

        first.Requests.ShouldAllBe(request => request.TokenDifference == 77);
        first.Plan.Calibration.ShouldBe(TokenCalibrationFactor.None);
        second.Plan.Calibration.Offset.ShouldBe(77);
        second.Requests.ShouldAllBe(request => request.Planned.PromptTokens == request.Response.Usage.PromptTokens);
    }

    private static async Task<ExtractionResult<Form>> ExtractAsync(DocumentExtractor extractor) =>
        await extractor.ExtractAsync<Form>(Document.FromBytes(PlanningInputs.Pages(Enumerable.Repeat(10.0, 12)).ToBytes(), "paper.pdf"), cancellationToken: TestContext.Current.CancellationToken);

    private static DocumentExtractor Extractor(ModelEndpoint endpoint, Action<PlanningOptions>? change = null) =>
        new(endpoint, new ExtractorOptions { Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 8_000 }, Planning = PlanningInputs.Options(change) });

    /// <summary>Answers with one entry a page, and with the number on the first page alone.</summary>
    private static ScriptedEndpoint Endpoint(Func<int, string>? number = null, int extraTokens = 0) => new(request =>
    {
        int[] pages = [.. PageLabel().Matches(Text(request)).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        string entries = string.Join(',', pages.Select(page => $$"""{"text":"entry {{page}}","page":{{page}}}"""));
        string printed = number?.Invoke(pages[0]) ?? (pages[0] == 1 ? "4711" : "");
        int tokens = ChatTemplate.TokensBeforeAnswer + request.Messages.Sum(message => ChatTemplate.TokensPerMessage + message.Parts.Sum(part => part is ModelImage image
            ? VisionModelProfile.Qwen25VL.CountImageTokens(image.Page.Size) + ChatTemplate.TokensPerImage
            : TextTokenizer.CountTokens(((ModelText)part).Value)));
        return new ModelResponse
        {
            Model = "scripted-1",
            Content = $$"""{"number":"{{printed}}","entries":[{{entries}}]}""",
            FinishReason = FinishReason.Stop,
            Usage = new TokenUsage(tokens + extraTokens, 50),
        };
    });

    private static string Text(ModelRequest request) => string.Join('\n', request.Messages.SelectMany(message => message.Parts).OfType<ModelText>().Select(part => part.Value));

    [GeneratedRegex(@"^Page (\d+):$", RegexOptions.Multiline)]
    private static partial Regex PageLabel();
}

using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;
using QwenDocs.Text;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Grounding.SecondLooks;

public class SecondLookTests
{
    private const string Answer = """{"number":"R-2026-0817","total":1547.00,"lines":[],"taxes":[]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_wider_crop_says_at_the_label_settles_a_value_that_was_first_read_otherwise()
    {
        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Recognizer, new TwoLooks("1.547,00"));

        FieldEvidence total = result.EvidenceFor(invoice => invoice.Total)!;
        (total.Verdict, total.Reason, total.IsSettled, total.SecondReading).ShouldBe((EvidenceVerdict.Supported, EvidenceReason.ReadAgain, true, "1.547,00"));
        total.Spans.ShouldHaveSingleItem().PageNumber.ShouldBe(1);
        result.Findings.ShouldNotContain(finding => finding.Path == "$.total" && finding.Code == "evidence.contradicted");
        result.Findings.Single(finding => finding.Code == "evidence.readAgain").Severity.ShouldBe(FindingSeverity.Info);
        result.Record.Total.ShouldBe(1547.00m);
        result.Evidence!.ToJson().ShouldContain("\"secondReading\": \"1.547,00\"");
    }

    [Fact]
    public async Task What_two_readings_say_at_the_label_is_held_against_the_value()
    {
        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Recognizer, new TwoLooks("1.574,00"));

        FieldEvidence total = result.EvidenceFor(invoice => invoice.Total)!;
        (total.Verdict, total.IsSettled).ShouldBe((EvidenceVerdict.Contradicted, true));
        Finding finding = result.Findings.Single(finding => finding.Path == "$.total" && finding.Code == "evidence.contradicted");
        finding.Severity.ShouldBe(FindingSeverity.Error);
        finding.Message.ShouldEndWith("; a second reading says the same");
        result.Record.Total.ShouldBe(1547.00m);
    }

    [Theory]
    [InlineData("1.5?7,00")]
    [InlineData("")]
    public async Task What_neither_reading_bears_out_stays_in_doubt(string second)
    {
        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Recognizer, new TwoLooks(second));

        FieldEvidence total = result.EvidenceFor(invoice => invoice.Total)!;
        (total.Verdict, total.IsSettled).ShouldBe((EvidenceVerdict.Contradicted, false));
        result.Findings.Single(finding => finding.Path == "$.total" && finding.Code == "evidence.contradicted").Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public async Task A_recognizer_that_fails_at_the_second_look_leaves_the_first_one() =>
        (await ExtractAsync(SecondLookReaders.Recognizer, new TwoLooks(null))).EvidenceFor(invoice => invoice.Total)!.Verdict.ShouldBe(EvidenceVerdict.Contradicted);

    [Fact]
    public async Task The_model_is_shown_the_places_alone_in_one_request_and_told_no_value()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(request => request.IsSecondLook ? SimulatedAnswer.Readings("R-2026-0817", "1.547,00") : SimulatedAnswer.Text(Answer), null, Token);
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "v1"), "qwen2.5-vl", EndpointKind.Vllm);

        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Model, new TwoLooks("?"), endpoint);

        server.Requests.Count.ShouldBe(2);
        SimulatedRequest question = server.Requests[1];
        question.Images.Count().ShouldBe(2);
        question.Images.ShouldAllBe(image => image.IsAtModelSize && image.Size.Height < 200);
        question.Text.ShouldContain("What is printed here?");
        question.Text.ShouldNotContain("547");
        question.Text.ShouldNotContain("574");
        question.Text.ShouldNotContain("R-2026");
        ModelCall call = result.ModelCalls[^1];
        (call.Reason, call.RequestNumber, call.Failure).ShouldBe((ModelCallReason.SecondLook, 0, null));
        result.Usage.PromptTokens.ShouldBe(server.Requests.Sum(request => request.PromptTokens));
        result.EvidenceFor(invoice => invoice.Total)!.Reason.ShouldBe(EvidenceReason.ReadAgain);
        result.EvidenceFor(invoice => invoice.Number)!.Reason.ShouldBe(EvidenceReason.ReadAgain);
    }

    [Fact]
    public async Task What_the_model_is_asked_is_planned_to_the_token()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(request => request.IsSecondLook ? SimulatedAnswer.Readings() : SimulatedAnswer.Text(Answer), null, Token);
        using var http = HttpEndpoint.ForServer(new Uri(server.Address, "v1"), "qwen2.5-vl", EndpointKind.Vllm);
        Kept endpoint = new(http);

        await ExtractAsync(SecondLookReaders.Model, new TwoLooks("?"), endpoint);

        endpoint.Last!.PromptTokens.ShouldBe(server.Requests[1].PromptTokens);
        using DocumentExtractor extractor = new(http, new ExtractorOptions { Grounding = new GroundingOptions { SecondLook = SecondLookReaders.Model } });
        ExtractionPlan plan = await extractor.PlanAsync<Invoice>(Document.FromBytes(new TestPdf().Page().ToBytes(), "scan.pdf"), Token);
        plan.SecondLook!.MaxPromptTokens.ShouldBeGreaterThan(server.Requests[1].PromptTokens);
    }

    [Fact]
    public async Task The_model_is_asked_what_the_recognizer_did_not_settle_and_no_more_places_than_allowed()
    {
        List<int> pictures = [];
        ScriptedEndpoint endpoint = new(request =>
        {
            int images = request.Messages[^1].Parts.OfType<ModelImage>().Count();
            pictures.Add(images);
            return DelegateEndpoint.Answer(pictures.Count == 1 ? Answer : """{"readings":[{"picture":1,"text":"R-2026-0817"}]}""");
        });

        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Recognizer | SecondLookReaders.Model, new TwoLooks("1.547,00"), endpoint);

        pictures.ShouldBe([1, 1]);
        result.EvidenceFor(invoice => invoice.Number)!.Reason.ShouldBe(EvidenceReason.ReadAgain);

        pictures.Clear();
        await ExtractAsync(SecondLookReaders.Model, new TwoLooks("?"), endpoint, options => options.Grounding!.MaxPlacesReadAgain = 1);
        pictures.ShouldBe([1, 1]);
    }

    [Fact]
    public async Task A_question_over_the_limits_of_cost_is_not_asked()
    {
        ScriptedEndpoint endpoint = new(request => new ModelResponse { Model = "m", Content = Answer, FinishReason = FinishReason.Stop, Usage = new TokenUsage(3_000, 50, 0.0199m) });

        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Model, new TwoLooks("?"), endpoint, options => options.Planning.Cost.MaxCostUsd = 0.02m);

        endpoint.Requests.Count.ShouldBe(1);
        result.ModelCalls[^1].Reason.ShouldBe(ModelCallReason.SecondLook);
        result.ModelCalls[^1].Failure.ShouldNotBeNull();
        result.EvidenceFor(invoice => invoice.Total)!.Verdict.ShouldBe(EvidenceVerdict.Contradicted);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"readings":[{"picture":9,"text":"1.547,00"},{"picture":0,"text":"x"},{"picture":1,"text":null}]}""")]
    public async Task An_answer_of_no_use_settles_nothing(string answer)
    {
        int calls = 0;
        ScriptedEndpoint endpoint = new(_ => DelegateEndpoint.Answer(++calls == 1 ? Answer : answer));

        ExtractionResult<Invoice> result = await ExtractAsync(SecondLookReaders.Model, new TwoLooks("?"), endpoint);

        calls.ShouldBe(2);
        result.Evidence!.ShouldAllBe(field => !field.IsSettled);
    }

    [Fact]
    public void A_second_look_of_a_recognizer_needs_one()
    {
        Should.Throw<ArgumentException>(() => new Grounder(new GroundingOptions { SecondLook = SecondLookReaders.Recognizer }));
        Should.Throw<ArgumentException>(() => new Grounder(new GroundingOptions { SecondLook = (SecondLookReaders)8 }));
        Should.Throw<ArgumentException>(() => new Grounder(new GroundingOptions { MaxPlacesReadAgain = 0 }));
    }

    private static async Task<ExtractionResult<Invoice>> ExtractAsync(
        SecondLookReaders readers,
        TextRecognizer recognizer,
        ModelEndpoint? endpoint = null,
        Action<ExtractorOptions>? change = null)
    {
        ExtractorOptions options = new() { Grounding = new GroundingOptions { SecondLook = readers }.UseRecognizer(recognizer) };
        change?.Invoke(options);
        using DocumentExtractor extractor = new(endpoint ?? new ScriptedEndpoint(Answer), options);
        return await extractor.ExtractAsync<Invoice>(Document.FromBytes(new TestPdf().Page().ToBytes(), "scan.pdf"), cancellationToken: Token);
    }

    /// <summary>Reads a page with a wrong number and a wrong total, and a fixed text in the middle of each crop of the total.</summary>
    private sealed class TwoLooks(string? second) : TextRecognizer
    {
        public override string Name => "two looks";

        public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default)
        {
            if (page.Size.Height > 1_000)
                return Task.FromResult(Text(page, new TestPage(1, TextSource.Recognized).At(50, 50, "Rechnungsnummer: R-2026-0871").At(50, 400, "Gesamtbetrag").At(300, 400, "1.574,00").Build().Words));
            if (second is null)
                throw new InvalidOperationException("no model");
            var middle = Vector2.Transform(new Vector2(page.Size.Width / 2f, page.Size.Height / 2f), page.ToPage);
            return Task.FromResult(Text(page, second.Length == 0 || middle.Y < 400 ? [] : [new TextWord(second, new PageBox(middle.X - 20, middle.Y - 5, middle.X + 20, middle.Y + 5))]));
        }

        private static PageText Text(PageImage page, IEnumerable<TextWord> words) => PageText.FromWords(page.PageNumber, page.PageSize, TextSource.Recognized, words);
    }

    private sealed class Kept(ModelEndpoint inner) : DelegatingEndpoint(inner)
    {
        public ModelRequest? Last { get; private set; }

        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            Last = request;
            return base.CompleteAsync(request, cancellationToken);
        }
    }
}

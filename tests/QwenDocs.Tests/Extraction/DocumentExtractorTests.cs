using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;
using QwenDocs.Tokens;
using QwenDocs.Validation;
using SkiaSharp;

namespace QwenDocs.Tests.Extraction;

public class DocumentExtractorTests
{
    private const string Answer = """{"number":"R-1","issueDate":"2026-03-05","total":119.0,"currency":"EUR","lines":[],"taxes":[]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_comes_back_with_what_is_known_about_it()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token);

        result.Record.Number.ShouldBe("R-1");
        result.Record.IssueDate.ShouldBe(new DateOnly(2026, 3, 5));
        result.Record.Total.ShouldBe(119m);
        result.DocumentName.ShouldBe("scan.png");
        result.Response.Model.ShouldBe("scripted-1");
        result.Response.FinishReason.ShouldBe(FinishReason.Stop);
        result.Usage.ShouldBe(new TokenUsage((int)result.Plan.PromptTokens, 50, 0.0003m));
        result.Response.Text.ShouldBe(Answer);
        result.Plan.Pages.ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_is_sent_at_the_size_that_the_plan_says()
    {
        ScriptedEndpoint endpoint = new(Answer);
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(900, 1_300), cancellationToken: Token);

        ModelRequest request = endpoint.Requests.ShouldHaveSingleItem();
        ModelImage image = request.Messages.SelectMany(message => message.Parts).OfType<ModelImage>().ShouldHaveSingleItem();
        image.Page.Size.ShouldBe(result.Plan.Pages.Single().Size);
        using var codec = SKCodec.Create(new MemoryStream(image.Page.Bytes.ToArray()));
        (codec.Info.Width, codec.Info.Height).ShouldBe((896, 1_288));
        request.MaxCompletionTokens.ShouldBe(result.Plan.Requests.Single().CompletionTokens);
    }

    [Fact]
    public async Task What_the_model_got_wrong_is_a_finding()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint("""{"number":"R-1","issueDate":"soon","total":"1.190,00 EUR","lines":[],"taxes":[]}"""));

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token);

        result.Record.Total.ShouldBe(1190m);
        result.Record.IssueDate.ShouldBeNull();
        result.Findings.ShouldContain(finding => finding.Path == "$.total" && finding.Severity == FindingSeverity.Info);
        result.Findings.ShouldContain(finding => finding.Path == "$.issueDate" && finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task A_result_prints_itself_as_stable_text()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(_ => new ModelResponse { Model = "scripted-1", Content = """{"street":"长安街 1","city":"北京","extra":1}""", FinishReason = FinishReason.Stop, Usage = new TokenUsage(1_000, 50, 0.0003m) }));

        (await extractor.ExtractAsync<Party>(Picture(), cancellationToken: Token)).ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));
    }

    [Fact]
    public async Task An_answer_without_a_record_says_so_instead_of_throwing()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint("I am sorry, I cannot help with that."));

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token);

        result.HasRecord.ShouldBeFalse();
        result.TryGetRecord(out _).ShouldBeFalse();
        result.Findings.ShouldContain(finding => finding.Severity == FindingSeverity.Error);
        Should.Throw<InvalidOperationException>(() => result.Record).Message.ShouldContain("scan.png");
    }

    [Fact]
    public async Task Progress_runs_through_the_stages()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));
        RecordedProgress progress = new();

        await extractor.ExtractAsync<Invoice>(Picture(), progress, Token);

        progress.Reports.Select(report => report.Stage).Distinct()
            .ShouldBe([ExtractionStage.Planning, ExtractionStage.Rendering, ExtractionStage.ModelCalls, ExtractionStage.Reading]);
    }

    [Theory]
    [InlineData("sk-own", true)]
    [InlineData(null, false)]
    public async Task A_server_of_ones_own_that_wants_a_key_gets_it(string? apiKey, bool answers)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text(Answer), new SimulatedServerOptions { ApiKey = "sk-own" }, Token);
        using var extractor = DocumentExtractor.ForServer(server.Address, "qwen2.5-vl", EndpointKind.Vllm, apiKey);

        if (answers)
            (await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token)).Record.Number.ShouldBe("R-1");
        else
            (await Should.ThrowAsync<EndpointException>(() => extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token))).ErrorCode.ShouldBe(EndpointError.Unauthorized);
    }

    [Fact]
    public async Task A_request_brings_along_the_tokens_that_its_plan_counted()
    {
        ScriptedEndpoint endpoint = new(Answer);
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token);

        endpoint.Requests.ShouldHaveSingleItem().PromptTokens.ShouldBe(result.Plan.Requests[0].PromptTokens);
    }

    [Fact]
    public async Task Progress_tells_the_fields_of_a_streamed_answer_as_they_complete()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        using var extractor = DocumentExtractor.ForServer(server.Address, "qwen2.5-vl");
        RecordedProgress progress = new();

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(), progress, Token);

        result.Record.Number.ShouldBe("R-1");
        ExtractionProgress[] answering = [.. progress.Reports.Where(report => report is { Stage: ExtractionStage.ModelCalls, Streaming.Fields: > 0 })];
        answering.Select(report => report.Streaming!.Value.Field).Distinct().ShouldBe(["$.number", "$.issueDate", "$.total", "$.currency"]);
        answering[^1].Streaming!.Value.Fields.ShouldBe(4);
        answering[^1].Streaming!.Value.CompletionTokens.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_plan_sends_nothing_and_reads_no_pixels_of_a_document_that_fits()
    {
        ScriptedEndpoint endpoint = new(Answer);
        using DocumentExtractor extractor = new(endpoint);
        ReadOnlyMemory<byte> cut = PictureBytes(1_240, 1_754).AsMemory(0, 64);

        ExtractionPlan plan = await extractor.PlanAsync<Invoice>(Document.FromBytes(cut, "cut.png"), Token);

        plan.Pages.Single().ImageTokens.ShouldBe(2_772);
        endpoint.Requests.ShouldBeEmpty();
        await Should.ThrowAsync<DocumentException>(() => extractor.ExtractAsync<Invoice>(Document.FromBytes(cut, "cut.png"), cancellationToken: Token));
        endpoint.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_over_a_cap_is_refused_before_sending()
    {
        ScriptedEndpoint endpoint = new(Answer);
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Planning = { Cost = { MaxCostUsd = 0.001m } } });

        PlanningException exception = await Should.ThrowAsync<PlanningException>(() => extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token));

        exception.Message.ShouldContain("$0.0010");
        endpoint.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bad_file_is_that_files_exception_and_the_next_one_works()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));

        DocumentException exception = await Should.ThrowAsync<DocumentException>(
            () => extractor.ExtractAsync<Invoice>(Document.FromBytes("hello"u8.ToArray(), "letter.pdf"), cancellationToken: Token));

        exception.DocumentName.ShouldBe("letter.pdf");
        (await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token)).Record.Number.ShouldBe("R-1");
    }

    [Fact]
    public async Task Cancellation_propagates()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));

        await Should.ThrowAsync<OperationCanceledException>(() => extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Options_outside_their_range_are_refused_at_once() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DocumentExtractor(new ScriptedEndpoint(Answer), new ExtractorOptions { Temperature = 3 }))
            .Message.ShouldContain("0 to 2");

    private static Document Picture(int width = 600, int height = 800) => Document.FromBytes(PictureBytes(width, height), "scan.png");

    private static byte[] PictureBytes(int width, int height)
    {
        using SKBitmap bitmap = new(width, height);
        using (SKCanvas canvas = new(bitmap))
        {
            canvas.Clear(SKColors.White);
            using SKPaint paint = new() { Color = SKColors.Black };
            canvas.DrawRect(50, 50, 200, 20, paint);
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private sealed class RecordedProgress : IProgress<ExtractionProgress>
    {
        public List<ExtractionProgress> Reports { get; } = [];

        public void Report(ExtractionProgress value) => Reports.Add(value);
    }
}

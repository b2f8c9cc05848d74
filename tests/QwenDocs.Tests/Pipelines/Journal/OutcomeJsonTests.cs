using System.Buffers;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Pipelines;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests.Extraction.Splitting;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Pipelines.Journal;

public class OutcomeJsonTests
{
    public sealed record Bill(string? Number, decimal? Total, DateOnly? Date, IReadOnlyList<Line> Lines);

    public sealed record Line(string? Text, decimal? Amount);

    private const string Content = "BT /F1 10 Tf 50 780 Td (Invoice R-17) Tj 0 -40 Td (Thank you for your order. We take the liberty of charging the goods below, and ask you to pay to our account.) Tj 0 -40 Td (Total 1200.50) Tj ET\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_comes_back_with_record_findings_evidence_usage_and_times()
    {
        ExtractorOptions options = new() { Grounding = new GroundingOptions() };
        options.Rules.Add<Bill>(_ => [Finding.Warning("Total", "is round", "cents", "bill.round")]);
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", () => DelegateEndpoint.Answer("""{"number":"R-17","total":1200.50,"date":"2026-03-05","lines":[{"text":"锁 & Schlüssel","amount":1200.50}]}""")), options);
        var document = Document.FromBytes(new TestPdf().PageWithContent(Content).ToBytes(), "bill.pdf");
        DocumentOutcome<Bill> before = await new DocumentPipeline(extractor).ExtractAllAsync<Bill>([document], Token).SingleAsync(Token);

        var after = DocumentOutcome.Read(Write(before), document, RecordSchema.For<Bill>(), 7);

        (after.Index, after.Document, after.IsSuccess, after.IsFromJournal).ShouldBe((7, document, true, false));
        (after.Usage, after.Elapsed, after.Failure).ShouldBe((before.Usage, before.Elapsed, null));
        ExtractionResult<Bill> result = after.Result!, known = before.Result!;
        result.ToString().ShouldBe(known.ToString());
        JsonSerializer.Serialize(result.Record).ShouldBe(JsonSerializer.Serialize(known.Record));
        result.Findings.ShouldBe(known.Findings);
        (result.Timings, result.Response.Model, result.Response.FinishReason).ShouldBe((known.Timings, known.Response.Model, known.Response.FinishReason));
        result.Evidence!.Select(field => field.ToString()).ShouldBe(known.Evidence!.Select(field => field.ToString()));
        result.Evidence!.IsComplete.ShouldBeTrue();
        result.Evidence.PageNumbers.ShouldBe(known.Evidence!.PageNumbers);
        known.EvidenceFor(bill => bill.Number)!.Spans.ShouldNotBeEmpty();
        result.EvidenceFor(bill => bill.Number)!.Spans.ShouldBe(known.EvidenceFor(bill => bill.Number)!.Spans);
    }

    [Fact]
    public async Task A_split_file_comes_back_with_its_documents_failed_ones_too()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("bill", "2", 1).Add("other", null, 1);
        using DocumentExtractor extractor = new(script.ToEndpoint(request => request.Schema!.Name == "Bill" && SplittingScript.PageLabels(request)[0] == 2 ? "no" : null), new ExtractorOptions { Repair = { MaxCorrections = 0 } });
        var document = script.ToDocument();
        DocumentTypes types = new DocumentTypes().Add<Bill>();
        SplitOutcome before = await new DocumentPipeline(extractor).SplitAndExtractAllAsync([document], types, Token).SingleAsync(Token);

        var after = SplitOutcome.Read(Write(before), document, types);

        after.Result!.Documents.Select(part => (part.DocumentType, part.Pages, part.IsSuccess, part.Record is null, part.Usage)).ShouldBe(before.Result!.Documents.Select(part => (part.DocumentType, part.Pages, part.IsSuccess, part.Record is null, part.Usage)));
        (after.Result.Usage, after.Result.Time, after.Usage).ShouldBe((before.Result.Usage, before.Result.Time, before.Usage));
        after.Result.Pages.ShouldBe(before.Result.Pages);
    }

    [Fact]
    public void A_failure_comes_back_as_what_it_was_without_its_exception()
    {
        var document = Document.FromBytes("x"u8.ToArray(), "a.pdf");
        DocumentOutcome<Bill> before = new(0, document, new EndpointException(EndpointError.ServerFailure, "server", "it is busy", isTransient: true)) { Elapsed = TimeSpan.FromSeconds(3) };

        var after = DocumentOutcome.Read(Write(before), document, RecordSchema.For<Bill>());

        after.IsSuccess.ShouldBeFalse();
        after.Failure.ShouldBeOfType<RecordedFailureException>().Failure.ShouldBe(before.FailureInfo);
        after.FailureInfo.ShouldBe(before.FailureInfo);
        after.Elapsed.ShouldBe(before.Elapsed);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"usage":{},"elapsed":"00:00:01"}""")]
    [InlineData("""{"version":2,"usage":{},"elapsed":"00:00:01","failure":{"code":"a","message":"b","isTransient":true}}""")]
    [InlineData("""{"version":1,"usage":{},"elapsed":"never"}""")]
    public void What_is_no_outcome_is_refused(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        JsonElement root = parsed.RootElement;
        Should.Throw<JsonException>(() => DocumentOutcome.Read(root, Document.FromBytes("x"u8.ToArray()), RecordSchema.For<Bill>()));
        Should.Throw<JsonException>(() => SplitOutcome.Read(root, Document.FromBytes("x"u8.ToArray()), new DocumentTypes().Add<Bill>()));
    }

    private static JsonElement Write(PipelineOutcome outcome)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
            outcome.WriteTo(json);
        using var parsed = JsonDocument.Parse(buffer.WrittenMemory);
        return parsed.RootElement.Clone();
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Extraction;

public sealed class ExtractionTelemetryTests : IDisposable
{
    private readonly TelemetryProbe _probe = new();

    public sealed record Slip(string Number, decimal Total);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _probe.Dispose();

    [Fact]
    public async Task An_extraction_is_the_parent_of_its_attempts()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(503), SimulatedAnswer.Text("""{"number":"4711","total":"a lot"}"""), SimulatedAnswer.Text("""{"total":12.5}"""));
        using var endpoint = HttpEndpoint.Create(
            new EndpointOptions { Kind = EndpointKind.OpenAICompatible, BaseAddress = server.Address, Resilience = { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero } }, telemetry: _probe.Telemetry);
        using DocumentExtractor extractor = new(endpoint, telemetry: _probe.Telemetry);

        ExtractionResult<Slip> result = await extractor.ExtractAsync<Slip>(Picture("slip.png"), cancellationToken: Token);

        result.Record.ShouldBe(new Slip("4711", 12.5m));
        Activity extraction = _probe.Spans[^1];
        extraction.DisplayName.ShouldBe("extract Slip");
        extraction.Kind.ShouldBe(ActivityKind.Internal);
        _probe.Spans.Count.ShouldBe(4);
        _probe.Spans.SkipLast(1).ShouldAllBe(span => span.ParentSpanId == extraction.SpanId && span.DisplayName.StartsWith("chat "));
        extraction.Events.ShouldHaveSingleItem().Name.ShouldBe("qwendocs.retry");
        extraction.GetTagItem("qwendocs.document").ShouldBe("slip.png");
        extraction.GetTagItem("qwendocs.outcome").ShouldBe("right");
        extraction.GetTagItem("qwendocs.pages").ShouldBe(1);
        extraction.GetTagItem("qwendocs.requests").ShouldBe(1);
        extraction.GetTagItem("qwendocs.questions").ShouldBe(2);
        extraction.GetTagItem("qwendocs.attempts.failed").ShouldBe(1);
        extraction.GetTagItem("gen_ai.usage.input_tokens").ShouldBe(result.Usage.PromptTokens);
    }

    [Fact]
    public async Task Documents_pages_and_findings_are_counted_by_record_and_without_names()
    {
        using MetricCollector<long> documents = _probe.Collect<long>("qwendocs.documents");
        using MetricCollector<long> pages = _probe.Collect<long>("qwendocs.pages");
        using MetricCollector<long> findings = _probe.Collect<long>("qwendocs.findings");
        using MetricCollector<double> durations = _probe.Collect<double>("qwendocs.document.duration");
        ScriptedEndpoint endpoint = new("""{"number":"4711"}""");
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Repair = { MaxCorrections = 0 } }, telemetry: _probe.Telemetry);

        await extractor.ExtractAsync<Slip>(Picture("slip.png"), cancellationToken: Token);
        await Should.ThrowAsync<DocumentException>(() => extractor.ExtractAsync<Slip>(Document.FromBytes("Dear Sir"u8.ToArray(), "letter.pdf"), cancellationToken: Token));

        documents.GetMeasurementSnapshot().Select(measurement => measurement.Tags["qwendocs.outcome"]).ShouldBe(["findings", "failed"]);
        pages.GetMeasurementSnapshot().EvaluateAsCounter().ShouldBe(1);
        findings.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["qwendocs.severity"].ShouldBe("error");
        durations.GetMeasurementSnapshot().Count.ShouldBe(2);
        documents.GetMeasurementSnapshot().ShouldAllBe(measurement => measurement.Tags.Count == 2 && (string?)measurement.Tags["qwendocs.record"] == "Slip");
    }

    [Fact]
    public async Task A_document_is_one_line_in_the_log()
    {
        ScriptedEndpoint endpoint = new("""{"number":"四千二百","total":12.5}""");
        using DocumentExtractor extractor = new(endpoint, telemetry: _probe.Telemetry);

        await extractor.ExtractAsync<Slip>(Picture("slip.png"), cancellationToken: Token);

        FakeLogRecord record = _probe.Logs.ShouldHaveSingleItem();
        record.Id.Id.ShouldBe(201);
        record.Level.ShouldBe(LogLevel.Information);
        record.Message.ShouldStartWith("slip.png: right; 1 page(s), 1000 + 50 tokens, USD 0.0003, ");
        record.GetStructuredStateValue("CostUsd").ShouldBe("0.0003");
        _probe.Everything.ShouldNotContain("四千二百");
    }

    [Fact]
    public async Task A_refused_document_is_a_warning_and_says_that_its_cost_is_not_known()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint("{}"), telemetry: _probe.Telemetry);

        await Should.ThrowAsync<DocumentException>(() => extractor.ExtractAsync<Slip>(Document.FromBytes("Dear Sir"u8.ToArray(), "letter.pdf"), cancellationToken: Token));

        FakeLogRecord record = _probe.Logs.ShouldHaveSingleItem();
        record.Id.Id.ShouldBe(202);
        record.Level.ShouldBe(LogLevel.Warning);
        record.Message.ShouldStartWith("letter.pdf failed (document_refused) after 0 + 0 tokens, ");
        record.Message.ShouldNotContain("(null)");
    }

    [Fact]
    public async Task An_answer_whose_cost_is_not_told_says_so_in_the_log()
    {
        DelegateEndpoint endpoint = new("server", (_, _) => Task.FromResult(new ModelResponse { Model = "m", Content = """{"number":"1","total":12.5}""", Usage = new TokenUsage(200, 20) }));
        using DocumentExtractor extractor = new(endpoint, telemetry: _probe.Telemetry);

        await extractor.ExtractAsync<Slip>(Picture("slip.png"), cancellationToken: Token);

        FakeLogRecord record = _probe.Logs.ShouldHaveSingleItem();
        record.Message.ShouldContain("tokens, USD unknown, ");
        record.GetStructuredStateValue("CostUsd").ShouldBe("unknown");
    }

    [Fact]
    public async Task A_failure_that_is_not_ours_is_logged_by_its_type_alone()
    {
        DelegateEndpoint endpoint = new("server", (_, _) => throw new InvalidOperationException("the answer was 四千二百"));
        using DocumentExtractor extractor = new(endpoint, telemetry: _probe.Telemetry);

        await Should.ThrowAsync<InvalidOperationException>(() => extractor.ExtractAsync<Slip>(Picture("slip.png"), cancellationToken: Token));

        FakeLogRecord record = _probe.Logs.ShouldHaveSingleItem();
        record.Id.Id.ShouldBe(202);
        record.Level.ShouldBe(LogLevel.Error);
        record.Message.ShouldContain("System.InvalidOperationException");
        _probe.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
        _probe.Everything.ShouldNotContain("四千二百");
    }

    [Fact]
    public async Task A_cancelled_extraction_is_no_error_in_the_log()
    {
        using MetricCollector<long> documents = _probe.Collect<long>("qwendocs.documents");
        using CancellationTokenSource source = new();
        DelegateEndpoint endpoint = new("server", async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return DelegateEndpoint.Answer();
        });
        using DocumentExtractor extractor = new(endpoint, telemetry: _probe.Telemetry);

        await Should.ThrowAsync<OperationCanceledException>(() => extractor.ExtractAsync<Slip>(Picture("slip.png"), cancellationToken: source.Token));

        _probe.Logs.ShouldBeEmpty();
        documents.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["qwendocs.outcome"].ShouldBe("cancelled");
    }

    private static Document Picture(string name) => Document.FromBytes(Requests.Page(1, 60, 60).Bytes, name);
}

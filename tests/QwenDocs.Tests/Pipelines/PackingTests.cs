using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Pipelines;

public partial class PackingTests
{
    // Every document is a picture as wide as its number says, so that an answer for the wrong one is seen.
    private const int Narrowest = 3;
    private const int Square = 28;

    public sealed record Note(string? Text, int Number);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_document_gets_its_own_record_from_few_requests(bool keepOrder)
    {
        DelegateEndpoint endpoint = Endpoint();
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 30).Select(Picture), options => options.KeepOrder = keepOrder);

        outcomes.Count.ShouldBe(30);
        outcomes.ShouldAllBe(outcome => outcome.IsSuccess && outcome.Result.Record.Number == outcome.Index && outcome.Document.Name == $"{outcome.Index}");
        outcomes.ShouldAllBe(outcome => outcome.Result!.ModelCalls.Count == 1 && outcome.Result.ModelCalls[0].Reason == ModelCallReason.Packed && outcome.Result.Findings.Count == 0);
        if (keepOrder)
            outcomes.Select(outcome => outcome.Index).ShouldBeInOrder();
        endpoint.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task What_a_request_cost_is_divided_to_the_last_token_and_cent()
    {
        List<DocumentOutcome<Note>> outcomes = await RunAsync(Endpoint(), Enumerable.Range(0, 10).Select(Picture));

        outcomes.Sum(outcome => outcome.Usage.PromptTokens).ShouldBe(10_007);
        outcomes.Sum(outcome => outcome.Usage.CompletionTokens).ShouldBe(333);
        outcomes.Sum(outcome => outcome.Usage.CostUsd).ShouldBe(0.0100001m);
        outcomes[9].Usage.PromptTokens.ShouldBeGreaterThan(outcomes[0].Usage.PromptTokens);
        outcomes.ShouldAllBe(outcome => outcome.Usage == outcome.Result!.Usage && outcome.Result.Requests[0].Response.Usage == outcome.Usage);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("doubled")]
    [InlineData("null")]
    [InlineData("wrong")]
    public async Task A_document_whose_answer_is_of_no_use_is_asked_by_itself(string fault)
    {
        DelegateEndpoint endpoint = Endpoint((slot, record) => slot != 4 ? Slot(slot, record) : fault switch
        {
            "missing" => "",
            "doubled" => $"{Slot(slot, record)},{Slot(slot, Record(99))}",
            "null" => Slot(slot, "null"),
            _ => Slot(slot, """{"text":"x","number":"many"}"""),
        });

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 10).Select(Picture));

        endpoint.Calls.ShouldBe(2);
        outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe(Enumerable.Range(0, 10));
        outcomes[3].Result!.ModelCalls.Select(attempt => attempt.Reason).ShouldBe([ModelCallReason.Packed, ModelCallReason.Planned]);
        outcomes.Sum(outcome => outcome.Usage.PromptTokens).ShouldBe(10_007 + 1_000);
    }

    [Fact]
    public async Task An_answer_of_no_use_costs_time_and_no_record()
    {
        DelegateEndpoint endpoint = Endpoint((_, _) => "");
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 6).Select(Picture));

        endpoint.Calls.ShouldBe(7);
        outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe(Enumerable.Range(0, 6));
    }

    [Fact]
    public void Whatever_becomes_of_answers_no_document_is_lost_or_doubled() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[0, int.MaxValue], Gen.Int[2, 10]).Sample(
            (count, seed, most) =>
            {
                // Without counts of tokens: the made-up ones of the other tests are over the window, and teach plans that nothing fits it.
                Random random = new(seed);
                DelegateEndpoint endpoint = Endpoint((slot, record) => random.Next(6) switch
                {
                    0 => "",
                    1 => $"{Slot(slot, record)},{Slot(slot, record)}",
                    2 => Slot(slot, """{"text":1}"""),
                    3 => Slot(slot + 1_000, record),
                    _ => Slot(slot, record),
                }, counts: false);
                List<DocumentOutcome<Note>> outcomes = RunAsync(endpoint, Enumerable.Range(0, count).Select(Picture), options => (options.Packing.MaxDocuments, options.MaxConcurrency) = (most, 1)).GetAwaiter().GetResult();

                outcomes.Select(outcome => outcome.Failure).ShouldAllBe(failure => failure == null);
                outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe(Enumerable.Range(0, count));
            },
            iter: 20,
            threads: 1);

    [Fact]
    public async Task A_bad_file_is_its_own_outcome()
    {
        DelegateEndpoint endpoint = Endpoint();
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 10).Select(index => index == 5 ? Document.FromBytes("no"u8.ToArray(), "5") : Picture(index)));

        outcomes[5].Failure.ShouldBeOfType<DocumentException>();
        outcomes.Where(outcome => outcome.IsSuccess).Select(outcome => outcome.Result!.Record.Number).ShouldBe([0, 1, 2, 3, 4, 6, 7, 8, 9]);
        endpoint.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_cannot_be_rendered_leaves_the_others_in_peace()
    {
        byte[] png = Requests.Page(7, 280, 84).Bytes.ToArray();
        var broken = Document.FromBytes(png.AsMemory(0, png.Length / 2), "broken");
        DelegateEndpoint endpoint = Endpoint();
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, [Picture(0), broken, Picture(2)]);

        outcomes.Select(outcome => outcome.IsSuccess).ShouldBe([true, false, true]);
        outcomes[2].Result!.Record.Number.ShouldBe(2);
        endpoint.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_large_document_gets_requests_of_its_own()
    {
        DelegateEndpoint endpoint = Endpoint();
        TestPdf pdf = new();
        for (int page = 0; page < 6; page++)
            pdf.Page(width: 300, height: 400);

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, [Picture(0), Document.FromBytes(pdf.ToBytes(), "long"), Picture(2)]);

        outcomes[1].Result!.ModelCalls.ShouldAllBe(attempt => attempt.Reason == ModelCallReason.Planned);
        outcomes[0].Result!.ModelCalls[0].Reason.ShouldBe(ModelCallReason.Packed);
        outcomes[2].Result!.Record.Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_spends_no_more_than_its_budget()
    {
        DelegateEndpoint endpoint = Endpoint();
        var budget = CostBudget.Once(0.0004m);

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 10).Select(Picture), options => options.Budget = budget);

        outcomes.Count(outcome => outcome.Failure is CostBudgetExceededException).ShouldBeInRange(1, 9);
        outcomes.Where(outcome => outcome.IsSuccess).ShouldAllBe(outcome => outcome.Result!.Record.Number == outcome.Index);
        budget.ReservedUsd.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_that_is_refused_for_what_it_holds_is_asked_document_by_document()
    {
        DelegateEndpoint endpoint = Endpoint(shared: () => new EndpointException(EndpointError.TooLarge, "server", "too large"));
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 5).Select(Picture));

        endpoint.Calls.ShouldBe(6);
        outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe(Enumerable.Range(0, 5));
        outcomes[0].Result!.ModelCalls[0].Failure.ShouldBeOfType<EndpointException>();
    }

    [Fact]
    public async Task A_server_that_is_down_is_not_asked_again_for_each_document()
    {
        DelegateEndpoint endpoint = Endpoint(shared: () => new EndpointException(EndpointError.Unreachable, "server", "down", isTransient: true));
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 5).Select(Picture));

        endpoint.Calls.ShouldBe(1);
        outcomes.ShouldAllBe(outcome => outcome.Failure is EndpointException);
    }

    [Fact]
    public async Task A_slow_source_does_not_hold_back_the_documents_that_it_gave()
    {
        TaskCompletionSource more = new();
        DelegateEndpoint endpoint = Endpoint();
        List<int> numbers = [];
        DocumentPipeline pipeline = Pipeline(endpoint, options => options.Packing.MaxWait = TimeSpan.Zero, out DocumentExtractor extractor);

        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync(Slow(), RecordSchema.For<Note>(), Token))
        {
            numbers.Add(outcome.Result!.Record.Number);
            if (numbers.Count == 2)
                more.SetResult();
        }

        extractor.Dispose();
        numbers.ShouldBe([0, 1, 2]);

        async IAsyncEnumerable<Document> Slow()
        {
            yield return Picture(0);
            yield return Picture(1);
            await more.Task;
            yield return Picture(2);
        }
    }

    [Fact]
    public async Task No_more_documents_are_taken_than_there_is_room_for()
    {
        int taken = 0, yielded = 0;
        DocumentPipeline pipeline = Pipeline(Endpoint(), options => (options.Packing.LookAhead, options.MaxConcurrency) = (5, 1), out DocumentExtractor extractor);

        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Endless(), Token))
        {
            yielded++;
            (Volatile.Read(ref taken) - yielded).ShouldBeLessThanOrEqualTo(5 + 20);
            if (yielded == 60)
                break;
        }

        extractor.Dispose();

        IEnumerable<Document> Endless()
        {
            while (true)
                yield return Picture(Interlocked.Increment(ref taken) % 40);
        }
    }

    [Fact]
    public async Task Cancellation_ends_what_is_under_way_and_propagates()
    {
        using CancellationTokenSource source = new();
        DelegateEndpoint endpoint = new("server", async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return DelegateEndpoint.Answer();
        });
        DocumentPipeline pipeline = Pipeline(endpoint, options => options.MaxConcurrency = 1, out DocumentExtractor extractor);

        await Should.ThrowAsync<OperationCanceledException>(() => pipeline.ExtractAllAsync<Note>(Enumerable.Range(0, 12).Select(Picture), source.Token).ToListAsync(CancellationToken.None).AsTask());

        extractor.Dispose();
        endpoint.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_source_that_fails_fails_after_the_outcomes_before()
    {
        List<int> outcomes = [];
        DocumentPipeline pipeline = Pipeline(Endpoint(), _ => { }, out DocumentExtractor extractor);

        await Should.ThrowAsync<IOException>(async () =>
        {
            await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Broken(), Token))
                outcomes.Add(outcome.Result!.Record.Number);
        });

        extractor.Dispose();
        outcomes.ShouldBe([0, 1]);

        static IEnumerable<Document> Broken()
        {
            yield return Picture(0);
            yield return Picture(1);
            throw new IOException("The folder is gone.");
        }
    }

    [Fact]
    public async Task Each_document_of_a_packed_request_has_a_span_that_links_to_the_request_s()
    {
        using TelemetryProbe probe = new();
        DocumentPipeline pipeline = Pipeline(Endpoint(), _ => { }, out DocumentExtractor extractor, probe.Telemetry);
        using (extractor)
            await pipeline.ExtractAllAsync<Note>(Enumerable.Range(0, 3).Select(Picture), Token).ToListAsync(Token);

        Activity packed = probe.Spans.Single(span => span.DisplayName == "extract packed Note");
        packed.GetTagItem("qwendocs.documents").ShouldBe(3);
        Activity[] documents = [.. probe.Spans.Where(span => span.DisplayName == "extract Note")];
        documents.Select(span => (string?)span.GetTagItem("qwendocs.document")).Order().ShouldBe(["0", "1", "2"]);
        documents.ShouldAllBe(span => span.Links.Single().Context.SpanId == packed.SpanId);
    }

    private static async Task<List<DocumentOutcome<Note>>> RunAsync(ModelEndpoint endpoint, IEnumerable<Document> documents, Action<PipelineOptions>? change = null)
    {
        DocumentPipeline pipeline = Pipeline(endpoint, change ?? (_ => { }), out DocumentExtractor extractor);
        using (extractor)
            return await pipeline.ExtractAllAsync<Note>(documents, Token).ToListAsync(Token);
    }

    private static DocumentPipeline Pipeline(ModelEndpoint endpoint, Action<PipelineOptions> change, out DocumentExtractor extractor, QwenDocsTelemetry? telemetry = null)
    {
        // A request holds ten documents of up to 40 squares by three with room for their answers, and no page of 300 by 400 points six times.
        extractor = new DocumentExtractor(endpoint, new ExtractorOptions
        {
            Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 4_500 },
            Planning = new PlanningOptions { CompletionTokens = 500, MarginTokens = 100 },
        }, telemetry: telemetry);
        PipelineOptions options = new() { Packing = new PackingOptions { MaxDocuments = 10, CompletionTokens = 64, LookAhead = 10 } };
        change(options);
        return new DocumentPipeline(extractor, options);
    }

    /// <summary>Answers for each document with the number that its picture shows.</summary>
    private static DelegateEndpoint Endpoint(Func<int, string, string>? write = null, Func<Exception>? shared = null, bool counts = true) => new("server", (request, _) =>
    {
        List<(int Slot, int Number)> slots = [];
        int? single = null;
        int? labelled = null;
        foreach (ModelContent part in request.Messages[1].Parts)
        {
            if (part is ModelText text && Label().Match(text.Value) is { Success: true } label)
                labelled = int.Parse(label.Groups[1].Value, CultureInfo.InvariantCulture);
            else if (part is ModelImage image && labelled is { } slot)
                slots.Add((slot, NumberOf(image)));
            else if (part is ModelImage alone)
                single = NumberOf(alone);
        }

        if (slots.Count == 0)
            return Task.FromResult(DelegateEndpoint.Answer(Record(single!.Value)) with { Usage = counts ? new TokenUsage(1_000, 10, 0.001m) : TokenUsage.Zero });
        if (shared is not null)
            throw shared();
        string entries = string.Join(',', slots.Select(slot => (write ?? Slot)(slot.Slot, Record(slot.Number))).Where(entry => entry.Length > 0));
        return Task.FromResult(DelegateEndpoint.Answer($$"""{"documents":[{{entries}}]}""") with { Usage = counts ? new TokenUsage(10_007, 333, 0.0100001m) : TokenUsage.Zero });
    });

    private static string Record(int number) => $$"""{"text":"x","number":{{number}}}""";

    private static string Slot(int slot, string record) => $$"""{"document":{{slot}},"record":{{record}}}""";

    private static int NumberOf(ModelImage image) => (image.Page.Size.Width / Square) - Narrowest;

    private static Document Picture(int number) => Document.FromBytes(Requests.Page(1 + (number % 250), (number + Narrowest) * Square, 3 * Square).Bytes, $"{number}");

    [GeneratedRegex(@"^Document (\d+), page \d+:$")]
    private static partial Regex Label();
}

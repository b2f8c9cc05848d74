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
using QwenDocs.Tests.Pipelines.Journal;
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
        DelegateEndpoint endpoint = Endpoint((position, record) => position != 4 ? Entry(position, record) : fault switch
        {
            "missing" => "",
            "doubled" => $"{Entry(position, record)},{Entry(position, Record(99))}",
            "null" => Entry(position, "null"),
            _ => Entry(position, """{"text":"x","number":"many"}"""),
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
    public Task Whatever_becomes_of_answers_no_document_is_lost_or_doubled() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[0, int.MaxValue], Gen.Int[2, 10]).SampleAsync(
            async (count, seed, most) =>
            {
                // Without counts of tokens: the made-up ones of the other tests are over the window, and teach plans that nothing fits it.
                Random random = new(seed);
                DelegateEndpoint endpoint = Endpoint((position, record) => random.Next(6) switch
                {
                    0 => "",
                    1 => $"{Entry(position, record)},{Entry(position, record)}",
                    2 => Entry(position, """{"text":1}"""),
                    3 => Entry(position + 1_000, record),
                    _ => Entry(position, record),
                }, counts: false);
                List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, count).Select(Picture), options => (options.Packing.MaxDocuments, options.MaxConcurrency) = (most, 1));

                outcomes.Select(outcome => outcome.Failure).ShouldAllBe(failure => failure == null);
                outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe(Enumerable.Range(0, count));
            },
            iter: 20,
            threads: 1);

    [Theory]
    [InlineData("""{"text":"x","number":1,"number":2}""")]
    [InlineData("""{"text":"\ud83d","number":"\ud83d"}""")]
    [InlineData("""{"text":"x","number":1e400}""")]
    [InlineData("""{"text":"x","number":99999999999}""")]
    [InlineData("""{"text":"x","number":[4,5]}""")]
    [InlineData("""{"text":"x","number":3.5}""")]
    public async Task One_value_that_cannot_be_taken_costs_that_value_and_no_other_document(string bad)
    {
        DelegateEndpoint endpoint = Endpoint((position, record) => Entry(position, position == 4 ? bad : record));

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 10).Select(Picture));

        // The document is asked about by itself; the others are taken as they came.
        endpoint.Calls.ShouldBe(2);
        outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe(Enumerable.Range(0, 10));
        outcomes.Where(outcome => outcome.Index != 3).ShouldAllBe(outcome => outcome.Result!.ModelCalls.Count == 1 && outcome.Result.Findings.Count == 0);
        outcomes.Sum(outcome => outcome.Usage.PromptTokens).ShouldBe(10_007 + 1_000);
    }

    [Fact]
    public async Task What_a_packed_answer_gave_is_kept_where_the_request_of_its_own_gives_nothing()
    {
        DelegateEndpoint packed = Endpoint((position, record) => Entry(position, position == 2 ? """{"text":"kept","number":"many"}""" : record));
        DelegateEndpoint endpoint = new("server", (request, token) =>
            request.Messages[1].Parts.OfType<ModelImage>().Count() > 1 ? packed.CompleteAsync(request, token) : Task.FromResult(DelegateEndpoint.Answer("I cannot help with that.") with { Usage = new TokenUsage(1_000, 10, 0.001m) }));

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Enumerable.Range(0, 3).Select(Picture));

        outcomes[1].Result!.Record.Text.ShouldBe("kept");
        outcomes[1].Result!.Findings.ShouldContain(finding => finding.Path == "$.number");
        // The requests of its own are paid too.
        outcomes[1].Usage.PromptTokens.ShouldBeGreaterThan(1_000);
        outcomes[0].Result!.Record.Number.ShouldBe(0);
    }

    public sealed record Row(string? Text, decimal? Amount, string? A, string? B, string? C, string? D, string? E, string? F);

    public sealed record Sheet(string? Text, Row[] Rows);

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 3)]
    public async Task A_table_in_a_packed_request_ends_where_any_answer_does_and_is_gone_on_with(int rows, int calls)
    {
        List<ModelRequest> requests = [];
        static string Rows(int first, int count) => string.Join(',', Enumerable.Range(first, count).Select(row => $$"""{"text":"row {{row}}","amount":{{row}},"a":null,"b":null,"c":null,"d":null,"e":null,"f":null}"""));
        DelegateEndpoint endpoint = new("server", (request, _) =>
        {
            requests.Add(request);
            bool isPacked = request.Schema!.Text.Contains("\"documents\"", StringComparison.Ordinal);
            string answer = isPacked ? $$$"""{"documents":[{"document":1,"record":{"text":"a","rows":[{{{Rows(1, rows)}}}]}},{"document":2,"record":{"text":"b","rows":[]}}]}"""
                : request.Messages.Count > 2 ? $$$"""{"rows":[{{{Rows(7, 2)}}}]}""" : $$$"""{"text":"a","rows":[{{{Rows(1, 6)}}}]}""";
            return Task.FromResult(DelegateEndpoint.Answer(answer));
        });
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Repair = { MaxRowsPerAnswer = 6, MaxCorrections = 0 } });
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Packing = new PackingOptions { MaxDocuments = 10, CompletionTokens = 512, LookAhead = 10 } });

        List<DocumentOutcome<Sheet>> outcomes = await pipeline.ExtractAllAsync<Sheet>([Picture(0), Picture(1)], Token).ToListAsync(Token);

        requests[0].Schema!.Text.ShouldContain("\"maxItems\":6");
        requests.Count.ShouldBe(calls);
        outcomes[0].Result!.Record.Rows.Length.ShouldBe(rows == 5 ? 5 : 8);
        outcomes.ShouldAllBe(outcome => outcome.Result!.Findings.Count == 0);
    }

    [Fact]
    public async Task Each_document_of_a_packed_request_has_its_own_mark_and_the_instructions_stand_before_all()
    {
        List<ModelRequest> requests = [];
        DelegateEndpoint answers = Endpoint();
        DelegateEndpoint endpoint = new("server", (request, token) =>
        {
            requests.Add(request);
            return answers.CompleteAsync(request, token);
        });

        await RunAsync(endpoint, [Picture(0), Picture(1), Picture(2)]);
        await RunAsync(endpoint, [Picture(2), Picture(1)]);

        string[][] marks = [.. requests.Select(request => request.Messages[1].Parts.OfType<ModelText>().Select(text => text.Value).Where(text => Mark().IsMatch(text)).ToArray())];
        marks[0].ShouldBeUnique();
        marks[0].Length.ShouldBe(3);
        // The mark goes with the document and not with its place.
        marks[1].ShouldBe([marks[0][2], marks[0][1]]);
        requests[1].Messages[0].Parts.OfType<ModelText>().Single().Value.ShouldBe(requests[0].Messages[0].Parts.OfType<ModelText>().Single().Value);
        marks[0].Select(mark => TextTokenizer.CountTokens(mark)).Distinct().ShouldHaveSingleItem();
    }

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

    [Fact]
    public async Task Documents_that_the_journal_has_take_no_place_in_a_request_and_equal_ones_are_packed_once()
    {
        MemoryJournal journal = new();
        DelegateEndpoint endpoint = Endpoint();
        Document[] documents = [.. Enumerable.Range(0, 20).Select(Picture), Picture(3), Picture(3)];
        await RunAsync(endpoint, documents[..15], options => options.Journal = journal);
        int calls = endpoint.Calls;

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, documents, options => options.Journal = journal);

        outcomes.Select(outcome => outcome.Result!.Record.Number).ShouldBe([.. Enumerable.Range(0, 20), 3, 3]);
        outcomes.Select(outcome => outcome.IsFromJournal).ShouldBe(Enumerable.Range(0, 22).Select(index => index is < 15 or >= 20));
        (endpoint.Calls - calls).ShouldBe(1);
        journal.Attempts.Count.ShouldBe(20);
        journal.Entries.Count.ShouldBe(20);
        journal.Attempts.ShouldAllBe(attempt => attempt.PlannedCostUsd > 0);

        List<DocumentOutcome<Note>> equal = await RunAsync(endpoint, [Picture(30), Picture(31), Picture(30)], options => options.Journal = journal);
        equal.Select(outcome => outcome.Result!.Record.Number).ShouldBe([30, 31, 30]);
        journal.Attempts.Count.ShouldBe(22);
    }

    private static async Task<List<DocumentOutcome<Note>>> RunAsync(ModelEndpoint endpoint, IEnumerable<Document> documents, Action<PipelineOptions>? change = null)
    {
        DocumentPipeline pipeline = Pipeline(endpoint, change ?? (_ => { }), out DocumentExtractor extractor);
        using (extractor)
            return await pipeline.ExtractAllAsync<Note>(documents, Token).ToListAsync(Token);
    }

    private static DocumentPipeline Pipeline(ModelEndpoint endpoint, Action<PipelineOptions> change, out DocumentExtractor extractor, QwenDocsTelemetry? telemetry = null)
    {
        // A request holds ten documents of up to 40 squares by three with space for their answers, and no page of 300 by 400 points six times.
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
        List<(int Position, int Number)> positions = [];
        int? single = null;
        int? labelled = null;
        foreach (ModelContent part in request.Messages[1].Parts)
        {
            if (part is ModelText text && Label().Match(text.Value) is { Success: true } label)
                labelled = int.Parse(label.Groups[1].Value, CultureInfo.InvariantCulture);
            else if (part is ModelImage image && labelled is { } position)
                positions.Add((position, NumberOf(image)));
            else if (part is ModelImage alone)
                single = NumberOf(alone);
        }

        if (positions.Count == 0)
            return Task.FromResult(DelegateEndpoint.Answer(Record(single!.Value)) with { Usage = counts ? new TokenUsage(1_000, 10, 0.001m) : TokenUsage.Zero });
        if (shared is not null)
            throw shared();
        string entries = string.Join(',', positions.Select(position => (write ?? Entry)(position.Position, Record(position.Number))).Where(entry => entry.Length > 0));
        return Task.FromResult(DelegateEndpoint.Answer($$"""{"documents":[{{entries}}]}""") with { Usage = counts ? new TokenUsage(10_007, 333, 0.0100001m) : TokenUsage.Zero });
    });

    private static string Record(int number) => $$"""{"text":"x","number":{{number}}}""";

    private static string Entry(int position, string record) => $$"""{"document":{{position}},"record":{{record}}}""";

    private static int NumberOf(ModelImage image) => (image.Page.Size.Width / Square) - Narrowest;

    private static Document Picture(int number) => Document.FromBytes(Requests.Page(1 + (number % 250), (number + Narrowest) * Square, 3 * Square).Bytes, $"{number}");

    [GeneratedRegex(@"^Mark [1-9]\d{4}, no part of the document\.\n$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^Document (\d+), page \d+:$")]
    private static partial Regex Label();
}

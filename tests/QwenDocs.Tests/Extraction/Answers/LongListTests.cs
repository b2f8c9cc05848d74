using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;
using QwenDocs.Validation;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Tests.Extraction.Answers;

/// <summary>A list is complete or says so: a model that leaves rows out is asked for them, stretch by stretch.</summary>
public class LongListTests
{
    public sealed record Line(int? Pos, string? Text, decimal? Amount, string? A, string? B, string? C, string? D, string? E);

    public sealed record Order(string? Number, Line[] Lines, int? LineCount, decimal? CarriedForward, decimal? Total);

    public sealed record Pair(string? Key, string? Value);

    public sealed record Pairs(string? Number, Pair[] Entries);

    public sealed record Charge([property: PrintedAs("序号", "Pos.")] string? Label, decimal Amount);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_whose_printed_numbers_are_missing_are_asked_for_by_themselves_and_put_in_their_places()
    {
        Script script = new(Answer([.. Rows(1, 47), .. Rows(52, 120)]), Part(Rows(48, 51)));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 120).Cast<int?>());
        result.Findings.ShouldBeEmpty();
        result.ModelCalls.Select(call => call.Reason).ShouldBe([ModelCallReason.Planned, ModelCallReason.MissingRows]);
        script.Question(1).ShouldContain("the rows with the printed numbers 48 to 51");
        script.Requests[1].Schema!.Json.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["lines"]);
    }

    [Fact]
    public async Task Several_stretches_are_one_question_and_long_ones_are_asked_for_piece_by_piece()
    {
        Script script = new(Answer([.. Rows(2, 9), .. Rows(11, 100), .. Rows(171, 200)]), Part([.. Rows(1, 1), .. Rows(10, 10), .. Rows(101, 158)]), Part(Rows(159, 170)));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 200).Cast<int?>());
        script.Question(1).ShouldContain("the printed numbers 1, 10, 101 to 158 ");
        script.Question(2).ShouldContain("the printed numbers 159 to 170 ");
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_that_do_not_come_are_an_error_that_names_them()
    {
        Script script = new(Answer([.. Rows(1, 3), .. Rows(6, 9)]), Part([]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        script.Requests.Count.ShouldBe(2);
        Finding finding = result.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("list.missingRows");
        finding.Severity.ShouldBe(FindingSeverity.Error);
        finding.Path.ToString().ShouldBe("$.lines");
        finding.Message.ShouldContain("4 to 5");
    }

    [Fact]
    public async Task Rows_that_a_model_invents_or_repeats_instead_are_not_taken()
    {
        Script script = new(Answer([.. Rows(1, 3), .. Rows(6, 9)]), Part([.. Rows(3, 6), .. Rows(99, 99)]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 9).Cast<int?>());
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_count_of_rows_that_the_document_prints_is_held_against_the_list()
    {
        JsonObject[] unnumbered = [.. Rows(1, 10).Select(WithoutNumber)];
        Script script = new(Answer(unnumbered[..7], lineCount: 10), Part(unnumbered[7..]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Length.ShouldBe(10);
        result.Record.Lines[^1].Text.ShouldBe("row 10");
        result.Findings.ShouldBeEmpty();
        script.Question(1).ShouldContain("has 7 of the 10 rows that the document says it has");
    }

    [Fact]
    public async Task A_sum_carried_forward_that_no_rows_add_up_to_is_asked_about()
    {
        JsonObject[] rows = [.. Rows(1, 6).Select(WithoutNumber)];
        // 1 + 2 + 3 + 4 = 10 is carried to the next page; rows 3 and 4 were left out.
        JsonObject[] left = [.. rows[2..4].Select(row => (JsonObject)row.DeepClone())];
        foreach (JsonObject row in left)
            row["entriesBefore"] = 2;
        Script script = new(Answer([.. rows[..2], .. rows[4..]], carried: 10), Part(left));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Select(line => line.Amount).ShouldBe([1, 2, 3, 4, 5, 6]);
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sum_carried_forward_that_stays_unreached_is_an_error()
    {
        JsonObject[] rows = [.. Rows(1, 6).Select(WithoutNumber)];
        Script script = new(Answer([.. rows[..2], .. rows[4..]], carried: 10), Part([]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("list.carriedForward");
    }

    [Fact]
    public async Task A_table_that_ends_at_the_limit_of_an_answer_is_gone_on_with()
    {
        JsonObject[] rows = [.. Rows(1, 130).Select(WithoutNumber)];
        Script script = new(Answer(rows[..60]), Part(rows[60..120]), Part(rows[120..]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Length.ShouldBe(130);
        result.Findings.ShouldBeEmpty();
        result.ModelCalls.Select(call => call.Reason).ShouldBe([ModelCallReason.Planned, ModelCallReason.Continuation, ModelCallReason.Continuation]);
        MaxItems(script.Requests[0], "lines").ShouldBe(60);
        MaxItems(script.Requests[1], "lines").ShouldBe(60);
        script.Question(1).ShouldContain("has 60 entries so far");
    }

    [Fact]
    public async Task A_window_that_the_plan_has_filled_still_has_room_for_the_rest_of_a_table()
    {
        JsonObject[] rows = [.. Rows(1, 250).Select(WithoutNumber)];
        Script script = new(Answer(rows[..60]), Part(rows[60..120]), Part(rows[120..180]), Part(rows[180..240]), Part(rows[240..]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>(options => options.Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 11_000 });

        result.Record.Lines.Length.ShouldBe(250);
        result.Findings.ShouldBeEmpty();
        result.ModelCalls.ShouldAllBe(call => call.Failure == null);
        script.Question(1).ShouldContain("has 60 entries so far, and");
        script.Question(4).ShouldContain("has 240 entries so far (the answer above shows the last 3 of them), and");
        JsonNode shown = JsonNode.Parse(script.Requests[4].Messages[^2].Parts.OfType<ModelText>().Single().Value)!;
        shown["lines"]!.AsArray().Select(row => (string?)row!["text"]).ShouldBe(["row 238", "row 239", "row 240"]);
    }

    [Fact]
    public async Task A_long_answer_that_is_cut_is_continued_in_a_window_that_the_plan_has_filled()
    {
        JsonObject[] rows = [.. Rows(1, 250).Select(WithoutNumber)];
        string whole = Answer(rows[..200]);
        Script script = new(DelegateEndpoint.Answer(whole[..(whole.IndexOf("row 200", StringComparison.Ordinal) + 3)]) with { FinishReason = FinishReason.Length }, Part(rows[199..]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>(options => options.Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 11_000 });

        result.Record.Lines.Select(line => line.Text).ShouldBe(rows.Select(row => (string?)row["text"]));
        script.Question(1).ShouldContain("has 199 entries so far (the answer above shows the last 3 of them); go on");
    }

    [Fact]
    public async Task An_answer_that_is_cut_before_its_limit_is_gone_on_with()
    {
        JsonObject[] rows = [.. Rows(1, 130).Select(WithoutNumber)];
        Script script = new(Answer(rows[..60]), DelegateEndpoint.Answer(Part(rows[60..90])[..^8]) with { FinishReason = FinishReason.Length }, Part(rows[89..]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Length.ShouldBe(130);
    }

    [Fact]
    public async Task The_rows_of_an_answer_are_an_option()
    {
        JsonObject[] rows = [.. Rows(1, 25).Select(WithoutNumber)];
        Script script = new(Answer(rows[..10]), Part(rows[10..20]), Part(rows[20..]));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>(options => options.Repair.MaxRowsPerAnswer = 10);

        result.Record.Lines.Length.ShouldBe(25);
        MaxItems(script.Requests[0], "lines").ShouldBe(10);
    }

    [Fact]
    public async Task A_narrow_table_may_have_more_rows_in_an_answer()
    {
        Script script = new("""{"number":"1","entries":[]}""");

        await script.ExtractAsync<Pairs>();

        MaxItems(script.Requests[0], "entries").ShouldBe(240);
    }

    [Fact]
    public async Task A_full_table_whose_rest_cannot_be_asked_for_says_so()
    {
        Script script = new(Answer(Rows(1, 60)), new EndpointException(EndpointError.Unknown, "server", "failed"));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>(options => options.Repair.MaxCorrections = 0);

        result.Record.Lines.Length.ShouldBe(60);
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("list.mayGoOn");
    }

    [Fact]
    public async Task A_model_that_begins_the_table_anew_doubles_nothing()
    {
        JsonObject[] rows = [.. Rows(1, 60).Select(WithoutNumber)];
        Script script = new(Answer(rows), Part(rows));

        ExtractionResult<Order> result = await script.ExtractAsync<Order>();

        result.Record.Lines.Length.ShouldBe(60);
        script.Requests.Count.ShouldBe(2);
        result.Findings.ShouldBeEmpty();
    }

    [System.Text.Json.Serialization.JsonPolymorphic]
    [System.Text.Json.Serialization.JsonDerivedType(typeof(Import), "import")]
    [System.Text.Json.Serialization.JsonDerivedType(typeof(Export), "export")]
    public abstract record Filing;

    public sealed record Import(string? Number, Pair[] Lines) : Filing;

    public sealed record Export(string? Number, Line[] Lines) : Filing;

    [Fact]
    public async Task A_table_of_an_alternative_has_its_limit_and_is_gone_on_with()
    {
        JsonObject[] rows = [.. Rows(1, 75)];
        Script script = new(InExport(rows[..60]), Part(rows[60..]));

        ExtractionResult<Filing> result = await script.ExtractAsync<Filing>();

        result.Record.ShouldBeOfType<Export>().Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 75).Cast<int?>());
        result.Findings.ShouldBeEmpty();
        result.ModelCalls.Select(call => call.Reason).ShouldBe([ModelCallReason.Planned, ModelCallReason.Continuation]);
    }

    [Fact]
    public async Task Rows_that_an_alternative_lacks_are_asked_for()
    {
        Script script = new(InExport([.. Rows(1, 3), .. Rows(6, 9)]), Part(Rows(4, 5)));

        ExtractionResult<Filing> result = await script.ExtractAsync<Filing>();

        result.Record.ShouldBeOfType<Export>().Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 9).Cast<int?>());
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_that_reads_by_itself_gets_no_limit()
    {
        ModelRequest? sent = null;
        using DocumentExtractor extractor = new(new Unteachable(request => sent = request));

        await extractor.ExtractAsync<Order>(Picture(), cancellationToken: Token);

        MaxItems(sent!, "lines").ShouldBeNull();
    }

    [Fact]
    public async Task A_record_that_is_a_list_is_completed_too()
    {
        Script script = new("""{"data":[{"label":"1","amount":1},{"label":"2","amount":2},{"label":"5","amount":5}]}""", """{"data":[{"label":"3","amount":3},{"label":"4","amount":4}]}""");

        ExtractionResult<Charge[]> result = await script.ExtractAsync<Charge[]>();

        result.Record.Select(charge => charge.Amount).ShouldBe([1, 2, 3, 4, 5]);
        result.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1,2,3,4,5", true, "")]
    [InlineData("10,20,30,50", true, "40")]
    [InlineData("100,200,400", true, "300")]
    [InlineData("5,10,20", true, "15")]
    [InlineData("1,2,2,3", true, "")]
    [InlineData("1,2,3,1,2,3,5", true, "4")]
    [InlineData("1,2,40,4,5", true, "")]
    [InlineData("3,4,5", true, "1 to 2")]
    [InlineData("3,4,5", false, "")]
    [InlineData("101,102,103", true, "")]
    [InlineData("1,2,4,3,5", true, "")]
    [InlineData("1,?,3,4,6", true, "2, 5")]
    [InlineData("1,2,3,9", true, "4 to 8")]
    [InlineData("4711,9020,17", true, "")]
    [InlineData("7", true, "")]
    [InlineData("", true, "")]
    public void Gaps_are_those_of_printed_numbers_and_of_nothing_else(string numbers, bool isWhole, string missing)
    {
        JsonArray lines = [.. numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => (JsonNode)new JsonObject { ["pos"] = int.TryParse(number, out int read) ? read : null })];
        RecordSchema schema = RecordSchema.For<Order>();
        using var document = JsonDocument.Parse(new JsonObject { ["lines"] = lines }.ToJsonString());

        IReadOnlyList<MissingRows> found = ListRules.FindMissingRows(document.RootElement, schema.Record, new ListContext { IsWholeRecord = isWhole });

        string.Join(", ", found.SelectMany(rows => rows.Ranges)).ShouldBe(missing);
    }

    [Fact]
    public void Whatever_rows_are_lost_are_named_exactly()
    {
        RecordSchema schema = RecordSchema.For<Order>();
        Gen.Select(Gen.Int[4, 300], Gen.Int[0, 3].Select(index => new[] { 1, 5, 10, 100 }[index]), Gen.Int[0, 299].Array[0, 12]).Sample((count, step, lost) =>
        {
            // The last rows are lost without a trace in the numbers: counts tell of them.
            int[] kept = [.. Enumerable.Range(1, count).Where(number => !lost.Contains(number) || number == count)];
            JsonArray lines = [.. kept.Select(number => (JsonNode)new JsonObject { ["pos"] = number * step })];
            using var document = JsonDocument.Parse(new JsonObject { ["lines"] = lines }.ToJsonString());

            int[] found = [.. ListRules.FindMissingRows(document.RootElement, schema.Record, ListContext.WholeRecord)
                .SelectMany(rows => rows.Ranges).SelectMany(range => Enumerable.Range(0, range.Count).Select(index => (range.First + (index * range.Step)) / step))];

            // Where all that is left stands in other steps, or where so much is lost that it may start there, less is known.
            return found.All(number => !kept.Contains(number)) && (kept[0] - 1 > kept.Length || kept.Any(number => number % 5 != 0) == false || Enumerable.Range(1, count).Except(kept).SequenceEqual(found));
        });
    }

    [Theory]
    [InlineData("itemCount", "items", true)]
    [InlineData("numberOfItems", "items", true)]
    [InlineData("total_items", "items", true)]
    [InlineData("totalNumberOfLines", "items", true)]
    [InlineData("anzahlPositionen", "items", true)]
    [InlineData("containerCount", "containers", true)]
    [InlineData("itemNumber", "items", false)]
    [InlineData("packageCount", "packages", false)]
    [InlineData("pageCount", "items", false)]
    [InlineData("count", "items", false)]
    public void A_count_is_told_by_its_name(string property, string list, bool counts)
    {
        using var json = JsonDocument.Parse($$"""
            {"type":"object","properties":{"{{property}}":{"type":"integer"},"{{list}}":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"} } } } } }
            """);
        RecordSchema schema = RecordSchema.FromJson("record", json.RootElement);
        using var record = JsonDocument.Parse($$"""{"{{property}}":3,"{{list}}":[{"text":"a"}]}""");

        ListRules.FindMissingRows(record.RootElement, schema.Record, ListContext.WholeRecord).Count.ShouldBe(counts ? 1 : 0);
    }

    private static int? MaxItems(ModelRequest request, string list) =>
        request.Schema!.Json.GetProperty("properties").GetProperty(list).TryGetProperty("maxItems", out JsonElement most) ? most.GetInt32() : null;

    private static JsonObject[] Rows(int first, int last) => [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(number => new JsonObject
    {
        ["pos"] = number,
        ["text"] = $"row {number}",
        ["amount"] = number,
        ["a"] = null,
        ["b"] = null,
        ["c"] = null,
        ["d"] = null,
        ["e"] = null,
    })];

    private static JsonObject WithoutNumber(JsonObject row)
    {
        var copy = (JsonObject)row.DeepClone();
        copy["pos"] = null;
        return copy;
    }

    private static string Answer(JsonObject[] rows, int? lineCount = null, decimal? carried = null) => new JsonObject
    {
        ["number"] = "4711",
        ["lines"] = new JsonArray([.. rows.Select(row => row.DeepClone())]),
        ["lineCount"] = lineCount,
        ["carriedForward"] = carried,
        ["total"] = null,
    }.ToJsonString();

    private static string InExport(JsonObject[] rows) =>
        new JsonObject { ["data"] = new JsonObject { ["$type"] = "export", ["number"] = "1", ["lines"] = new JsonArray([.. rows.Select(row => row.DeepClone())]) } }.ToJsonString();

    private static string Part(JsonObject[] rows) => new JsonObject { ["lines"] = new JsonArray([.. rows.Select(row => row.DeepClone())]) }.ToJsonString();

    private static Document Picture() => Document.FromBytes(Requests.Page(1, 60, 60).Bytes, "scan.png");

    private sealed class Unteachable(Action<ModelRequest> sent) : ModelEndpoint
    {
        public override string Name => "unteachable";

        public override bool SupportsCorrection => false;

        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            sent(request);
            return Task.FromResult(DelegateEndpoint.Answer(Answer(Rows(1, 60))));
        }
    }

    private sealed class Script
    {
        private readonly Queue<object> _answers;
        private readonly DelegateEndpoint _endpoint;

        public Script(params object[] answers)
        {
            _answers = new Queue<object>(answers);
            _endpoint = new DelegateEndpoint("scripted", (request, _) =>
            {
                Requests.Add(request);
                return _answers.Dequeue() is var answer && answer is Exception exception
                    ? Task.FromException<ModelResponse>(exception)
                    : Task.FromResult(answer as ModelResponse ?? DelegateEndpoint.Answer((string)answer));
            });
        }

        public List<ModelRequest> Requests { get; } = [];

        public string Question(int request) => Requests[request].Messages[^1].Parts.OfType<ModelText>().Single().Value;

        public async Task<ExtractionResult<T>> ExtractAsync<T>(Action<ExtractorOptions>? configure = null)
        {
            ExtractorOptions options = new();
            configure?.Invoke(options);
            using DocumentExtractor extractor = new(_endpoint, options);
            return await extractor.ExtractAsync<T>(Picture(), cancellationToken: Token);
        }
    }
}

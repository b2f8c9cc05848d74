using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Testing;
using QwenDocs.Tests.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction.Answers;

/// <summary>A text layer tells of rows that an answer lost at the end of its table, or between the requests of a long document.</summary>
public class PrintedRowsTests
{
    private const int RowsOfPage = 10;

    public sealed record Line(int? Pos, string? Text, decimal? Amount);

    public sealed record Order(string? Number, Line[] Lines);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 17, "18 to 20")]
    [InlineData(4, 20, "1 to 3")]
    [InlineData(11, 11, "1 to 10, 12 to 20")]
    [InlineData(3, 18, "1 to 2, 19 to 20")]
    public async Task Rows_that_the_page_prints_beyond_the_list_are_asked_for(int first, int last, string asked)
    {
        List<string> questions = [];
        ExtractionResult<Order> result = await ExtractAsync(Table(20), request => Answer(request, questions, Rows(first, last), 20));

        questions.ShouldHaveSingleItem().ShouldContain($"the printed numbers {asked} ");
        result.Record.Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 20).Cast<int?>());
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Printed_rows_that_do_not_come_are_an_error()
    {
        ExtractionResult<Order> result = await ExtractAsync(Table(20), request => request.Messages.Count > 2 ? Record([]) : Record(Rows(1, 17)));

        Finding finding = result.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe(("list.missingRows", FindingSeverity.Error));
        finding.Message.ShouldContain("18 to 20");
    }

    [Theory]
    [InlineData("restart")]
    [InlineData("page numbers")]
    [InlineData("article numbers")]
    [InlineData("no text")]
    public async Task What_else_is_printed_makes_no_rows(string print)
    {
        StringBuilder page = new(print == "no text" ? "" : Print(1, 12));
        if (print == "restart")
            page.Append(Rows(1, 20).Select((row, index) => PlanningInputs.Row(600 - (index * 14), $"{index + 1}", "Condition of sale", "12.50")).Aggregate(string.Concat));
        if (print == "page numbers")
            page.Append(PlanningInputs.Row(100, "13"));
        if (print == "article numbers")
            page.Append(PlanningInputs.Row(100, "", "13", "goods"));

        int calls = 0;
        ExtractionResult<Order> result = await ExtractAsync(new TestPdf().PageWithContent(page.ToString()), _ =>
        {
            calls++;
            return Record(Rows(1, 12));
        });

        result.Findings.ShouldBeEmpty();
        calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("the last row before a border")]
    [InlineData("the first row behind a border")]
    [InlineData("several rows at a border")]
    public async Task Rows_lost_between_two_requests_are_asked_for_by_themselves(string lost)
    {
        // Without a text layer only the numbers of both answers together show it.
        int[] ends = [];
        List<ModelRequest> further = [];
        ExtractionResult<Order> result = await ExtractPartsAsync((pages, isFurther, request) =>
        {
            int[] all = [.. pages.SelectMany(page => Enumerable.Range(((page - 1) * 2) + 1, 2))];
            if (isFurther)
            {
                further.Add(request);
                return Rows(all);
            }

            if (ends.Length == 0)
                ends = [all[^1]];
            bool isFirst = pages.Contains(1);
            return Rows([.. all.Where(number => lost switch
            {
                "the last row before a border" => !isFirst || number != ends[0],
                "the first row behind a border" => isFirst || number != ends[0] + 1,
                _ => Math.Abs((2 * number) - (2 * ends[0]) - 1) > 3,
            })]);
        });

        result.Plan.Requests.Count.ShouldBeGreaterThan(2);
        result.Record.Lines.Select(line => line.Pos).ShouldBe(Enumerable.Range(1, 24).Cast<int?>());
        result.Findings.ShouldBeEmpty();
        further.Count.ShouldBeInRange(1, 3);
        result.ModelCalls.Count(call => call.Reason == ModelCallReason.MissingRows).ShouldBe(further.Count);
        result.Usage.CompletionTokens.ShouldBe(10 * result.ModelCalls.Count);
    }

    [Fact]
    public async Task Rows_lost_between_two_requests_that_do_not_come_are_an_error()
    {
        int end = 0;
        ExtractionResult<Order> result = await ExtractPartsAsync((pages, isFurther, _) =>
        {
            int[] all = [.. pages.SelectMany(page => Enumerable.Range(((page - 1) * 2) + 1, 2))];
            end = end == 0 ? all[^1] : end;
            return isFurther ? [] : Rows([.. all.Where(number => number != end)]);
        });

        Finding finding = result.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Path.ToString()).ShouldBe(("list.missingRows", FindingSeverity.Error, "$.lines"));
        finding.Message.ShouldContain($"printed number {end} ");
        // Once before the border and once behind it.
        result.ModelCalls.Count(call => call.Reason == ModelCallReason.MissingRows).ShouldBe(2);
    }

    [Fact]
    public async Task A_row_read_twice_at_a_border_is_an_error_where_it_stands()
    {
        int end = 0;
        ExtractionResult<Order> result = await ExtractPartsAsync((pages, _, _) =>
        {
            int[] all = [.. pages.SelectMany(page => Enumerable.Range(((page - 1) * 2) + 1, 2))];
            end = end == 0 ? all[^1] : end;
            return Rows(all[0] == end + 1 ? [end, .. all] : all);
        });

        Finding finding = result.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe(("merge.repeatedRow", FindingSeverity.Error));
        finding.Path.ToString().ShouldBe($"$.lines[{end}]");
    }

    [Fact]
    public async Task A_sum_that_one_request_carries_forward_is_held_against_the_rows_of_all_before_it()
    {
        int end = 0;
        JsonNode Carried(IReadOnlyList<int> pages, bool loses)
        {
            int[] all = [.. pages.SelectMany(page => Enumerable.Range(((page - 1) * 2) + 1, 2))];
            end = end == 0 ? all[^1] : end;
            JsonArray rows = [.. all.Where(number => !loses || number != end).Select(number => (JsonNode)new JsonObject { ["text"] = $"row {number}", ["amount"] = number })];
            return new JsonObject { ["lines"] = rows, ["carriedForward"] = all[^1] == end ? end * (end + 1) / 2 : null };
        }

        (await ExtractPartsAsync<Sheet>((pages, _, _) => Carried(pages, loses: false))).Findings.ShouldBeEmpty();
        end = 0;
        ExtractionResult<Sheet> result = await ExtractPartsAsync<Sheet>((pages, isFurther, _) => isFurther ? new JsonObject { ["lines"] = new JsonArray() } : Carried(pages, loses: true));
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("list.carriedForward");
        result.ModelCalls.ShouldContain(call => call.Reason == ModelCallReason.MissingRows);
    }

    public sealed record Sheet(Charge[] Lines, decimal? CarriedForward);

    public sealed record Charge(string? Text, decimal? Amount);

    private static async Task<ExtractionResult<Order>> ExtractAsync(TestPdf pdf, Func<ModelRequest, string> answer)
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(request => Response(request, answer(request))));
        return await extractor.ExtractAsync<Order>(Document.FromBytes(pdf.ToBytes(), "table.pdf"), cancellationToken: Token);
    }

    private static Task<ExtractionResult<Order>> ExtractPartsAsync(Func<IReadOnlyList<int>, bool, ModelRequest, JsonNode[]> rows) => ExtractPartsAsync<Order>(
        (pages, isFurther, request) => JsonNode.Parse(isFurther ? new JsonObject { ["lines"] = new JsonArray(rows(pages, isFurther, request)) }.ToJsonString() : Record(rows(pages, isFurther, request)))!);

    /// <summary>Extracts a document of 12 pages of two rows each in several requests.</summary>
    private static async Task<ExtractionResult<T>> ExtractPartsAsync<T>(Func<IReadOnlyList<int>, bool, ModelRequest, JsonNode> answer)
    {
        ScriptedEndpoint endpoint = new(request =>
        {
            int[] pages = [.. request.Messages.SelectMany(message => message.Parts).OfType<ModelText>().Select(text => text.Value)
                .Where(text => text.StartsWith("Page ", StringComparison.Ordinal) && text.EndsWith(':')).Select(text => int.Parse(text[5..^1], CultureInfo.InvariantCulture))];
            return Response(request, answer(pages, request.Messages.Count > 2, request).ToJsonString());
        });
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions
        {
            Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 8_000 },
            Planning = PlanningInputs.Options(),
            MaxConcurrentRequests = 1,
        });
        return await extractor.ExtractAsync<T>(Document.FromBytes(PlanningInputs.Pages(Enumerable.Repeat(10.0, 12)).ToBytes(), "long.pdf"), cancellationToken: Token);
    }

    private static string Answer(ModelRequest request, List<string> questions, JsonNode[] rows, int count)
    {
        if (request.Messages.Count <= 2)
            return Record(rows);
        questions.Add(request.Messages[^1].Parts.OfType<ModelText>().Single().Value);
        return new JsonObject { ["lines"] = new JsonArray(Rows(1, count)) }.ToJsonString();
    }

    private static ModelResponse Response(ModelRequest request, string content) =>
        new() { Model = "scripted-1", Content = content, FinishReason = FinishReason.Stop, Usage = new TokenUsage(request.PromptTokens ?? 1_000, 10) };

    private static TestPdf Table(int rows)
    {
        TestPdf pdf = new();
        for (int first = 1; first <= rows; first += RowsOfPage)
            pdf.PageWithContent(Print(first, Math.Min(rows, first + RowsOfPage - 1)));
        return pdf;
    }

    private static string Print(int first, int last) => PlanningInputs.Row(790, "Pos.", "Text", "Amount")
        + string.Concat(Enumerable.Range(first, last - first + 1).Select((number, index) => PlanningInputs.Row(760 - (index * 14), $"{number}", $"goods G{number:000}", FormattableString.Invariant($"{number * 12.5m:0.00}"))));

    private static JsonNode[] Rows(int first, int last) => Rows([.. Enumerable.Range(first, last - first + 1)]);

    private static JsonNode[] Rows(int[] numbers) =>
        [.. numbers.Select(number => (JsonNode)new JsonObject { ["pos"] = number, ["text"] = $"goods G{number:000}", ["amount"] = number * 12.5m })];

    private static string Record(JsonNode[] rows) => new JsonObject { ["number"] = "4711", ["lines"] = new JsonArray(rows) }.ToJsonString();
}

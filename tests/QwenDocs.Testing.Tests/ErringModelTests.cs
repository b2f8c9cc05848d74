using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Testing.Tests;

public sealed class ErringModelTests
{
    private static readonly RecordSchema Schema = RecordSchema.FromJson("invoice", JsonDocument.Parse(
        """
        {"type":"object","properties":{
          "number":{"type":["string","null"]},"order":{"type":["string","null"]},"date":{"type":["string","null"],"format":"date"},"total":{"type":["number","null"]},"note":{"type":["string","null"]},
          "lines":{"type":"array","items":{"type":"object","properties":{
            "pos":{"type":["integer","null"]},"text":{"type":["string","null"]},"quantity":{"type":["number","null"]},"price":{"type":["number","null"]},"amount":{"type":["number","null"]}}}}}}
        """).RootElement);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_does_not_err_gives_the_truth()
    {
        ErringModelEndpoint endpoint = new(Truth(5));

        ModelResponse response = await endpoint.CompleteAsync(Request(1), Token);

        JsonNode.DeepEquals(JsonNode.Parse(response.Content), JsonObject.Create(Truth(5))).ShouldBeTrue(response.Content);
        response.FinishReason.ShouldBe(FinishReason.Stop);
        endpoint.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_holds_what_stands_on_the_pages_of_its_request()
    {
        Dictionary<FieldPath, int> pages = new() { ["$.number"] = 1, ["$.total"] = 2 };
        for (int index = 0; index < 6; index++)
            pages[FieldPath.Parse($"$.lines[{index}]")] = index < 4 ? 1 : 2;
        ErringModelEndpoint endpoint = new(Truth(6), null, pages);

        JsonNode second = JsonNode.Parse((await endpoint.CompleteAsync(Request(2), Token)).Content)!;

        second["number"].ShouldBeNull();
        second["total"].ShouldNotBeNull();
        second["lines"]!.AsArray().Select(line => (int)line!["pos"]!).ShouldBe([5, 6]);
    }

    [Fact]
    public async Task The_share_of_wrong_values_is_that_of_the_rates()
    {
        const int Rows = 2_000;
        ErringModelEndpoint endpoint = new(Truth(Rows), new ErringModelOptions { Seed = 3 }.WithWrongValues(0.05));

        JsonArray lines = JsonNode.Parse((await endpoint.CompleteAsync(Request(1), Token)).Content)!["lines"]!.AsArray();

        JsonArray truth = JsonObject.Create(Truth(Rows))!["lines"]!.AsArray();
        int wrong = lines.Zip(truth).Sum(pair => pair.Second!.AsObject().Count(member => !JsonNode.DeepEquals(pair.First![member.Key], member.Value)));
        // 10,000 values: five standard deviations are 1.1 %.
        (wrong / (5.0 * Rows)).ShouldBe(0.05, 0.011);
        endpoint.Errors.Values.Sum().ShouldBeInRange(wrong, wrong + 4);
        foreach (ModelErrorKind kind in (ModelErrorKind[])[ModelErrorKind.DigitsSwapped, ModelErrorKind.DigitDropped, ModelErrorKind.ZeroLost, ModelErrorKind.NeighbourValue, ModelErrorKind.ValueLeftOut])
            endpoint.Errors[kind].ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(ModelErrorKind.DigitsSwapped, "number", "A-1547", "\"A-5147\",\"A-1457\",\"A-1574\"")]
    [InlineData(ModelErrorKind.DigitDropped, "number", "A-1547", "\"A-547\",\"A-147\",\"A-157\",\"A-154\"")]
    [InlineData(ModelErrorKind.ZeroLost, "number", "A-1007", "\"A-107\"")]
    [InlineData(ModelErrorKind.DayAndMonthSwapped, "date", "2026-03-05", "\"2026-05-03\"")]
    [InlineData(ModelErrorKind.NeighbourValue, "number", "A-1547", "\"PO-77\"")]
    [InlineData(ModelErrorKind.ValueLeftOut, "number", "A-1547", "null")]
    public async Task Each_kind_of_value_errs_in_its_way(ModelErrorKind kind, string field, string value, string expected)
    {
        JsonNode truth = JsonObject.Create(Truth(0))!;
        truth[field] = value;
        ErringModelEndpoint endpoint = new(JsonSerializer.SerializeToElement(truth), new ErringModelOptions { Rates = { [kind] = 1 } });

        JsonNode answer = JsonNode.Parse((await endpoint.CompleteAsync(Request(1), Token)).Content)!;

        expected.Split(',').ShouldContain(answer[field]?.ToJsonString() ?? "null");
        endpoint.Errors[kind].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Signs_are_lost_and_empty_fields_filled()
    {
        JsonNode truth = JsonObject.Create(Truth(0))!;
        truth["total"] = -12.5;
        ErringModelEndpoint endpoint = new(JsonSerializer.SerializeToElement(truth), new ErringModelOptions { Rates = { [ModelErrorKind.SignLost] = 1, [ModelErrorKind.InventedValue] = 1 } });

        JsonNode answer = JsonNode.Parse((await endpoint.CompleteAsync(Request(1), Token)).Content)!;

        ((decimal)answer["total"]!).ShouldBe(12.5m);
        answer["note"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Rows_are_doubled_merged_and_shifted()
    {
        (await LinesAsync(4, new ErringModelOptions { Rates = { [ModelErrorKind.RowDoubled] = 1 } })).Select(line => (int)line!["pos"]!).ShouldBe([1, 1, 2, 2, 3, 3, 4, 4]);

        JsonNode merged = (await LinesAsync(4, new ErringModelOptions { Rates = { [ModelErrorKind.RowsMerged] = 1 } }))[0]!;
        ((int)merged["pos"]!, (decimal)merged["amount"]!).ShouldBe((1, 2 * 11.5m));

        JsonNode shifted = (await LinesAsync(4, new ErringModelOptions { Rates = { [ModelErrorKind.ColumnShifted] = 1 } }))[1]!;
        ((decimal)shifted["quantity"]!, (decimal)shifted["price"]!, (decimal)shifted["amount"]!).ShouldBe((23m, 2m, 11.5m));
    }

    [Fact]
    public async Task Lists_are_cut_by_their_rate_and_in_requests_of_many_pages()
    {
        (await LinesAsync(100, new ErringModelOptions { Rates = { [ModelErrorKind.ListCut] = 1 } })).Count.ShouldBe(33);
        ErringModelOptions options = new() { MaxPagesOfWholeLists = 2, CutListShare = 0.5 };
        (await LinesAsync(100, options)).Count.ShouldBe(100);
        (await LinesAsync(100, options, 1, 2, 3)).Count.ShouldBe(50);
    }

    [Fact]
    public async Task A_page_may_be_another_document_s()
    {
        Dictionary<FieldPath, int> pages = new() { ["$.lines[0]"] = 1, ["$.lines[1]"] = 1 };
        JsonElement other = JsonDocument.Parse("""{"lines":[{"pos":7,"text":"foreign","quantity":1,"price":1,"amount":1},{"pos":8,"text":"foreign","quantity":1,"price":1,"amount":1}]}""").RootElement;
        ErringModelEndpoint endpoint = new(Truth(2), new ErringModelOptions { OtherRecord = other, Rates = { [ModelErrorKind.OtherDocument] = 1 } }, pages);

        JsonNode.Parse((await endpoint.CompleteAsync(Request(1), Token)).Content)!["lines"]!.AsArray().Select(line => (int)line!["pos"]!).ShouldBe([7, 8]);
    }

    [Fact]
    public async Task A_second_question_has_fresh_errors_and_a_second_run_the_same_ones()
    {
        ErringModelOptions options = new ErringModelOptions { Seed = 5 }.WithWrongValues(0.3);
        ErringModelEndpoint endpoint = new(Truth(20), options);
        string first = (await endpoint.CompleteAsync(Request(1), Token)).Content, second = (await endpoint.CompleteAsync(Request(1), Token)).Content;

        second.ShouldNotBe(first);
        ErringModelEndpoint again = new(Truth(20), options);
        (await again.CompleteAsync(Request(1), Token)).Content.ShouldBe(first);
        (await again.CompleteAsync(Request(1), Token)).Content.ShouldBe(second);
        (await new ErringModelEndpoint(Truth(20), new ErringModelOptions { Seed = 6 }.WithWrongValues(0.3)).CompleteAsync(Request(1), Token)).Content.ShouldNotBe(first);
    }

    [Fact]
    public async Task What_is_longer_than_the_request_allows_is_cut()
    {
        ModelResponse response = await new ErringModelEndpoint(Truth(50), new ErringModelOptions { Price = new Tokens.TokenPrice(1, 2) })
            .CompleteAsync(Request(1) with { MaxCompletionTokens = 100, PromptTokens = 1_000 }, Token);

        response.FinishReason.ShouldBe(FinishReason.Length);
        response.Usage.CompletionTokens.ShouldBe(100);
        response.Usage.CostUsd.ShouldBe(0.0012m);
    }

    [Fact]
    public void Rates_outside_of_their_range_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ErringModelEndpoint(Truth(1), new ErringModelOptions { Rates = { [ModelErrorKind.RowDoubled] = 1.5 } }));
        Should.Throw<ArgumentException>(() => new ErringModelEndpoint(JsonDocument.Parse("[]").RootElement));
        Should.Throw<ArgumentOutOfRangeException>(() => new ErringModelOptions().WithWrongValues(-0.1));
    }

    private static async Task<JsonArray> LinesAsync(int rows, ErringModelOptions options, params int[] pages) =>
        JsonNode.Parse((await new ErringModelEndpoint(Truth(rows), options).CompleteAsync(Request(pages), Token)).Content)!["lines"]!.AsArray();

    private static JsonElement Truth(int rows) => JsonSerializer.SerializeToElement(new
    {
        number = "R-1",
        order = "PO-77",
        date = "2026-03-05",
        total = 100.25m,
        note = (string?)null,
        lines = Enumerable.Range(1, rows).Select(row => new { pos = row, text = FormattableString.Invariant($"goods {1000 + row}"), quantity = (decimal)row, price = 11.5m, amount = row * 11.5m }),
    });

    private static ModelRequest Request(params int[] pages) => new()
    {
        Model = "m",
        Messages = [new ModelMessage(ModelRole.User, [.. pages.Select(page => ModelContent.Image(new PageImage(page, new PixelSize(28, 28), "image/png", new byte[8]))), ModelContent.Text("Write the record.")])],
        Schema = Schema,
    };
}

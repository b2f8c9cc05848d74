using System.Text.Json;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Plan_prints_one_object()
    {
        int exit = await RunAsync("plan", Invoice(), "--json");

        exit.ShouldBe(0);
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement page = json.RootElement.GetProperty("pages").EnumerateArray().ShouldHaveSingleItem();
        page.GetProperty("page").GetInt32().ShouldBe(1);
        page.GetProperty("width").GetInt32().ShouldBe(1232);
        page.GetProperty("height").GetInt32().ShouldBe(1764);
        page.GetProperty("imageTokens").GetInt32().ShouldBe(2772);
        json.RootElement.GetProperty("requests").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("promptTokens").GetInt32().ShouldBeGreaterThan(2772);
        json.RootElement.GetProperty("priceUsd").GetDecimal().ShouldBe(json.RootElement.GetProperty("promptTokens").GetInt32() * 0.25m / 1_000_000m);
        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_for_another_model_counts_its_tokens()
    {
        await RunAsync("plan", Invoice(), "--model", "qwen/qwen3-vl-235b-a22b-instruct", "--json");

        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("pages")[0].GetProperty("imageTokens").GetInt32().ShouldBe(2145);
    }

    [Fact]
    public async Task Plan_prints_a_table()
    {
        int exit = await RunAsync("plan", Invoice());

        exit.ShouldBe(0);
        _output.ToString().ShouldContain("1232×1764");
        _output.ToString().ShouldContain("2,772");
    }

    [Fact]
    public async Task Several_files_are_planned_together()
    {
        string file = Invoice();
        await RunAsync("plan", file, file, "--json");

        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("documents").GetArrayLength().ShouldBe(2);
        json.RootElement.GetProperty("requests").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Extract_offline_prints_one_object()
    {
        int exit = await RunAsync("extract", Invoice(), "--as", "invoice", "--offline", "--json");

        exit.ShouldBe(0);
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("record").GetProperty("number").GetString().ShouldBe("RE-4711");
        json.RootElement.GetProperty("usage").GetProperty("promptTokens").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("findings").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task Extract_asks_the_server_that_it_is_given()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"number":"深-1","total":5,"lines":[],"taxes":[]}"""));

        int exit = await RunAsync("extract", Invoice(), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--json");

        exit.ShouldBe(0);
        _output.ToString().ShouldContain("深-1");
    }

    [Theory]
    [InlineData]
    [InlineData("extract")]
    [InlineData("extract", "x.pdf")]
    [InlineData("extract", "x.pdf", "--as", "novel", "--offline")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--offline", "--endpoint", "http://localhost:1/v1")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--endpoint", "http://localhost:1/v1")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--endpoint", "nowhere", "--model", "m")]
    [InlineData("extract", "x.pdf", "y.pdf", "--as", "invoice", "--offline", "--parallel", "0")]
    [InlineData("plan")]
    [InlineData("dance")]
    public async Task Wrong_usage_exits_with_2(params string[] args)
    {
        int exit = await RunAsync(args);

        exit.ShouldBe(2);
        _output.ToString().ShouldBeEmpty();
        _error.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_refused_file_exits_with_3_and_one_line()
    {
        string file = Path.Combine(_folder, "letter.pdf");
        await File.WriteAllTextAsync(file, "Dear Sir or Madam", Token);

        foreach (string[] args in new[] { new[] { "plan", file }, ["extract", file, "--as", "invoice", "--offline"], ["plan", Path.Combine(_folder, "none.pdf")] })
        {
            _error.GetStringBuilder().Clear();
            (await RunAsync(args)).ShouldBe(3);
            _error.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(Path.GetFileName(args[1]));
        }
    }

    [Fact]
    public async Task A_failing_endpoint_exits_with_4_and_one_line()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(401, "bad key"));

        int exit = await RunAsync("extract", Invoice(), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl");

        exit.ShouldBe(4);
        _error.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_files_are_extracted_with_a_summary_and_the_worst_exit_status()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"number":"深-1","total":5,"lines":[],"taxes":[]}"""));
        string letter = Path.Combine(_folder, "letter.pdf");
        await File.WriteAllTextAsync(letter, "Dear Sir or Madam", Token);

        int exit = await RunAsync("extract", Invoice(), letter, Invoice(), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--parallel", "2");

        exit.ShouldBe(3);
        _error.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("letter.pdf");
        string[] lines = _output.ToString().Split('\n');
        lines.Count(line => line.Trim() == "invoice.pdf").ShouldBe(2);
        lines.ShouldContain(line => line.StartsWith("documents ") && line.EndsWith(" 3"));
        lines.ShouldContain(line => line.StartsWith("  failed ") && line.EndsWith(" 1"));
    }

    [Fact]
    public async Task Several_files_are_one_object_in_json()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"number":"深-1","total":5,"lines":[],"taxes":[]}""") with { CostUsd = 0.25m });
        string letter = Path.Combine(_folder, "letter.pdf");
        await File.WriteAllTextAsync(letter, "Dear Sir or Madam", Token);

        int exit = await RunAsync("extract", letter, Invoice(), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--json");

        exit.ShouldBe(3);
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement[] documents = [.. json.RootElement.GetProperty("documents").EnumerateArray()];
        documents[0].GetProperty("document").GetString().ShouldBe("letter.pdf");
        documents[0].GetProperty("error").GetString()!.ShouldContain("letter.pdf");
        documents[1].GetProperty("record").GetProperty("number").GetString().ShouldBe("深-1");
        json.RootElement.GetProperty("summary").GetProperty("failed").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("summary").GetProperty("costUsd").GetDecimal().ShouldBe(0.25m * server.Attempts);
    }

    private Task<int> RunAsync(params string[] args) => new CommandLineApplication(_output, _error).RunAsync(args, Token);

    /// <summary>A page of A4 in a font that every reader brings along: tests need none of the machine's.</summary>
    private string Invoice()
    {
        string[] lines = ["Muster GmbH", "Rechnung", "Rechnungsnummer: RE-4711", "Rechnungsdatum: 05.03.2026", "Gesamtbetrag: 119,00 EUR"];
        string content = string.Concat(lines.Select((line, index) => $"BT /F1 16 Tf 72 {760 - (40 * index)} Td ({line}) Tj ET\n"));
        string path = Path.Combine(_folder, "invoice.pdf");
        File.WriteAllBytes(path, new TestPdf().PageWithContent(content).ToBytes());
        return path;
    }
}

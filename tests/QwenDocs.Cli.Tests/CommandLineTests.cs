using System.Text.Json;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Cli.Tests;

// Both set variables of the process.
[Collection("Environment variables")]
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
        using var json = JsonDocument.Parse(_output.ToString());
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

        using var json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("pages")[0].GetProperty("imageTokens").GetInt32().ShouldBe(2145);
    }

    [Fact]
    public async Task A_plan_that_sends_text_counts_and_shows_it()
    {
        string file = Path.Combine(_folder, "text.pdf");
        string print = string.Concat(Enumerable.Range(0, 12).Select(line => $"BT /F1 11 Tf 72 {720 - (20 * line)} Td (Invoice {4711 + line} Goods delivered) Tj ET\n"));
        File.WriteAllBytes(file, new TestPdf().PageWithContent(print).ToBytes());
        await RunAsync("plan", file, "--page-input", "picture-and-text", "--json");

        using var json = JsonDocument.Parse(_output.ToString());
        JsonElement page = json.RootElement.GetProperty("pages")[0];
        page.GetProperty("input").GetString().ShouldBe("pictureAndText");
        page.GetProperty("imageTokens").GetInt32().ShouldBeLessThan(2772);
        page.GetProperty("textTokens").GetInt32().ShouldBePositive();

        await RunAsync("plan", file, "--page-input", "picture-and-text");
        _output.ToString().ShouldContain("page text");
    }

    [Fact]
    public async Task A_plan_shows_the_most_of_a_second_look()
    {
        await RunAsync("plan", Invoice(), "--second-look", "model", "--json");

        using (var json = JsonDocument.Parse(_output.ToString()))
        {
            json.RootElement.GetProperty("secondLook").GetProperty("maxPlaces").GetInt32().ShouldBe(16);
            json.RootElement.GetProperty("secondLook").GetProperty("maxPromptTokens").GetInt32().ShouldBePositive();
        }

        await RunAsync("plan", Invoice(), "--second-look", "model");
        _output.ToString().ShouldContain("Second look by the model, where values are in doubt: at most 16 places, ");
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

        using var json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("documents").GetArrayLength().ShouldBe(2);
        json.RootElement.GetProperty("requests").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("promptTokens").GetInt32().ShouldBe(json.RootElement.GetProperty("documents").EnumerateArray().Sum(document => document.GetProperty("promptTokens").GetInt32()));
    }

    [Fact]
    public async Task Several_files_print_a_line_each_and_a_total()
    {
        string file = Invoice();
        int exit = await RunAsync("plan", file, file, file);

        exit.ShouldBe(0);
        _output.ToString().Split('\n').Count(line => line.Contains("invoice.pdf", StringComparison.Ordinal)).ShouldBe(3);
        _output.ToString().ShouldContain("3 documents");
    }

    [Fact]
    public async Task The_time_follows_from_the_speeds_that_are_given()
    {
        await RunAsync("plan", Invoice(), "--json", "--read-speed", "1000", "--write-speed", "100");

        using var json = JsonDocument.Parse(_output.ToString());
        double seconds = json.RootElement.GetProperty("seconds").GetDouble();
        seconds.ShouldBe(Math.Round(json.RootElement.GetProperty("promptTokens").GetInt32() / 1000.0, 1));
        json.RootElement.GetProperty("maxSeconds").GetDouble().ShouldBe(seconds + (json.RootElement.GetProperty("answerTokens").GetInt32() / 100.0), 0.2);
    }

    [Theory]
    [InlineData("--max-price", "0.0001", "over the cap of $0.0001")]
    [InlineData("--max-tokens", "100", "over the cap of 100")]
    [InlineData("--max-tokens", "6000", "2 documents: together they take")]
    [InlineData("--max-price", "0.01", "2 documents: together they may cost")]
    public async Task What_passes_a_cap_exits_with_3_and_both_figures(string option, string cap, string words)
    {
        string file = Invoice();
        int exit = await RunAsync("plan", file, file, option, cap);

        exit.ShouldBe(3);
        _output.ToString().ShouldBeEmpty();
        _error.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public async Task Extract_offline_prints_one_object()
    {
        int exit = await RunAsync("extract", Invoice(), "--as", "invoice", "--offline", "--json");

        exit.ShouldBe(0);
        using var json = JsonDocument.Parse(_output.ToString());
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
    [InlineData("vllm", "v1")]
    [InlineData("llama.cpp", "v1")]
    [InlineData("Ollama", "")]
    public async Task Extract_speaks_to_the_kind_of_server_with_its_key(string kind, string path)
    {
        Environment.SetEnvironmentVariable("QWENDOCS_API_KEY", "sk-own");
        try
        {
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
                _ => SimulatedAnswer.Text("""{"number":"深-1","total":5,"lines":[],"taxes":[]}"""), new SimulatedServerOptions { ApiKey = "sk-own", MaxModelLength = 40_000 }, Token);

            int exit = await RunAsync("extract", Invoice(), "--as", "invoice", "--endpoint", new Uri(server.Address, path).ToString(), "--kind", kind, "--model", "qwen2.5vl", "--json");

            exit.ShouldBe(0, _error.ToString());
            _output.ToString().ShouldContain("深-1");
            // The window is asked for.
            server.Queries.ShouldNotBeEmpty();
        }
        finally
        {
            Environment.SetEnvironmentVariable("QWENDOCS_API_KEY", null);
        }
    }

    [Fact]
    public async Task Split_offline_divides_a_scan_and_extracts_its_documents()
    {
        int exit = await RunAsync("split", Invoices("scan.pdf", "RE-4711", "RE-4712"), "--kinds", "invoice", "--offline", "--json");

        exit.ShouldBe(0);
        using var json = JsonDocument.Parse(_output.ToString());
        JsonElement[] parts = [.. json.RootElement.GetProperty("parts").EnumerateArray()];
        parts.Select(part => part.GetProperty("record").GetProperty("number").GetString()).ShouldBe(["RE-4711", "RE-4712"]);
        parts[1].GetProperty("pages").EnumerateArray().Select(page => page.GetInt32()).ShouldBe([2]);
        json.RootElement.GetProperty("unassigned").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Split_prints_tables_and_takes_some_pages_alone()
    {
        int exit = await RunAsync("split", Invoices("scan.pdf", "RE-4711", "RE-4712"), "--kinds", "invoice", "--pages", "2", "--offline");

        exit.ShouldBe(0);
        _output.ToString().ShouldContain("invoice on pages 2");
        _output.ToString().ShouldContain("RE-4712");
        _output.ToString().ShouldNotContain("RE-4711");
    }

    [Theory]
    [InlineData]
    [InlineData("extract")]
    [InlineData("extract", "x.pdf")]
    [InlineData("extract", "x.pdf", "--as", "novel", "--offline")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--offline", "--endpoint", "http://localhost:1/v1")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--endpoint", "http://localhost:1/v1")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--endpoint", "nowhere", "--model", "m")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--endpoint", "http://localhost:1/v1", "--model", "m", "--kind", "toaster")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--endpoint", "http://localhost:1/v1", "--model", "m", "--kind", "2")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--kind", "vllm")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--kind", "vllm", "--offline")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--kind", "dashscope", "--model", "m")]
    [InlineData("extract", "x.pdf", "y.pdf", "--as", "invoice", "--offline", "--parallel", "0")]
    [InlineData("plan")]
    [InlineData("split", "x.pdf", "--offline")]
    [InlineData("split", "x.pdf", "--kinds", "novel", "--offline")]
    [InlineData("split", "x.pdf", "--kinds", "", "--offline")]
    [InlineData("split", "x.pdf", "--kinds", "invoice,invoice", "--offline")]
    [InlineData("split", "x.pdf", "--kinds", "invoice", "--pages", "7-3", "--offline")]
    [InlineData("plan", "x.pdf", "--max-price", "-1")]
    [InlineData("plan", "x.pdf", "--max-tokens", "-1")]
    [InlineData("plan", "x.pdf", "--read-speed", "0")]
    [InlineData("plan", "x.pdf", "--page-input", "video")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--offline", "--evidence", "--second-look", "neighbour")]
    [InlineData("extract", "x.pdf", "--as", "invoice", "--offline", "--second-look", "recognizer")]
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
        using var json = JsonDocument.Parse(_output.ToString());
        JsonElement[] documents = [.. json.RootElement.GetProperty("documents").EnumerateArray()];
        documents[0].GetProperty("document").GetString().ShouldBe("letter.pdf");
        documents[0].GetProperty("error").GetString()!.ShouldContain("letter.pdf");
        documents[1].GetProperty("record").GetProperty("number").GetString().ShouldBe("深-1");
        json.RootElement.GetProperty("summary").GetProperty("failed").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("summary").GetProperty("costUsd").GetDecimal().ShouldBe(0.25m * server.Attempts);
    }

    private Task<int> RunAsync(params string[] args) => new CommandLineApplication(_output, _error).RunAsync(args, Token);

    /// <summary>A page of A4 in a font that every reader brings along: tests need none of the machine's.</summary>
    private string Invoice() => Invoices("invoice.pdf", "RE-4711");

    private string Invoices(string file, params string[] numbers)
    {
        TestPdf pdf = new();
        foreach (string number in numbers)
        {
            string[] lines = ["Muster GmbH", "Rechnung", $"Rechnungsnummer: {number}", "Rechnungsdatum: 05.03.2026", "Gesamtbetrag: 119,00 EUR"];
            pdf.PageWithContent(string.Concat(lines.Select((line, index) => $"BT /F1 16 Tf 72 {760 - (40 * index)} Td ({line}) Tj ET\n")));
        }

        string path = Path.Combine(_folder, file);
        File.WriteAllBytes(path, pdf.ToBytes());
        return path;
    }
}

using System.Text.Json;
using MiniExcelLibs;
using Parquet;
using QwenDocs.Cli.Batches;
using QwenDocs.Cli.Records;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Cli.Tests;

public sealed class ExtractBatchTests : IDisposable
{
    private const string Answer = """{"number":"=1+1","issueDate":"2026-03-05","currency":"EUR","total":1190.50,"lines":[{"description":"锁, \"neu\"","quantity":2,"unitPrice":500,"netAmount":1000},{"description":"key","quantity":1,"unitPrice":0.42,"netAmount":0.42}],"taxes":[]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-batch-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly StopSignal _stop = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Results => Path.Combine(_folder, "results.jsonl");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_folder_is_extracted_into_a_file_of_results_and_a_second_run_sends_nothing()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer) with { CostUsd = 0.01m });
        Documents("a.pdf", "b.pdf", "sub/c.pdf");
        await File.WriteAllTextAsync(Path.Combine(_folder, "in", "notes.txt"), "no document", Token);

        (await RunAsync(server, Path.Combine(_folder, "in"))).ShouldBe(0);

        string first = await File.ReadAllTextAsync(Results, Token);
        JsonElement[] lines = Lines(first);
        lines.Select(line => line.GetProperty("document").GetString()).ShouldBe(["a.pdf", "b.pdf", "sub/c.pdf"]);
        lines.ShouldAllBe(line => line.GetProperty("kind").GetString() == "invoice" && line.GetProperty("record").GetProperty("total").GetDecimal() == 1190.50m);
        int sent = server.Attempts;

        (await RunAsync(server, Path.Combine(_folder, "in"))).ShouldBe(2);
        _error.ToString().ShouldContain("--resume");

        (await RunAsync(server, Path.Combine(_folder, "in"), "--resume")).ShouldBe(0);
        server.Attempts.ShouldBe(sent);
        (await File.ReadAllTextAsync(Results, Token)).ShouldBe(first);
        _output.ToString().ShouldContain("from journal");
    }

    [Fact]
    public async Task A_pattern_finds_its_files()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        Documents("a.pdf", "b.PDF", "sub/c.pdf");

        (await RunAsync(server, Path.Combine(_folder, "in", "*.pdf"))).ShouldBe(0);
        Lines(await File.ReadAllTextAsync(Results, Token)).Length.ShouldBe(2);

        (await RunAsync(server, Path.Combine(_folder, "in", "**", "*.pdf"), "--resume")).ShouldBe(0);
        Lines(await File.ReadAllTextAsync(Results, Token)).Length.ShouldBe(3);

        (await RunAsync(server, Path.Combine(_folder, "in", "*.tiff"), "--resume")).ShouldBe(2);
        _error.ToString().ShouldContain("No file matches");
    }

    [Fact]
    public async Task Tables_hold_numbers_as_numbers_dates_as_dates_and_lines_by_themselves()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        Documents("a.pdf");
        string csv = Path.Combine(_folder, "out.csv"), xlsx = Path.Combine(_folder, "out.xlsx"), parquet = Path.Combine(_folder, "out.parquet");

        (await RunAsync(server, Path.Combine(_folder, "in"), "--csv", csv, "--xlsx", xlsx, "--parquet", parquet)).ShouldBe(0, _error.ToString());

        string[] header = (await File.ReadAllLinesAsync(csv, Token))[0].Split(',');
        header.ShouldContain("total");
        // A spreadsheet must not run what a document says.
        (await File.ReadAllTextAsync(csv, Token)).ShouldContain("'=1+1");
        string lines = await File.ReadAllTextAsync(Path.Combine(_folder, "out.lines.csv"), Token);
        lines.ShouldContain("\"锁, \"\"neu\"\"\"");
        lines.TrimEnd().Split("\r\n").Length.ShouldBe(3);

        MiniExcel.GetSheetNames(xlsx).ShouldContain("lines");
        var row = (IDictionary<string, object>)(await MiniExcel.QueryAsync(xlsx, useHeaderRow: true, sheetName: "documents", cancellationToken: Token)).Single();
        row["number"].ShouldBe("=1+1");
        row["total"].ShouldBe(1190.5);
        row["issueDate"].ShouldBe(new DateTime(2026, 3, 5));
        (await MiniExcel.QueryAsync(xlsx, useHeaderRow: true, sheetName: "lines", cancellationToken: Token)).Count().ShouldBe(2);

        await using FileStream stream = File.OpenRead(parquet);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream, cancellationToken: Token);
        reader.Schema.DataFields.Single(field => field.Name == "total").ClrType.ShouldBe(typeof(decimal));
        reader.Schema.DataFields.Single(field => field.Name == "issueDate").ClrType.ShouldBe(typeof(DateTime));
        File.Exists(Path.Combine(_folder, "out.lines.parquet")).ShouldBeTrue();
    }

    [Fact]
    public async Task It_stops_after_so_many_failures_and_says_how_to_go_on()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        Directory.CreateDirectory(Path.Combine(_folder, "in"));
        for (int number = 0; number < 60; number++)
            await File.WriteAllTextAsync(Path.Combine(_folder, "in", $"{number:00}.pdf"), "Dear Sir or Madam", Token);

        (await RunAsync(server, Path.Combine(_folder, "in"), "--max-failures", "3", "--parallel", "1")).ShouldBe(3);

        _error.ToString().ShouldContain("--max-failures is reached");
        _error.ToString().ShouldContain("--resume");
        Lines(await File.ReadAllTextAsync(Results, Token)).Length.ShouldBeInRange(3, 10);
    }

    [Fact]
    public async Task It_stops_before_more_is_spent_than_allowed()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        Documents("a.pdf", "b.pdf");

        (await RunAsync(server, Path.Combine(_folder, "in"), "--max-cost", "0", "--parallel", "1")).ShouldBeGreaterThan(0);

        _error.ToString().ShouldContain("--max-cost is reached");
        server.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task Ctrl_C_ends_what_was_begun_and_begins_no_more()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ =>
        {
            _stop.Press();
            return SimulatedAnswer.Text(Answer);
        }, cancellationToken: Token);
        Documents([.. Enumerable.Range(0, 40).Select(number => $"{number:00}.pdf")]);

        (await RunAsync(server, Path.Combine(_folder, "in", "*.pdf"), "--parallel", "1")).ShouldBe(130);

        JsonElement[] lines = Lines(await File.ReadAllTextAsync(Results, Token));
        lines.Length.ShouldBeInRange(1, 10);
        lines.All(line => line.TryGetProperty("record", out _)).ShouldBeTrue();
        _error.ToString().ShouldContain($"Stopped: Ctrl-C. {lines.Length} of 40 documents are extracted. To go on");

        _error.GetStringBuilder().Clear();
        using StopSignal none = new();
        await new CommandLineApplication(_output, _error, none).RunAsync(Arguments(server, Path.Combine(_folder, "in", "*.pdf"), "--resume"), Token);
        Lines(await File.ReadAllTextAsync(Results, Token)).Length.ShouldBe(40);
    }

    [Theory]
    [InlineData("--resume")]
    [InlineData("--csv=x.csv")]
    [InlineData("--max-failures=2")]
    [InlineData("--split")]
    public async Task Options_of_a_batch_need_a_file_of_results(string option)
    {
        (await new CommandLineApplication(_output, _error).RunAsync(["extract", "a.pdf", "--as", "invoice", "--offline", option], Token)).ShouldBe(2);
        _error.ToString().ShouldContain("--out");
    }

    [Fact]
    public void The_view_tells_all_numbers_as_a_panel_and_as_a_line()
    {
        BatchState state = new(10, TimeProvider.System);
        using StringWriter text = new();
        Cli.Output.TableOutput.Open(text).Write(BatchView.Panel(state));
        foreach (string word in new[] { "documents", "0 of 10", "pages", "tokens", "cost", "P50", "P95", "time" })
            text.ToString().ShouldContain(word);
        BatchView.Line(state).ShouldStartWith("0 of 10 documents, 0 failed, 0 pages, 0 tokens, $0.0000");
    }

    [Fact]
    public async Task Schemas_and_records_are_printed()
    {
        (await new CommandLineApplication(_output, _error).RunAsync(["schema", "invoice"], Token)).ShouldBe(0);
        using (var schema = JsonDocument.Parse(_output.ToString()))
            schema.RootElement.GetProperty("properties").TryGetProperty("total", out _).ShouldBeTrue();
        _output.GetStringBuilder().Clear();
        (await new CommandLineApplication(_output, _error).RunAsync(["schema", "invoice", "--prompt"], Token)).ShouldBe(0);
        _output.ToString().ShouldContain("[pages]");
        _output.GetStringBuilder().Clear();
        (await new CommandLineApplication(_output, _error).RunAsync(["records"], Token)).ShouldBe(0);
        foreach (RecordKind kind in RecordKind.All)
            _output.ToString().ShouldContain(kind.Name);
    }

    private static JsonElement[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.Clone();
    })];

    private string[] Arguments(SimulatedModelServer server, string input, params string[] more) =>
        ["extract", input, "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--out", Results, .. more];

    private Task<int> RunAsync(SimulatedModelServer server, string input, params string[] more) => new CommandLineApplication(_output, _error, _stop).RunAsync(Arguments(server, input, more), Token);

    private void Documents(params string[] names)
    {
        foreach (string name in names)
        {
            string path = Path.Combine(_folder, "in", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, new TestPdf().PageWithContent($"BT /F1 16 Tf 72 700 Td (Invoice {name}) Tj ET\n").ToBytes());
        }
    }
}

using System.Globalization;
using System.Text.Json;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Cli.Tests;

/// <summary>What a batch writes and when it refuses: split files, review pages, the cache of answers, the exit status by findings, folders that take nothing.</summary>
public sealed class BatchOutputTests : IDisposable
{
    private const string Answer = """{"number":"RE-4711","issueDate":"2026-03-05","currency":"EUR","total":119,"lines":[{"description":"Lock","quantity":1,"netAmount":100}],"taxes":[]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-output-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Results => Path.Combine(_folder, "results.jsonl");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Split_files_give_a_line_and_a_row_for_each_document_and_one_review_page()
    {
        string csv = Path.Combine(_folder, "out.csv"), page = Path.Combine(_folder, "review.html");
        string input = Path.Combine(_folder, "in");
        Scan("in/scan.pdf", "RE-4711", "RE-4712");
        await File.WriteAllTextAsync(Path.Combine(input, "broken.pdf"), "Dear Sir or Madam", Token);

        (await RunAsync("extract", input, "--as", "invoice", "--split", "--offline", "--out", Results, "--csv", csv, "--review", page)).ShouldBe(3);

        JsonElement[] lines = [.. (await File.ReadAllLinesAsync(Results, Token)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        // One bad file hides no other.
        lines.Count(line => line.TryGetProperty("error", out _)).ShouldBe(1);
        JsonElement[] parts = [.. lines.Where(line => line.TryGetProperty("record", out _))];
        parts.Select(part => part.GetProperty("pages").GetString()).ShouldBe(["1", "2"]);
        parts.Select(part => part.GetProperty("record").GetProperty("number").GetString()).ShouldBe(["RE-4711", "RE-4712"]);
        string[] rows = await File.ReadAllLinesAsync(csv, Token);
        rows.Length.ShouldBe(4);
        rows.Count(row => row.StartsWith("scan.pdf,invoice,1,", StringComparison.Ordinal) && row.Contains("RE-4711")).ShouldBe(1);
        rows.Count(row => row.StartsWith("scan.pdf,invoice,2,", StringComparison.Ordinal) && row.Contains("RE-4712")).ShouldBe(1);
        rows.Count(row => row.StartsWith("broken.pdf,", StringComparison.Ordinal)).ShouldBe(1);
        string html = await File.ReadAllTextAsync(page, Token);
        html.ShouldContain("RE-4711");
        html.ShouldContain("RE-4712");
        _output.ToString().ShouldContain("2 documents");
        _error.ToString().ShouldContain("broken.pdf");
    }

    [Fact]
    public async Task One_bad_file_hides_no_plan_of_the_others()
    {
        string good = Scan("good.pdf", "RE-1"), bad = Path.Combine(_folder, "bad.pdf");
        await File.WriteAllTextAsync(bad, "Dear Sir or Madam", Token);

        (await RunAsync("plan", bad, good, Path.Combine(_folder, "none.pdf"))).ShouldBe(3);
        _output.ToString().ShouldContain("1 documents, 2 refused");
        _error.ToString().TrimEnd().Split('\n').Length.ShouldBe(2);

        _output.GetStringBuilder().Clear();
        (await RunAsync("plan", bad, good, "--json")).ShouldBe(3);
        using var json = JsonDocument.Parse(_output.ToString());
        JsonElement[] documents = [.. json.RootElement.GetProperty("documents").EnumerateArray()];
        documents[0].GetProperty("error").GetString()!.ShouldContain("bad.pdf");
        documents[1].GetProperty("pages").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_in_the_cache_is_not_paid_again()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        string cache = Path.Combine(_folder, "answers"), file = Scan("a.pdf", "RE-4711");
        string[] args = ["extract", file, "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--cache", cache, "--json"];

        (await RunAsync(args)).ShouldBe(0, _error.ToString());
        int paid = server.Attempts;
        _output.GetStringBuilder().Clear();
        (await RunAsync(args)).ShouldBe(0, _error.ToString());

        paid.ShouldBePositive();
        server.Attempts.ShouldBe(paid);
        _output.ToString().ShouldContain("RE-4711");
    }

    [Theory]
    [InlineData("error", 0, """{"number":"RE-4711","issueDate":"2026-03-05","currency":"EUR","total":777.77,"lines":[],"taxes":[]}""")]
    [InlineData("doubt", 5, """{"number":"RE-4711","issueDate":"2026-03-05","currency":"EUR","total":777.77,"lines":[],"taxes":[]}""")]
    [InlineData("error", 5, """{"number":"RE-4711","issueDate":"2026-03-05","currency":"EUR","totalWithoutTax":100,"taxTotal":19,"total":119.5,"lines":[],"taxes":[]}""")]
    [InlineData("warning", 5, """{"number":"RE-4711","issueDate":"2026-03-05","currency":"EUR","totalWithoutTax":100,"taxTotal":19,"total":119.5,"lines":[],"taxes":[]}""")]
    public async Task Findings_and_doubts_are_an_exit_status_where_they_are_asked_to_be(string level, int status, string answer)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(answer));
        string[] args = ["extract", Scan("a.pdf", "RE-4711"), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--json"];

        (await RunAsync(args)).ShouldBe(0, _error.ToString());
        (await RunAsync([.. args, "--fail-on", level])).ShouldBe(status, _output.ToString());
        _error.ToString().ShouldContain(status == 0 ? "" : $"--fail-on {level}");
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--csv")]
    [InlineData("--review")]
    public async Task A_file_that_cannot_be_written_is_told_before_anything_is_sent(string option)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        // Where a folder stands no file can be written, whoever one is.
        string taken = Directory.CreateDirectory(Path.Combine(_folder, "taken")).FullName;
        string[] args = ["extract", Scan("a.pdf", "RE-4711"), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", option, taken];

        (await RunAsync(option == "--out" ? args : [.. args, "--out", Results])).ShouldBe(2);

        _error.ToString().ShouldContain("cannot be written");
        server.Attempts.ShouldBe(0);
        File.Exists(Results).ShouldBeFalse();
    }

    [Fact]
    public async Task A_read_only_folder_is_told_before_anything_is_sent()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows folders have no such bit.");
            return;
        }

        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        // The administrator may write everywhere but into what the kernel shows.
        string closed = Environment.IsPrivilegedProcess ? "/proc" : Directory.CreateDirectory(Path.Combine(_folder, "closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;
        Assert.SkipUnless(Directory.Exists(closed), "There is no folder that takes nothing.");

        (await RunAsync("extract", Scan("a.pdf", "RE-4711"), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--out", Path.Combine(closed, "results.jsonl"))).ShouldBe(2);
        _error.ToString().ShouldContain("cannot be written");
        (await RunAsync("extract", Scan("a.pdf", "RE-4711"), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--cache", Path.Combine(closed, "answers"))).ShouldBe(2);
        _error.ToString().ShouldContain("--cache");
        server.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_page_takes_no_more_documents_than_a_browser_can_show()
    {
        for (int number = 0; number < 201; number++)
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "in")).FullName, $"{number}.pdf"), "x", Token);

        (await RunAsync("extract", Path.Combine(_folder, "in"), "--as", "invoice", "--offline", "--out", Results, "--review", Path.Combine(_folder, "r.html"))).ShouldBe(2);
        _error.ToString().ShouldContain("up to 200 documents");
    }

    [Fact]
    public async Task Ctrl_C_says_where_it_stopped_and_pressed_again_ends_the_process()
    {
        using StopSignal stop = new();
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ =>
        {
            stop.Press();
            return SimulatedAnswer.Text(Answer);
        }, cancellationToken: Token);

        int exit = await new CommandLineApplication(_output, _error, stop).RunAsync(
            ["extract", Scan("a.pdf", "RE-4711"), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl"], stop.Cancelled);

        exit.ShouldBe(130);
        _error.ToString().ShouldContain("Stopped: it was waiting for the answer.");
        stop.Press().ShouldBeFalse();
    }

    [Fact]
    public async Task A_process_that_gets_Ctrl_C_ends_what_it_has_begun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Assert.SkipWhen(IsCtrlCIgnored(), "The tests were started in the background, where Ctrl-C is ignored; so it is in programs that they start.");
        int id = 0;
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ =>
        {
            using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{Volatile.Read(ref id)}"]);
            kill.WaitForExit();
            return SimulatedAnswer.Text(Answer);
        }, cancellationToken: Token);
        for (int number = 0; number < 30; number++)
            Scan($"in/{number:00}.pdf", $"RE-{number}");
        System.Diagnostics.ProcessStartInfo start = new(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "QwenDocs.Cli.dll"), "extract", Path.Combine(_folder, "in"), "--as", "invoice", "--endpoint", server.Address.ToString(), "--model", "qwen2.5vl", "--out", Results, "--parallel", "1"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        Volatile.Write(ref id, process.Id);
        Task<string> output = process.StandardOutput.ReadToEndAsync(Token);
        string error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        process.ExitCode.ShouldBe(130, error + await output);
        error.ShouldContain("Stopped: Ctrl-C.");
        string[] lines = await File.ReadAllLinesAsync(Results, Token);
        lines.Length.ShouldBeInRange(1, 29);
        lines.ShouldAllBe(line => line.Contains("\"record\""));
    }

    // Linux alone tells which signals a process ignores: SigIgn, in hexadecimal digits, the second bit for SIGINT.
    private static bool IsCtrlCIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;

    private Task<int> RunAsync(params string[] args) => new CommandLineApplication(_output, _error).RunAsync(args, Token);

    private string Scan(string name, params string[] numbers)
    {
        TestPdf pdf = new();
        foreach (string number in numbers)
        {
            string[] lines = ["Muster GmbH", "Rechnung", $"Rechnungsnummer: {number}", "Rechnungsdatum: 05.03.2026", "Gesamtbetrag: 119,00 EUR"];
            pdf.PageWithContent(string.Concat(lines.Select((line, index) => $"BT /F1 16 Tf 72 {760 - (40 * index)} Td ({line}) Tj ET\n")));
        }

        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, pdf.ToBytes());
        return path;
    }
}

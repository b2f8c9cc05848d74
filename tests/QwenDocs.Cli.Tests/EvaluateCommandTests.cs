using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Cli.Tests;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Truth = """{"number":"R-1","currency":"EUR","total":12.50,"lines":[],"taxes":[]}""";

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
    public async Task A_folder_is_evaluated_reported_and_compared()
    {
        Write("a.truth.json", Truth);
        string report = Path.Combine(_folder, "before.json"), page = Path.Combine(_folder, "report.html");

        int exit = await RunAsync(Truth, "--as", "invoice", "--report", report, "--out", page, "--extractbench", Path.Combine(_folder, "predictions"), "--min-f1", "0.99");

        exit.ShouldBe(0, _error.ToString());
        _output.ToString().ShouldContain("value F1 100.0, 1 document, 1 page");
        _error.ToString().ShouldContain("1 of 1: a.pdf");
        (await File.ReadAllTextAsync(page, Token)).ShouldContain("Evaluation of m");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "predictions", "a.json"), Token)).ShouldContain("\"extracted_data\": {");

        exit = await RunAsync(Truth.Replace("12.50", "15.20", StringComparison.Ordinal), "--as", "invoice", "--compare", report, "--min-f1", "0.99");

        exit.ShouldBe(5);
        _output.ToString().ShouldContain("Compared: 1 document, 0 better, 1 worse");
        _error.ToString().ShouldContain("below 99.00");
    }

    [Theory]
    [InlineData("There is no folder", "--out", "/no/such/folder/report.html")]
    [InlineData("--min-f1 is 0 to 1", "--min-f1", "95")]
    [InlineData("--as excludes --schema", "--schema", "x.json")]
    [InlineData("none.json", "--compare", "none.json")]
    public async Task Wrong_usage_is_told_before_anything_is_asked(string message, string option, string value)
    {
        Write("a.truth.json", Truth);

        (await RunAsync(Truth, "--as", "invoice", option, value)).ShouldBe(2);
        _error.ToString().ShouldContain(message);
    }

    [Fact]
    public async Task A_schema_of_its_own_and_a_folder_without_truths()
    {
        (await RunAsync(Truth, "--as", "invoice")).ShouldBe(2);
        _error.ToString().ShouldContain("holds no document with a truth");

        Write("a.truth.json", """{"name":"Muster"}""");
        Write("form.json", """{"type":"object","properties":{"name":{"type":"string"}}}""");
        (await RunAsync("""{"name":"Muster"}""", "--schema", Path.Combine(_folder, "form.json"))).ShouldBe(0, _error.ToString());
        _output.ToString().ShouldContain("value F1 100.0");
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        (await new CommandLineApplication(_output, _error).RunAsync(["evaluate", "--help"], Token)).ShouldBe(0);
        _output.ToString().ShouldContain("qwendocs evaluate invoices --as invoice --compare before.json --min-f1 0.95");
    }

    private async Task<int> RunAsync(string answer, params string[] options)
    {
        // Enough words that no page is recognised.
        string print = string.Concat(Enumerable.Range(0, 8).Select(line => $"BT /F1 11 Tf 72 {720 - (20 * line)} Td (Invoice R-1 Goods delivered) Tj ET\n"));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.pdf"), new TestPdf().PageWithContent(print).ToBytes(), Token);
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(answer));
        return await new CommandLineApplication(_output, _error).RunAsync(["evaluate", _folder, .. options, "--endpoint", server.Address.ToString(), "--model", "m"], Token);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}

using QwenDocs.Cli.Records;

namespace QwenDocs.Cli.Tests;

/// <summary>What the tool says of itself: help, completion, suggestions.</summary>
public sealed class HelpTests : IDisposable
{
    private static readonly string[] Commands = ["extract", "plan", "split", "review", "schema", "records", "evaluate", "doctor", "completion"];

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Every_help_page_has_examples_environment_variables_and_the_exit_status()
    {
        foreach (string[] args in Commands.Select(command => new[] { command, "--help" }).Prepend(["--help"]))
        {
            _output.GetStringBuilder().Clear();
            (await RunAsync(args)).ShouldBe(0);
            string page = _output.ToString();
            foreach (string words in new[] { "Examples:", $"  qwendocs {(args.Length > 1 ? args[0] : "")}", "OPENROUTER_API_KEY", "QWENDOCS_API_KEY", "NO_COLOR", "Exit status:", "130" })
                page.ShouldContain(words, customMessage: args[0]);
            page.Split('\n').ShouldAllBe(line => line.TrimEnd().Length <= 120);
        }
    }

    [Fact]
    public async Task Every_example_is_understood()
    {
        foreach (string command in Commands)
        {
            _output.GetStringBuilder().Clear();
            await RunAsync(command, "--help");
            foreach (string example in _output.ToString().Split('\n').Where(line => line.StartsWith($"  qwendocs {command}", StringComparison.Ordinal)))
            {
                string[] words = [.. example.Split(">>")[0].Trim().Split(' ').Skip(1).Select(word => word.Trim('\''))];
                new CommandLineApplication(_output, _error).Parse(words).Errors.ShouldBeEmpty(example);
            }
        }
    }

    [Fact]
    public async Task Without_arguments_the_help_is_shown()
    {
        (await RunAsync()).ShouldBe(2);
        _error.ToString().ShouldContain("Examples:");
    }

    [Theory]
    [InlineData("'extract'", "extrct")]
    [InlineData("'--offline'", "extract", "x.pdf", "--as", "invoice", "--ofline")]
    [InlineData("'--json'", "records", "--jsn", "--json")]
    [InlineData("'invoice'", "extract", "x.pdf", "--as", "invoce", "--offline")]
    [InlineData("'packing-list'", "split", "x.pdf", "--kinds", "packinglst", "--offline")]
    [InlineData("'vllm'", "extract", "x.pdf", "--as", "invoice", "--kind", "vlm", "--model", "m")]
    [InlineData("takes a number; 'abc' is none", "plan", "x.pdf", "--max-price", "abc")]
    public async Task A_misspelt_name_is_answered_with_the_right_one(string words, params string[] args)
    {
        (await RunAsync(args)).ShouldBe(2);
        _error.ToString().ShouldContain(words);
        _error.ToString().ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("invoce", "invoice")]
    [InlineData("bil-of-ladign", "bill-of-lading")]
    [InlineData("INVOICE", "invoice")]
    [InlineData("novel", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_one_that_hardly_differs(string wanted, string? nearest) =>
        Spelling.Nearest(wanted, RecordKind.All.Select(kind => kind.Name)).ShouldBe(nearest);

    [Theory]
    [InlineData("qwendocs ext", "extract")]
    [InlineData("qwendocs extract x.pdf --as inv", "invoice")]
    [InlineData("qwendocs extract --fail-on do", "doubt")]
    [InlineData("qwendocs schema ident", "identity-document")]
    [InlineData("qwendocs extract --cac", "--cache")]
    public async Task A_shell_that_asks_for_completions_gets_them(string line, string completion)
    {
        (await RunAsync($"[suggest:{line.Length}]", line)).ShouldBe(0);
        string[] offered = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        offered.ShouldContain(completion);
        offered.ShouldAllBe(name => !name.Any(char.IsUpper));
    }

    [Fact]
    public async Task Each_shell_has_its_script()
    {
        foreach (string shell in new[] { "bash", "zsh", "fish", "pwsh" })
        {
            _output.GetStringBuilder().Clear();
            (await RunAsync("completion", shell)).ShouldBe(0);
            _output.ToString().ShouldContain("[suggest:");
        }

        (await RunAsync("completion", "fihs")).ShouldBe(2);
    }

    private Task<int> RunAsync(params string[] args) => new CommandLineApplication(_output, _error).RunAsync(args, TestContext.Current.CancellationToken);
}

using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Output;
using Spectre.Console;
using Label = Spectre.Console.Text;

namespace QwenDocs.Cli.Commands.Doctor;

/// <summary><c>qwendocs doctor</c>: whether everything is there that an extraction needs, and what to do where it is not.</summary>
internal sealed class DoctorCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: checks, each with name, status, detail and advice." };
    private readonly EndpointChoice _endpoint = new();
    private readonly StopSignal _stop;

    public DoctorCommand(TextWriter output, StopSignal stop)
        : base("doctor", "Checks this machine and the endpoint: versions, drawing, fonts, OCR, caches, key, model, window, and one tiny page read back. The model is paid for that page.")
    {
        _output = output;
        _stop = stop;
        Options.Add(_json);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs doctor",
        "qwendocs doctor --offline",
        "qwendocs doctor --endpoint http://localhost:11434 --model qwen2.5vl",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        List<Check> checks = [];
        bool isJson = parsed.GetValue(_json);
        IAnsiConsole console = TableOutput.Open(_output);
        await foreach (Check check in ChecksAsync(parsed, cancellationToken).ConfigureAwait(false))
        {
            checks.Add(check);
            _stop.Reached = FormattableString.Invariant($"{checks.Count} checks are done");
            if (!isJson)
                Write(console, check);
        }

        if (isJson)
            await JsonOutput.WriteAsync(_output, new JsonObject { ["checks"] = new JsonArray([.. checks.Select(ToJson)]) }).ConfigureAwait(false);
        else
            console.MarkupLine(Summary(checks));
        Check[] failed = [.. checks.Where(check => check.Status == CheckStatus.Failed)];
        return failed.Length == 0 ? ExitCode.Done : failed.All(check => check.IsOfEndpoint) ? ExitCode.EndpointFailed : ExitCode.InputRefused;
    }

    private async IAsyncEnumerable<Check> ChecksAsync(ParseResult parsed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Check check in MachineChecks.RunAsync(parsed.GetValue(_endpoint.Cache), cancellationToken).ConfigureAwait(false))
            yield return check;

        (OpenedEndpoint? opened, Check? refusal) = TryOpen(parsed);
        if (opened is null)
        {
            yield return refusal!;
            yield break;
        }

        await using (opened.ConfigureAwait(false))
        {
            await foreach (Check check in new EndpointChecks(opened, _endpoint.Options(parsed)).RunAsync(cancellationToken).ConfigureAwait(false))
                yield return check;
        }
    }

    private (OpenedEndpoint? Opened, Check? Refusal) TryOpen(ParseResult parsed)
    {
        try
        {
            return (_endpoint.Open(parsed), null);
        }
        catch (Exception exception) when (exception is UsageException or ArgumentException)
        {
            return (null, new Check("endpoint", CheckStatus.Failed, exception.Message.ReplaceLineEndings(" "), $"Set {EndpointChoice.OpenRouterKeyVariable}, or name a server by --endpoint and --model, or look at this machine alone by --offline.") { IsOfEndpoint = true });
        }
    }

    private static void Write(IAnsiConsole console, Check check)
    {
        (string mark, string color) = check.Status switch
        {
            CheckStatus.Ok => ("ok", "green"),
            CheckStatus.Skipped => ("-", "grey"),
            CheckStatus.Warning => ("warning", "yellow"),
            _ => ("failed", "red"),
        };
        Grid grid = new Grid().AddColumn(new GridColumn().Width(7).NoWrap()).AddColumn(new GridColumn().Width(13).NoWrap().PadRight(2)).AddColumn();
        grid.AddRow(new Markup($"[{color}]{mark}[/]"), new Markup($"[bold]{Markup.Escape(check.Name)}[/]"), new Label(check.Detail));
        if (check.Advice is { } advice && check.Status != CheckStatus.Ok)
            grid.AddRow(new Label(""), new Label(""), new Markup($"[{color}]→[/] {Markup.Escape(advice)}"));
        console.Write(grid);
    }

    private static string Summary(List<Check> checks)
    {
        int failed = checks.Count(check => check.Status == CheckStatus.Failed), warnings = checks.Count(check => check.Status == CheckStatus.Warning);
        return (failed, warnings) switch
        {
            (0, 0) => "[green]Everything is there.[/]",
            (0, _) => FormattableString.Invariant($"[yellow]It works; {warnings} to look at.[/]"),
            _ => FormattableString.Invariant($"[red]{failed} of {checks.Count} checks failed.[/]"),
        };
    }

    private static JsonNode ToJson(Check check) => new JsonObject
    {
        ["name"] = check.Name,
        ["status"] = JsonNamingPolicy.CamelCase.ConvertName(check.Status.ToString()),
        ["detail"] = check.Detail,
        ["advice"] = check.Advice,
    };
}

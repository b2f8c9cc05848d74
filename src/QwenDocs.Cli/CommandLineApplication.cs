using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using QwenDocs.Cli.Commands;
using QwenDocs.Cli.Commands.Completion;
using QwenDocs.Cli.Commands.Doctor;
using QwenDocs.Cli.Commands.Help;
using QwenDocs.Cli.Commands.Listings;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using Spectre.Console;

namespace QwenDocs.Cli;

/// <summary>The tool: parses arguments, runs a command, turns exceptions into one line and an exit code.</summary>
internal sealed partial class CommandLineApplication(TextWriter output, TextWriter error, StopSignal? stop = null)
{
    private static readonly string[] Examples =
    [
        "qwendocs doctor",
        "qwendocs plan invoice.pdf",
        "qwendocs extract invoice.pdf --as invoice",
        "qwendocs extract invoice.pdf --as invoice --endpoint http://localhost:11434 --model qwen2.5vl",
        "qwendocs extract inbox --as invoice --out results.jsonl --xlsx results.xlsx",
    ];

    private readonly StopSignal _stop = stop ?? new StopSignal();

    /// <summary>Parses arguments, and runs nothing.</summary>
    public ParseResult Parse(string[] args) => Parse(args, out _);

    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        ParseResult parsed = Parse(args, out HelpPage page);
        if (args.Length == 0)
        {
            page.Write(parsed, error);
            return ExitCode.WrongUsage;
        }

        // What asks for help or for completions is wrong in no other way.
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            foreach (string message in Messages(parsed))
                await FailAsync(message, ExitCode.WrongUsage).ConfigureAwait(false);
            await error.WriteLineAsync("Run with --help to see what it takes.").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        try
        {
            // Without a time for termination System.CommandLine leaves signals alone: it would cancel at the first Ctrl-C what a batch ends in peace.
            InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return await FailAsync(exception.Message, ExitCode.WrongUsage).ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            return await FailAsync(exception.Message, ExitCode.WrongUsage).ConfigureAwait(false);
        }
        catch (QwenDocsException exception)
        {
            return await FailAsync(exception.Message, ExitCode.Of(exception)).ConfigureAwait(false);
        }
        catch (PlatformNotSupportedException exception)
        {
            return await FailAsync(exception.Message, ExitCode.InputRefused).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(_stop.Reached is { } reached ? $"Stopped: {reached}." : "Stopped.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
    }

    private ParseResult Parse(string[] args, out HelpPage page)
    {
        RootCommand root = new("Turns PDFs, scans and photos into typed records with the Qwen VL models.")
        {
            new ExtractCommand(output, error, _stop),
            new PlanCommand(output, error, _stop),
            new SplitCommand(output, error, _stop),
            new ReviewCommand(output, error, _stop),
            new SchemaCommand(output),
            new RecordsCommand(output),
            new EvaluateCommand(output, error, _stop),
            new DoctorCommand(output, _stop),
            new CompletionCommand(output),
        };
        foreach (Command command in root.Subcommands)
            RefuseUnknownOptions(command);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        page = new HelpPage((HelpAction)help.Action!, Examples);
        help.Action = page;
        return root.Parse(WithoutOwnName(args));
    }

    // Shells hand the whole line to the directive, the name of the tool at its beginning.
    private static string[] WithoutOwnName(string[] args) =>
        args is [var directive, var line] && directive.StartsWith("[suggest", StringComparison.Ordinal) && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && Position().Match(directive) is { Success: true } position
            ? [$"[suggest:{Math.Max(0, int.Parse(position.Value, System.Globalization.CultureInfo.InvariantCulture) - space - 1)}]", line[(space + 1)..]]
            : args;

    // An argument takes whatever follows: a misspelt option would be a file that does not exist.
    private static void RefuseUnknownOptions(Command command)
    {
        foreach (Argument argument in command.Arguments)
        {
            argument.Validators.Add(result =>
            {
                foreach (string token in result.Tokens.Select(static token => token.Value).Where(static value => value.StartsWith('-') && !File.Exists(value)))
                    result.AddError($"There is no option '{token}'.{Spelling.Suggest(token, Names(command))}");
            });
        }
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        return parsed.Errors.Select(problem =>
        {
            Match number = NotANumber().Match(problem.Message);
            if (number.Success)
                return $"{number.Groups["option"].Value} takes a number; '{number.Groups["value"].Value}' is none.";
            string? unknown = parsed.UnmatchedTokens.FirstOrDefault(token => problem.Message.Contains($"'{token}'", StringComparison.Ordinal));
            if (unknown is null)
                return problem.Message;
            string what = unknown.StartsWith('-') ? "option" : command is RootCommand ? "command" : "argument";
            return $"There is no {what} '{unknown}'.{Spelling.Suggest(unknown, Names(command).Where(name => name.StartsWith('-') == unknown.StartsWith('-')))}";
        }).Where(message => parsed.UnmatchedTokens.Count == 0 || message != "Required command was not provided.").Distinct();
    }

    private static IEnumerable<string> Names(Command command) =>
        [.. command.Options.SelectMany(static option => option.Aliases.Prepend(option.Name)), "--help", .. command.Subcommands.Select(static sub => sub.Name)];

    private async Task<int> FailAsync(string message, int exitCode)
    {
        string line = message.ReplaceLineEndings(" ");
        IAnsiConsole console = TableOutput.Open(error);
        if (console.Profile.Capabilities.Ansi)
            console.MarkupLine($"[red]{Markup.Escape(line)}[/]");
        else
            await error.WriteLineAsync(line).ConfigureAwait(false);
        return exitCode;
    }

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type 'System.*'")]
    private static partial Regex NotANumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Position();
}

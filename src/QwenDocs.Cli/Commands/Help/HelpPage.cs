using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Output;
using Spectre.Console;

namespace QwenDocs.Cli.Commands.Help;

/// <summary>A help page: what System.CommandLine says of a command, and below it examples, the environment variables and the exit status.</summary>
internal sealed class HelpPage(HelpAction help, IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    private const int MaxWidth = 120;

    private static readonly (string Name, string Meaning)[] Variables =
    [
        (EndpointChoice.OpenRouterKeyVariable, "The key of OpenRouter, which is asked where nobody else is named. It is sent nowhere else."),
        (EndpointChoice.KeyVariable, "The key of the server that --endpoint or --kind names."),
        ("NO_COLOR", "Whatever it holds: no colours."),
        ("COLUMNS", "The width of tables that go to a file or a pipe; 120 by default."),
    ];

    private static readonly (string Name, string Meaning)[] Statuses =
    [
        ("0", "done"),
        ("2", "wrong usage: options or arguments"),
        ("3", "a file was refused"),
        ("4", "the endpoint failed, or gave no record"),
        ("5", "what came is not as good as --fail-on, --min-f1 or --compare ask for"),
        ("130", "stopped by Ctrl-C"),
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Write(parseResult, output);
        return ExitCode.Done;
    }

    /// <summary>Writes the page of the command that was named, or of the tool.</summary>
    public void Write(ParseResult parsed, TextWriter output)
    {
        IAnsiConsole console = TableOutput.Open(output);
        using StringWriter text = new();
        TextWriter before = parsed.InvocationConfiguration.Output;
        parsed.InvocationConfiguration.Output = text;
        help.MaxWidth = Math.Min(MaxWidth, console.Profile.Width);
        help.Invoke(parsed);
        parsed.InvocationConfiguration.Output = before;

        IReadOnlyList<string> examples = parsed.CommandResult.Command is ToolCommand command ? command.Examples : rootExamples;
        WriteStyled(output, console, [.. text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'), "", "Examples:", .. examples.Select(example => $"  {example}")]);
        WriteStyled(output, console, ["", "Environment variables:", .. Rows(Variables), "", "Exit status:", .. Rows(Statuses)]);
    }

    private static IEnumerable<string> Rows((string Name, string Meaning)[] rows)
    {
        int width = rows.Max(row => row.Name.Length);
        return rows.Select(row => $"  {row.Name.PadRight(width)}  {row.Meaning}");
    }

    private static void WriteStyled(TextWriter output, IAnsiConsole console, IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            if (console.Profile.Capabilities.Ansi)
                console.MarkupLine(Styled(line));
            else
                output.WriteLine(line);
        }
    }

    // Headings stand at the margin and end with a colon; names stand two spaces in, and what they mean behind two more.
    private static string Styled(string line)
    {
        if (line.EndsWith(':') && !line.StartsWith(' '))
            return $"[bold]{Markup.Escape(line)}[/]";
        if (!line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith("   ", StringComparison.Ordinal))
            return Markup.Escape(line);
        int end = line.IndexOf("  ", 2, StringComparison.Ordinal) is > 0 and var found ? found : line.Length;
        return $"[cyan]{Markup.Escape(line[..end])}[/]{Markup.Escape(line[end..])}";
    }
}

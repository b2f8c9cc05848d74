using System.CommandLine;

namespace QwenDocs.Cli.Commands.Completion;

/// <summary><c>qwendocs completion bash</c>: what a shell is told so that it completes commands, options and their values.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly Argument<string> _shell = new("SHELL") { Description = $"The shell: {string.Join(", ", CompletionScripts.Shells)}." };

    public CompletionCommand(TextWriter output)
        : base("completion", "Prints the script that makes a shell complete commands, options and their values.")
    {
        _output = output;
        _shell.CompletionSources.Add(_ => CompletionScripts.Shells.Select(static shell => new System.CommandLine.Completions.CompletionItem(shell)));
        Arguments.Add(_shell);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs completion bash >> ~/.bashrc",
        "qwendocs completion zsh >> ~/.zshrc",
        "qwendocs completion fish >> ~/.config/fish/config.fish",
        "qwendocs completion pwsh >> $PROFILE",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await _output.WriteAsync(CompletionScripts.For(parsed.GetRequiredValue(_shell)).AsMemory(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}

using QwenDocs.Cli.Records;

namespace QwenDocs.Cli.Commands.Completion;

/// <summary>The scripts: each hands the line to <c>qwendocs [suggest:POSITION]</c>, System.CommandLine's own directive, and offers files where nothing fits.</summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        # qwendocs: completion for bash
        _qwendocs() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(qwendocs "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _qwendocs qwendocs

        """;

    private const string Zsh =
        """
        # qwendocs: completion for zsh; compinit has run before
        _qwendocs() {
            local -a offered
            offered=("${(@f)$(qwendocs "[suggest:${#${(j: :)words[1,CURRENT]}}]" "${(j: :)words[1,CURRENT]}" 2> /dev/null)}")
            compadd -a -- offered || _files
        }
        compdef _qwendocs qwendocs

        """;

    private const string Fish =
        """
        # qwendocs: completion for fish
        function __qwendocs_complete
            set --local line (commandline --cut-at-cursor --current-process)
            qwendocs "[suggest:"(string length -- $line)"]" $line 2> /dev/null
        end
        complete --command qwendocs --arguments '(__qwendocs_complete)'

        """;

    private const string PowerShell =
        """
        # qwendocs: completion for PowerShell
        Register-ArgumentCompleter -Native -CommandName qwendocs -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            qwendocs "[suggest:$cursorPosition]" "$commandAst" 2> $null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <exception cref="UsageException">The shell is none of them.</exception>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => PowerShell,
        _ => throw new UsageException($"There is no script for '{shell}'.{Spelling.Suggest(shell, Shells)} Known: {string.Join(", ", Shells)}."),
    };
}

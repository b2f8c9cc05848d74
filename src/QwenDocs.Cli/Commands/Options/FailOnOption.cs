using System.CommandLine;
using System.CommandLine.Completions;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The option that makes findings an exit status.</summary>
internal sealed class FailOnOption : Option<FailOn?>
{
    private static readonly string[] Names = [.. Enum.GetNames<FailOn>().Select(static name => name.ToLowerInvariant())];

    public FailOnOption()
        : base("--fail-on")
    {
        HelpName = "LEVEL";
        Description = $"Exit with {ExitCode.BelowTarget} where a document has an error, a warning or an error, or a doubtful value too: {string.Join(", ", Names)}. With doubt, values are held against the page.";
        CustomParser = result =>
        {
            int index = Array.IndexOf(Names, result.Tokens[0].Value.ToLowerInvariant());
            if (index >= 0)
                return (FailOn)index;
            result.AddError($"'{result.Tokens[0].Value}' is nothing to fail on; known are {string.Join(", ", Names)}.");
            return null;
        };
        CompletionSources.Clear();
        CompletionSources.Add(_ => Names.Select(static name => new CompletionItem(name)));
    }
}

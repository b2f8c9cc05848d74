using System.CommandLine;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Commands.Listings;

/// <summary><c>qwendocs schema invoice</c>: what the model is asked for.</summary>
internal sealed class SchemaCommand : Command
{
    private readonly TextWriter _output;
    private readonly Argument<string> _record = new("RECORD") { Description = $"The record: {RecordKind.Names}." };
    private readonly Option<bool> _prompt = new("--prompt") { Description = "Print the instructions that the model gets, the schema among them." };

    public SchemaCommand(TextWriter output)
        : base("schema", "Prints the JSON Schema of a record, or the instructions that the model gets. Nothing is sent.")
    {
        _output = output;
        _record.CompletionSources.Add(_ => RecordKind.All.Select(static kind => new System.CommandLine.Completions.CompletionItem(kind.Name)));
        Arguments.Add(_record);
        Options.Add(_prompt);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RecordSchema schema = RecordKind.Find(parsed.GetRequiredValue(_record)).Schema();
        await _output.WriteAsync(parsed.GetValue(_prompt) ? ExtractionPrompt.For(schema).ToString() : schema + "\n").ConfigureAwait(false);
        return ExitCode.Done;
    }
}

using System.CommandLine;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Records;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Commands.Listings;

/// <summary><c>qwendocs schema invoice</c>: what the model is asked for.</summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly Argument<string?> _record = new("RECORD") { Description = $"The record: {RecordKind.Names}.", Arity = ArgumentArity.ZeroOrOne };
    private readonly RecordOptions _records = new();
    private readonly Option<bool> _prompt = new("--prompt") { Description = "Print the instructions that the model gets, the schema among them." };

    public SchemaCommand(TextWriter output)
        : base("schema", "Prints the JSON Schema of a record, or the instructions that the model gets. Nothing is sent.")
    {
        _output = output;
        _record.CompletionSources.Add(_ => RecordKind.All.Select(static kind => new System.CommandLine.Completions.CompletionItem(kind.Name)));
        Arguments.Add(_record);
        _records.AddTo(this);
        Options.Add(_prompt);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs schema invoice",
        "qwendocs schema invoice --prompt",
        "qwendocs schema --type My.DeliveryNote --assembly my.dll",
        "qwendocs schema --schema delivery-note.schema.json",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RecordKind? named = await _records.TryOneAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (named is not null && parsed.GetValue(_record) is not null)
            throw new UsageException("RECORD excludes --as, --type and --schema.");
        RecordKind kind = named ?? (parsed.GetValue(_record) is { } name
            ? RecordKind.Find(name)
            : throw new UsageException("Say which record: its name, --type TYPE --assembly FILE, or --schema FILE."));
        RecordSchema schema = kind.Schema();
        await _output.WriteAsync(parsed.GetValue(_prompt) ? ExtractionPrompt.For(schema).ToString() : schema + "\n").ConfigureAwait(false);
        return ExitCode.Done;
    }
}

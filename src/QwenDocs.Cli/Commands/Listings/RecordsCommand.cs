using System.ComponentModel;
using System.CommandLine;
using System.Reflection;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Schemas;
using Spectre.Console;
using Label = Spectre.Console.Text;

namespace QwenDocs.Cli.Commands.Listings;

/// <summary><c>qwendocs records</c>: the records that are built in.</summary>
internal sealed class RecordsCommand : ToolCommand
{
    private readonly TextWriter _output;

    public RecordsCommand(TextWriter output)
        : base("records", "Lists the records that --as takes.")
    {
        _output = output;
        SetAction(Run);
    }

    public override IReadOnlyList<string> Examples { get; } = ["qwendocs records"];

    private int Run(ParseResult parsed)
    {
        Spectre.Console.Table table = new Spectre.Console.Table().Border(TableBorder.Rounded).AddColumns("name", "what it is", "properties");
        foreach (RecordKind kind in RecordKind.All)
        {
            RecordSchema schema = kind.Schema();
            table.AddRow(new Label(kind.Name), new Label(schema.TypeInfo.Type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? schema.Name), new Label($"{schema.Record.Properties.Count}"));
        }

        TableOutput.Open(_output).Write(table);
        return ExitCode.Done;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Validation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QwenDocs.Cli.Output;

/// <summary>What people read: records as tables.</summary>
internal static class TableOutput
{
    private const int WidthWithoutTerminal = 120;
    private const int ShortText = 14;
    private const int MostColumns = 12;

    public static void Write(TextWriter output, Extracted extracted, bool showsEvidence = false)
    {
        IAnsiConsole console = Open(output);
        console.Write(new Spectre.Console.Text(extracted.DocumentName + "\n", new Style(decoration: Decoration.Bold)));
        WriteRecord(console, extracted.Record);
        foreach (FieldEvidence field in extracted.Evidence ?? (IEnumerable<FieldEvidence>)[])
        {
            if (showsEvidence && field.Verdict != EvidenceVerdict.Absent)
                console.Write(new Spectre.Console.Text(field + "\n", new Style(field.IsFlagged ? Color.Yellow : Color.Grey)));
        }

        WriteFindings(console, extracted.Findings);
        string cost = extracted.Usage.CostUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $", ${usd:0.0000}") : "";
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{extracted.Model}: {extracted.Usage.PromptTokens:#,0} + {extracted.Usage.CompletionTokens:#,0} tokens{cost}, {extracted.Time.TotalSeconds:0.0} s, {extracted.Findings.Count} finding(s)"));
    }

    public static void Write(TextWriter output, SplitResult split)
    {
        IAnsiConsole console = Open(output);
        console.Write(new Spectre.Console.Text(split.DocumentName + "\n", new Style(decoration: Decoration.Bold)));
        foreach (SplitDocument part in split.Documents)
        {
            console.WriteLine();
            console.Write(new Spectre.Console.Text(part + "\n", new Style(decoration: Decoration.Bold)));
            WriteRecord(console, part.Result?.RecordJson is { } json ? JsonNode.Parse(json) : null);
            if (part.Failure is { } failure)
                console.Write(new Spectre.Console.Text(failure.Message.ReplaceLineEndings(" ") + "\n", new Style(Color.Red)));
            WriteFindings(console, part.Findings);
        }

        console.WriteLine();
        WriteFindings(console, split.Findings);
        string cost = split.Usage.CostUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $", ${usd:0.0000}") : "";
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{split.Documents.Count} document(s): {split.Usage.PromptTokens:#,0} + {split.Usage.CompletionTokens:#,0} tokens{cost}, {split.Time.TotalSeconds:0.0} s, {split.Findings.Count} finding(s)"));
    }

    public static IAnsiConsole Open(TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        // NO_COLOR takes the colours (no-color.org); bold print and a panel that is drawn anew stay.
        bool hasColors = Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!target.IsTerminal)
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) && columns > 0 ? columns : WidthWithoutTerminal;
        return console;
    }

    /// <summary>Writes findings, a line each: errors red, warnings yellow.</summary>
    public static void WriteFindings(IAnsiConsole console, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Color color = finding.Severity switch
            {
                FindingSeverity.Error => Color.Red,
                FindingSeverity.Warning => Color.Yellow,
                _ => Color.Grey,
            };
            console.Write(new Spectre.Console.Text(finding + "\n", new Style(color)));
        }
    }

    // A JSON Schema may ask for a list: its records stand below each other.
    private static void WriteRecord(IAnsiConsole console, JsonNode? record)
    {
        if (record is JsonObject one)
            console.Write(Fields(one));
        else if (record is JsonArray { Count: > 0 } list && list.All(item => item is JsonObject))
            console.Write(new Rows(Entries([.. list.OfType<JsonObject>()])));
        else if (record is not null)
            console.WriteLine(TextOf(record));
    }

    /// <summary>Values beside their names, nested records indented; a list of records gets the whole width below its name.</summary>
    private static Rows Fields(JsonObject record, bool namesMissing = true)
    {
        List<IRenderable> parts = [];
        Grid? fields = null;
        foreach ((string name, JsonNode? value) in record.Where(field => !IsEmpty(field.Value)))
        {
            Markup label = new($"[bold]{Markup.Escape(Words(name))}[/]");
            if (value is JsonArray list && list.All(item => item is JsonObject))
            {
                parts.Add(label);
                parts.AddRange(Entries([.. list.OfType<JsonObject>()]));
                fields = null;
                continue;
            }

            if (fields is null)
                parts.Add(fields = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn());
            fields.AddRow(label, Value(value));
        }

        string[] missing = [.. record.Where(field => IsEmpty(field.Value)).Select(field => Words(field.Key))];
        if (namesMissing && missing.Length > 0)
            parts.Add(new Markup($"[dim]not found: {Markup.Escape(string.Join(", ", missing))}[/]"));
        return new Rows(parts);
    }

    private static IRenderable Value(JsonNode? value) => value switch
    {
        null => new Spectre.Console.Text(""),
        JsonObject record => Fields(record),
        _ => new Spectre.Console.Text(TextOf(value)),
    };

    /// <summary>A table, or one block below another where more columns are filled than stand side by side.</summary>
    private static IEnumerable<IRenderable> Entries(JsonObject[] rows)
    {
        string[] columns = [.. rows[0].Select(field => field.Key).Where(name => rows.Any(row => !IsEmpty(row[name])))];
        return columns.Length <= MostColumns
            ? [Lines(rows, columns)]
            : rows.SelectMany((row, index) => new IRenderable[] { new Markup($"[bold]{(index + 1).ToString(CultureInfo.InvariantCulture)}.[/]"), new Padder(Fields(row, namesMissing: false), new Padding(2, 0, 0, 0)) });
    }

    /// <summary>Only the columns that any row fills, for documents use few of a record's fields; short values stay on one line, so that descriptions get the width.</summary>
    private static Table Lines(JsonObject[] rows, string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string name in columns)
        {
            bool isNumber = rows.All(row => row[name] is null || row[name]!.GetValueKind() == JsonValueKind.Number);
            bool isShort = rows.All(row => TextOf(row[name]).Length <= ShortText);
            string heading = isShort ? Words(name).Replace(' ', '\n') : Words(name);
            table.AddColumn(new TableColumn(new Markup($"[bold]{Markup.Escape(heading)}[/]"))
            {
                Alignment = isNumber ? Justify.Right : Justify.Left,
                NoWrap = isShort,
                Padding = new Padding(0, 0, 1, 0),
            });
        }

        foreach (JsonObject row in rows)
            table.AddRow(columns.Select(column => Value(row[column])));
        return table;
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject record => record.All(field => IsEmpty(field.Value)),
        _ => false,
    };

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        // Sentences and records stand below each other, short values in a row.
        JsonArray list => string.Join(list.All(item => item is not JsonObject && TextOf(item).Length <= ShortText) ? ", " : "\n", list.Select(TextOf)),
        JsonObject record => string.Join(", ", record.Where(field => !IsEmpty(field.Value)).Select(field => $"{Words(field.Key)} {TextOf(field.Value)}")),
        _ => value.ToString(),
    };

    /// <summary>A property's name as words; <c>$type</c> tells which type of document it was.</summary>
    private static string Words(string name) =>
        name is "$type" ? "kind" : string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).TrimStart();
}

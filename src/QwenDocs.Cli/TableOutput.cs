using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Planning;
using QwenDocs.Validation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QwenDocs.Cli;

/// <summary>What people read: plans and records as tables.</summary>
internal static class TableOutput
{
    private const int WidthWithoutTerminal = 120;

    public static void Write(TextWriter output, IReadOnlyList<ExtractionPlan> plans)
    {
        IAnsiConsole console = Open(output);
        foreach (ExtractionPlan plan in plans)
        {
            console.WriteLine($"{plan.DocumentName} for {plan.Model.Name}");
            Table table = new Table().Border(TableBorder.Simple);
            table.AddColumn("request", column => column.RightAligned());
            table.AddColumn("page", column => column.RightAligned());
            table.AddColumn("pixels", column => column.RightAligned());
            table.AddColumn("tokens", column => column.RightAligned());
            foreach (PlannedRequest request in plan.Requests)
            {
                foreach (PlannedPage page in request.Pages)
                    table.AddRow(Number(request.Number), Number(page.Number), page.Size.ToString(), Number(page.ImageTokens));
                table.AddRow(Number(request.Number), "", "text", Number(request.TextTokens));
            }

            console.Write(table);
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plans.Sum(plan => plan.PromptTokens):#,0} prompt tokens in {plans.Sum(plan => plan.Requests.Count)} request(s), ${plans.Sum(plan => plan.LowPriceUsd):0.0000} to ${plans.Sum(plan => plan.HighPriceUsd):0.0000}"));
    }

    public static void Write(TextWriter output, Extracted extracted)
    {
        IAnsiConsole console = Open(output);
        console.WriteLine(extracted.DocumentName);
        if (extracted.Record is JsonObject record)
            console.Write(Fields(record));
        foreach (Finding finding in extracted.Findings)
            console.WriteLine(finding.ToString());
        string cost = extracted.Usage.CostUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $", ${usd:0.0000}") : "";
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{extracted.Model}: {extracted.Usage.PromptTokens:#,0} + {extracted.Usage.CompletionTokens:#,0} tokens{cost}, {extracted.Time.TotalSeconds:0.0} s, {extracted.Findings.Count} finding(s)"));
    }

    private static IAnsiConsole Open(TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected)
            console.Profile.Width = WidthWithoutTerminal;
        return console;
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static Table Fields(JsonObject record)
    {
        Table table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn("field", column => column.NoWrap()).AddColumn("value");
        foreach ((string name, JsonNode? value) in record)
        {
            if (value is not null and not JsonArray { Count: 0 })
                table.AddRow(new Markup($"[bold]{Markup.Escape(name)}[/]"), Value(value));
        }

        return table;
    }

    private static IRenderable Value(JsonNode value) => value switch
    {
        JsonObject record => Fields(record),
        JsonArray list when list.All(item => item is JsonObject) => Rows([.. list.OfType<JsonObject>()]),
        JsonArray list => new Text(string.Join(", ", list.Select(item => item?.ToString()))),
        _ => new Text(value.ToString()),
    };

    /// <summary>Only the columns that any row fills: papers use few of a record's fields.</summary>
    private static Table Rows(JsonObject[] rows)
    {
        string[] columns = [.. rows.SelectMany(row => row).Where(field => field.Value is not null).Select(field => field.Key).Distinct()];
        Table table = new Table().Border(TableBorder.Simple).AddColumns(columns);
        foreach (JsonObject row in rows)
        {
            table.AddRow(columns.Select(column => row[column] switch
            {
                null => new Text(""),
                JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => new Text(value.ToString()).RightJustified(),
                JsonNode value => Value(value),
            }));
        }

        return table;
    }
}

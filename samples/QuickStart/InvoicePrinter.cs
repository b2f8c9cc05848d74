using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;
using QwenDocs.Validation;
using Spectre.Console;

namespace QuickStart;

/// <summary>Shows the plan, the progress and the result of an extraction at the terminal.</summary>
internal static class InvoicePrinter
{
    private const int ShownLines = 8;
    private const int ShownFindings = 6;

    public static void PrintPlan(ExtractionPlan plan)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 120;
        Console.WriteLine($"This is what Qwen VL would be sent:\n{plan}");
    }

    /// <summary>Runs an extraction and shows what it is doing; line by line where there is no terminal.</summary>
    public static async Task<T> ShowProgressAsync<T>(Func<IProgress<ExtractionProgress>, Task<T>> run) => Console.IsOutputRedirected
        ? await run(new ProgressLines(line => Console.Error.WriteLine(line)))
        : await AnsiConsole.Status().StartAsync("Opening", context => run(new ProgressLines(line => context.Status(line))));

    public static void PrintResult(ExtractionResult<Invoice> result)
    {
        Invoice invoice = result.Record;
        Grid head = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2)).AddColumn();
        head.AddRow("[grey]Invoice[/]", $"[bold]{invoice.Number.EscapeMarkup()}[/] of {invoice.IssueDate:yyyy-MM-dd}, order {invoice.OrderReference.EscapeMarkup()}");
        head.AddRow("[grey]Seller[/]", $"{invoice.Seller?.Name}, {invoice.Seller?.City} ({invoice.Seller?.TaxId})".EscapeMarkup());
        head.AddRow("[grey]Buyer[/]", $"{invoice.Buyer?.Name}, {invoice.Buyer?.City} ({invoice.Buyer?.TaxId})".EscapeMarkup());
        head.AddRow("[grey]Pay to[/]", $"{invoice.PaymentAccount} by {invoice.DueDate:yyyy-MM-dd}".EscapeMarkup());
        head.AddRow("[grey]Total[/]", $"[bold]{invoice.Total:#,0.00} {invoice.Currency}[/], due {invoice.AmountDue:#,0.00}");
        AnsiConsole.Write(head);
        Console.WriteLine();

        Table lines = new Table().SimpleBorder().AddColumns("Line", "HS code", "Description");
        foreach (string number in (string[])["Quantity", "Unit price", "Amount"])
            lines.AddColumn(new TableColumn(number) { Alignment = Justify.Right, NoWrap = true });
        lines.Columns[0].NoWrap = lines.Columns[1].NoWrap = true;
        foreach (InvoiceLine line in invoice.Lines.Take(ShownLines))
        {
            lines.AddRow(
                (line.LineNumber ?? "").EscapeMarkup(),
                Mark(line.HsCode),
                (line.Description ?? "").EscapeMarkup(),
                $"{line.Quantity:#,0.##} {line.Unit}".EscapeMarkup(),
                $"{line.UnitPrice:#,0.00}",
                $"{line.NetAmount:#,0.00}");
        }
        AnsiConsole.Write(lines);
        if (invoice.Lines.Count > ShownLines)
            AnsiConsole.MarkupLine($"[grey]… {invoice.Lines.Count - ShownLines} more[/]");
        Console.WriteLine();

        PrintEvidence(result);
        AnsiConsole.MarkupLine($"[grey]{result.Response.Model}: {invoice.Lines.Count} lines from {result.Plan.Requests.Sum(request => request.Pages.Count)} pages in {result.Timings.Total.TotalSeconds:0.0} s[/]");
    }

    // A code is checked against the Harmonized System; what is wrong with it is a finding.
    private static string Mark(HsCode? code) =>
        code is null ? "" : code.Value.IsValid ? $"[green]✓[/] {code}" : $"[red]✗[/] {code.Value.Printed.EscapeMarkup()}";

    private static void PrintEvidence(ExtractionResult<Invoice> result)
    {
        if (result.Evidence is { } evidence)
        {
            int values = evidence.Count - evidence.CountOf(EvidenceVerdict.Absent), found = evidence.CountOf(EvidenceVerdict.Supported);
            AnsiConsole.MarkupLine($"[green]✓[/] {found} of {values} values found on the pages, each with its place");
            foreach (FieldEvidence doubt in evidence.Where(field => field.IsFlagged).Take(ShownFindings))
                AnsiConsole.MarkupLine($"[yellow]?[/] {doubt.ToString().EscapeMarkup()}");
        }
        foreach (Finding finding in result.Findings.OrderByDescending(finding => finding.Severity).Take(ShownFindings))
            AnsiConsole.MarkupLine($"{(finding.Severity == FindingSeverity.Error ? "[red]✗[/]" : finding.Severity == FindingSeverity.Warning ? "[yellow]![/]" : "[grey]i[/]")} {finding.ToString().EscapeMarkup()}");
        if (result.Findings.Count > ShownFindings)
            AnsiConsole.MarkupLine($"[grey]… {result.Findings.Count - ShownFindings} more findings[/]");
    }

    private sealed class ProgressLines(Action<string> show) : IProgress<ExtractionProgress>
    {
        public void Report(ExtractionProgress value) => show(value.Stage switch
        {
            ExtractionStage.Planning => "Planning",
            ExtractionStage.Rendering => $"Drawing page {Math.Min(value.Completed + 1, value.Total)} of {value.Total}",
            ExtractionStage.ModelCalls => $"Reading, request {Math.Min(value.Completed + 1, value.Total)} of {value.Total}",
            _ => "Checking every value against the page",
        });
    }
}

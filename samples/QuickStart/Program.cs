using QwenDocs;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Offline;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Validation;
using Spectre.Console;

// dotnet run --project samples/QuickStart [-- your.pdf] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]]
string? file = args.FirstOrDefault(argument => !argument.StartsWith('-') && argument != Option("--endpoint") && argument != Option("--model") && argument != Option("--kind"));
var document = Document.FromFile(file ?? Path.Combine(AppContext.BaseDirectory, "sample-invoice.pdf"));

try
{
    using DocumentExtractor extractor = Connect();

    // What will be sent, and what it costs: known before anything is sent.
    ExtractionPlan plan = await extractor.PlanAsync<Invoice>(document);
    Console.WriteLine(plan);

    ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(document, new ProgressLine());
    Print(result);
    return 0;
}
catch (QwenDocsException exception)
{
    // The file, the plan or the endpoint; the message says which and why.
    Console.Error.WriteLine($"\n{exception.Message}");
    return 1;
}

// What runs at the address: by default Ollama at its port, and any OpenAI-compatible server elsewhere.
EndpointKind? Kind() => Option("--kind") is { } kind ? Enum.Parse<EndpointKind>(kind, ignoreCase: true) : null;

DocumentExtractor Connect()
{
    if (Option("--endpoint") is { } address)
        return DocumentExtractor.ForServer(new Uri(address), Option("--model") ?? "qwen2.5vl", Kind(), Environment.GetEnvironmentVariable("QWENDOCS_API_KEY"));
    if (Environment.GetEnvironmentVariable("OPENROUTER_API_KEY") is { Length: > 0 } key)
        return DocumentExtractor.OpenRouter(key);
    Console.WriteLine("Reading offline. Set OPENROUTER_API_KEY to ask Qwen VL; this is what that would send:\n");
    return new DocumentExtractor(new OfflineEndpoint());
}

static void Print(ExtractionResult<Invoice> result)
{
    Invoice invoice = result.Record;
    Table head = new Table().HideHeaders().NoBorder().AddColumns("field", "value");
    head.AddRow("Invoice", $"{invoice.Number} of {invoice.IssueDate:yyyy-MM-dd}, order {invoice.OrderReference}".EscapeMarkup());
    head.AddRow("Seller", $"{invoice.Seller?.Name}, {invoice.Seller?.City} ({invoice.Seller?.TaxId})".EscapeMarkup());
    head.AddRow("Buyer", $"{invoice.Buyer?.Name}, {invoice.Buyer?.City} ({invoice.Buyer?.TaxId})".EscapeMarkup());
    head.AddRow("Pay to", $"{invoice.PaymentAccount} by {invoice.DueDate:yyyy-MM-dd}".EscapeMarkup());
    head.AddRow("Total", $"{invoice.Total:#,0.00} {invoice.Currency}, due {invoice.AmountDue:#,0.00}".EscapeMarkup());
    AnsiConsole.Write(head);

    Table lines = new Table().RoundedBorder().AddColumns("Line", "Article", "Description");
    foreach (string number in (string[])["Quantity", "Unit price", "Amount"])
        lines.AddColumn(new TableColumn(number).RightAligned());
    foreach (InvoiceLine line in invoice.Lines)
        lines.AddRow(new[] { line.LineNumber, line.ArticleNumber, line.Description, $"{line.Quantity} {line.Unit}", $"{line.UnitPrice:0.00}", $"{line.NetAmount:#,0.00}" }
            .Select(text => (text ?? "").EscapeMarkup()).ToArray());
    AnsiConsole.Write(lines);

    Console.WriteLine($"{result.Response.Model}: {invoice.Lines.Count} lines in {result.Timings.Total.TotalSeconds:0.0} s, {result.Findings.Count} findings");
    foreach (Finding? finding in result.Findings.Take(5))
        Console.WriteLine($"  {finding}");
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

/// <summary>Shows how far the extraction is, on one line of the error stream.</summary>
internal sealed class ProgressLine : IProgress<ExtractionProgress>
{
    public void Report(ExtractionProgress value) => Console.Error.Write(Console.IsErrorRedirected
        ? $"{value.Stage} {value.Completed}/{value.Total}\n"
        : $"\r{value.Stage} {value.Completed}/{value.Total}".PadRight(30) + (value.Stage == ExtractionStage.Reading ? "\n" : ""));
}

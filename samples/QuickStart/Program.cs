using QuickStart;
using QwenDocs;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Offline;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Review;

// dotnet run --project samples/QuickStart [-- your.pdf] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]]
string? file = args.FirstOrDefault(argument => !argument.StartsWith('-') && argument != Option("--endpoint") && argument != Option("--model") && argument != Option("--kind"));
var document = Document.FromFile(file ?? Path.Combine(AppContext.BaseDirectory, "sample-invoice.pdf"));

try
{
    using DocumentExtractor extractor = Connect();

    // What will be sent, and what it costs: known before anything is sent.
    ExtractionPlan plan = await extractor.PlanAsync<Invoice>(document);
    InvoicePrinter.PrintPlan(plan);

    ExtractionResult<Invoice> result = await InvoicePrinter.ShowProgressAsync(progress => extractor.ExtractAsync<Invoice>(document, progress));
    InvoicePrinter.PrintResult(result);

    // One HTML file to check it in: the pages with the place of every value, the record beside them.
    string review = Path.Combine(Path.GetTempPath(), $"{Path.GetFileNameWithoutExtension(document.Name)}.review.html");
    await ReviewPage.WriteAsync(review, new ReviewedDocument(document, result));
    Console.WriteLine($"To check it beside its pages, open {review}");
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
    // Every value is looked for on its page, and doubted where it does not stand there.
    var options = new ExtractorOptions { Grounding = new GroundingOptions() };
    if (Option("--endpoint") is { } address)
        return DocumentExtractor.ForServer(new Uri(address), Option("--model") ?? "qwen2.5vl", Kind(), Environment.GetEnvironmentVariable("QWENDOCS_API_KEY"), options);
    if (Environment.GetEnvironmentVariable("OPENROUTER_API_KEY") is { Length: > 0 } key)
        return DocumentExtractor.OpenRouter(key, options);
    Console.WriteLine("Reading offline, by labels: no model, no key, nothing leaves this machine. Set OPENROUTER_API_KEY to ask Qwen VL, which reads far more.\n");
    return new DocumentExtractor(new OfflineEndpoint(), options);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

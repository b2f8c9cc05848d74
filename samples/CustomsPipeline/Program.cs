using System.Diagnostics;
using CustomsPipeline;
using QwenDocs;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Offline;
using QwenDocs.Pipelines;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Tokens;
using Spectre.Console;

// dotnet run --project samples/CustomsPipeline [-- folder] [--out folder] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]]
string[] options = ["--out", "--endpoint", "--kind", "--model"];
string folder = args.Where((argument, at) => !argument.StartsWith('-') && (at == 0 || !options.Contains(args[at - 1]))).FirstOrDefault()
    ?? Path.Combine(AppContext.BaseDirectory, "documents");
string target = Option("--out") ?? Path.Combine(Path.GetTempPath(), "qwendocs-declarations");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder {folder}.");
    return 2;
}

// The types of document that are looked for. What each of them is, and which titles it prints, the record types tell.
DocumentTypes kinds = new DocumentTypes()
    .Add<CommercialInvoice>()
    .Add<PackingList>()
    .Add<ChinaCustomsDeclaration>()
    .Add<EuCustomsDeclaration>()
    .Add<UsEntrySummary>();

if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 120;

bool isOffline = false;
using DocumentExtractor extractor = Connect();
await PrintPlanAsync();

// Files are opened as they can be worked on, so that the folder may hold any number; one that is broken is an outcome like another.
DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 4 });
Report report = new();
// What is right of the sample's own documents lies beside them.
ExpectedValues expected = new(Path.Combine(folder, "..", "expected"));
TokenUsage usage = TokenUsage.Zero;
long started = Stopwatch.GetTimestamp();
await foreach (SplitOutcome outcome in pipeline.SplitAndExtractAllAsync(Documents(), kinds))
{
    usage += outcome.Usage;
    if (!outcome.IsSuccess)
    {
        report.Add(outcome.Document.Name, outcome.Failure);
        continue;
    }

    report.AddDoubts(outcome.Document.Name, outcome.Result.Findings);
    var checks = CrossChecks.Against(outcome.Result);
    foreach (SplitDocument part in outcome.Result.Documents)
    {
        var summary = DocumentSummary.Of(outcome.Document.Name, part, checks);
        report.Add(summary);
        await expected.AddAsync(outcome.Document.Name, part, summary.Findings);
        if (part.Record is CustomsDeclaration declaration)
            await DeclarationFile.WriteAsync(target, summary, declaration);
    }
}

report.Print();
Console.WriteLine($"No contradictions found in {report.WithoutContradictions} of {report.Declarations} declarations; each is a file in {target}");
if (expected.Total > 0)
    Console.WriteLine($"{expected.Right:#,0} of {expected.Total:#,0} values right, {expected.Wrong:#,0} wrong, {expected.Noticed:#,0} of those named by a finding");
if (isOffline)
    Console.WriteLine("Read by OCR on this machine: names and codes may be misread without a contradiction. Not for filing.");
Console.WriteLine($"{usage.PromptTokens:#,0} + {usage.CompletionTokens:#,0} tokens, {(usage.CostUsd is { } price ? $"${price:0.0000}" : "price not told")}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
return 0;

IEnumerable<Document> Documents() => Directory.EnumerateFiles(folder)
    .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".PDF" or ".JPG" or ".JPEG" or ".PNG" or ".TIF" or ".TIFF")
    .Order(StringComparer.Ordinal)
    .Select(Document.FromFile);

// What will be sent, and what it costs at most: known before anything is sent.
async Task PrintPlanAsync()
{
    Table table = new Table().RoundedBorder();
    foreach (string heading in (string[])["File", "Pages", "Classification, tokens", "Documents, at most", "Least USD", "Most USD"])
        table.AddColumn(new TableColumn(heading) { NoWrap = true, Alignment = heading is "File" or "Pages" ? Justify.Left : Justify.Right });
    decimal most = 0;
    foreach (Document document in Documents())
    {
        try
        {
            SplitPlan plan = await extractor.PlanSplitAsync(document, kinds);
            most += plan.MaxCostUsd;
            string[] cells = [document.Name, $"{plan.Classification.Requests.Sum(request => request.Pages.Count)}", $"{plan.Classification.PromptTokens:#,0}", $"{plan.MaxPromptTokens:#,0}", $"{plan.MinCostUsd:0.0000}", $"{plan.MaxCostUsd:0.0000}"];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        catch (QwenDocsException)
        {
            table.AddRow(document.Name.EscapeMarkup(), "[red]none[/]");
        }
    }

    AnsiConsole.Write(table);
    Console.WriteLine($"At most ${most:0.0000} with {extractor.Profile.Name}\n");
}

// What runs at the address: by default Ollama at its port, and any OpenAI-compatible server elsewhere.
EndpointKind? Kind() => Option("--kind") is { } kind ? Enum.Parse<EndpointKind>(kind, ignoreCase: true) : null;

DocumentExtractor Connect()
{
    if (Option("--endpoint") is { } address)
        return DocumentExtractor.ForServer(new Uri(address), Option("--model") ?? "qwen2.5vl", Kind(), Environment.GetEnvironmentVariable("QWENDOCS_API_KEY"));
    if (Environment.GetEnvironmentVariable("OPENROUTER_API_KEY") is { Length: > 0 } key)
        return DocumentExtractor.OpenRouter(key);
    isOffline = true;
    Console.WriteLine("Reading offline. Set OPENROUTER_API_KEY to ask Qwen VL; this is what that would send:\n");
    return new DocumentExtractor(new OfflineEndpoint());
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

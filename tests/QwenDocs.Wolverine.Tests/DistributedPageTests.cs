using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QwenDocs.Pipelines;
using QwenDocs.Records.Invoices;
using Wolverine;

namespace QwenDocs.Wolverine.Tests;

/// <summary>The examples of docs/distributed.md stand in this file too, where the compiler reads them.</summary>
public partial class DistributedPageTests
{
    [Fact]
    public async Task Every_line_of_the_examples_is_compiled()
    {
        string file = ThisFile();
        string page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "distributed.md"), TestContext.Current.CancellationToken);
        HashSet<string> compiled = [.. (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(line => line.Trim())];
        string[] lines = [.. Block().Matches(page.ReplaceLineEndings("\n")).SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.Trim())];

        lines.Length.ShouldBeGreaterThan(20);
        lines.Where(line => !compiled.Contains(line)).ShouldBeEmpty();
    }

    internal static async Task RunAsync(string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddQwenDocs(builder.Configuration.GetSection("QwenDocs"));
        builder.Services.AddScoped<IOutcomeSink<Invoice>, SaveInvoice>();
        builder.UseWolverine(wolverine => wolverine.UseQwenDocs(queue =>
        {
            queue.UsePostgresql(builder.Configuration.GetConnectionString("QwenDocs")!);
            queue.UseFolder("/mnt/inbox").Extract<Invoice>();
            queue.BudgetUsd = 200;
        }));
        await builder.Build().RunAsync();
    }

    internal static async Task<(ExtractionStatus? Status, DocumentOutcome<Invoice>? Outcome)> SubmitAsync(ExtractionQueue queue)
    {
        Submission submission = await queue.SubmitAsync<Invoice>("2026/03/invoice-4711.pdf");
        ExtractionStatus? status = await queue.GetStatusAsync(submission.Key);
        DocumentOutcome<Invoice>? outcome = await queue.GetOutcomeAsync<Invoice>(submission.Key);
        return (status, outcome);
    }

    internal static async Task<SplitOutcome?> SplitAsync(ExtractionQueue queue)
    {
        Submission scan = await queue.SubmitSplitAsync("2026/03/scan.pdf");
        SplitOutcome? split = await queue.GetSplitOutcomeAsync(scan.Key);
        return split;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

public sealed class SaveInvoice(InvoiceTable invoices) : IOutcomeSink<Invoice>
{
    public async Task WriteAsync(ExtractedDocument<Invoice> document, IMessageContext messages, CancellationToken cancellationToken)
    {
        if (document.Outcome.IsSuccess)
            await invoices.UpsertAsync(document.Key, document.Outcome.Result.Record, cancellationToken);
        await messages.PublishAsync(new InvoiceArrived(document.Location));
    }
}

public sealed record InvoiceArrived(string Location);

public sealed class InvoiceTable
{
    private readonly ConcurrentDictionary<WorkKey, Invoice> _invoices = [];

    public Task UpsertAsync(WorkKey key, Invoice invoice, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _invoices[key] = invoice;
        return Task.CompletedTask;
    }
}

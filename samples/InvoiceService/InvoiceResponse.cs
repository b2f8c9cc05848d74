using System.Text.Json.Nodes;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Records.Invoices;
using QwenDocs.Validation;

namespace InvoiceService;

/// <summary>What a client gets.</summary>
/// <param name="Document">The name of the document.</param>
/// <param name="Record">The invoice, as <c>Invoice</c> is written as JSON.</param>
/// <param name="Findings">What a person should look at: errors first.</param>
/// <param name="Doubts">The values that do not stand on the page, or stand there otherwise.</param>
/// <param name="Model">What read the pages.</param>
/// <param name="CostUsd">What it cost, where the endpoint says so.</param>
internal sealed record InvoiceResponse(
    string Document,
    JsonNode? Record,
    IReadOnlyList<InvoiceFinding> Findings,
    IReadOnlyList<InvoiceDoubt> Doubts,
    string Model,
    decimal? CostUsd)
{
    public static InvoiceResponse From(ExtractionResult<Invoice> result) => new(
        result.DocumentName,
        JsonNode.Parse(result.Json!),
        [.. result.Findings.OrderByDescending(finding => finding.Severity).Select(InvoiceFinding.From)],
        [.. (result.Evidence ?? (IEnumerable<FieldEvidence>)[]).Where(field => field.IsFlagged).Select(InvoiceDoubt.From)],
        result.Response.Model,
        result.Usage.CostUsd);
}

/// <summary>A finding.</summary>
internal sealed record InvoiceFinding(string Severity, string Code, string Path, string Message)
{
    public static InvoiceFinding From(Finding finding) => new(finding.Severity.ToString().ToLowerInvariant(), finding.Code, finding.Path.ToString(), finding.Message);
}

/// <summary>A value in doubt, with what is printed in its place.</summary>
internal sealed record InvoiceDoubt(string Path, int? Page, string? Printed)
{
    public static InvoiceDoubt From(FieldEvidence field) => new(field.Path.ToString(), field.Instead?.PageNumber, field.Instead?.PrintedText);
}

using QwenDocs.Extraction;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Records.Values;
using QwenDocs.Validation;

namespace CustomsPipeline;

/// <summary>A document as a line of the table, with all that was found in it.</summary>
internal sealed record DocumentSummary(string File, string Pages, string Kind, string? Number, string? Value, string? Gross, IReadOnlyList<Finding> Findings)
{
    /// <summary>Gets a value indicating whether nobody needs to look at it.</summary>
    public bool HasNoContradictions => Findings.All(finding => finding.Severity < FindingSeverity.Warning);

    public bool IsDeclaration { get; private init; }

    public static DocumentSummary Of(string file, SplitDocument part, CrossChecks checks)
    {
        List<Finding> findings = [.. part.Findings];
        if (part.Failure is { } failure)
            findings.Add(Finding.Error("$", failure.Message));
        if (part.Record is CustomsDeclaration declaration)
            findings.AddRange(checks.Check(declaration));
        (string? number, decimal? value, CurrencyCode? currency, decimal? gross) = part.Record switch
        {
            CommercialInvoice invoice => (invoice.Number, invoice.Total, invoice.Currency, invoice.GrossWeight),
            PackingList packing => (packing.Number ?? packing.InvoiceNumber, null, null, packing.GrossWeight),
            CustomsDeclaration declared when DeclaredTotals.Of(declared) is var totals => (totals.Number, totals.Value, totals.Currency, totals.Gross),
            _ => default((string?, decimal?, CurrencyCode?, decimal?)),
        };
        return new DocumentSummary(file, part.Pages.ToString(), Name(part), number, value is null ? null : $"{value:#,0.00} {currency}", gross is null ? null : $"{gross:#,0.#}", findings)
        {
            IsDeclaration = part.Record is CustomsDeclaration,
        };
    }

    private static string Name(SplitDocument part) => part.Record switch
    {
        ChinaCustomsDeclaration china => $"China {china.Direction?.ToString().ToLowerInvariant() ?? "declaration"}",
        EuCustomsDeclaration => "EU declaration",
        UsEntrySummary => "US entry summary",
        CommercialInvoice => "invoice",
        _ => part.DocumentType.Replace('-', ' '),
    };
}

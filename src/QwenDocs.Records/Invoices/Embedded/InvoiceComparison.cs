using System.Globalization;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Goes through two invoices side by side.</summary>
internal sealed class InvoiceComparison
{
    private static readonly string[] SinglePieces = ["C62", "H87", "EA", "PCE"];

    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Compare(Invoice truth, Invoice seen)
    {
        Code("$.number", truth.Number, seen.Number);
        Code("$.typeCode", truth.TypeCode, seen.TypeCode);
        Date("$.issueDate", truth.IssueDate, seen.IssueDate);
        Date("$.deliveryDate", truth.DeliveryDate, seen.DeliveryDate);
        Date("$.dueDate", truth.DueDate, seen.DueDate);
        Code("$.currency", truth.Currency?.ToString(), seen.Currency?.ToString());
        Code("$.orderReference", truth.OrderReference, seen.OrderReference);
        Code("$.buyerReference", truth.BuyerReference, seen.BuyerReference);
        Party("$.seller", truth.Seller, seen.Seller);
        Party("$.buyer", truth.Buyer, seen.Buyer);
        Code("$.iban", truth.Iban?.ToString(), seen.Iban?.ToString());
        Code("$.paymentAccount", truth.PaymentAccount, seen.PaymentAccount);
        Text("$.paymentTerms", truth.PaymentTerms, seen.PaymentTerms);
        Lines(truth.Lines, seen.Lines);
        Taxes(truth.Taxes, seen.Taxes);
        Amount("$.lineTotal", truth.LineTotal, seen.LineTotal);
        Amount("$.allowanceTotal", truth.AllowanceTotal, seen.AllowanceTotal);
        Amount("$.chargeTotal", truth.ChargeTotal, seen.ChargeTotal);
        Amount("$.totalWithoutTax", truth.TotalWithoutTax, seen.TotalWithoutTax);
        Amount("$.taxTotal", truth.TaxTotal, seen.TaxTotal);
        Amount("$.total", truth.Total, seen.Total);
        Amount("$.prepaidAmount", truth.PrepaidAmount, seen.PrepaidAmount);
        Amount("$.roundingAmount", truth.RoundingAmount, seen.RoundingAmount);
        Amount("$.amountDue", truth.AmountDue, seen.AmountDue);
        return _findings;
    }

    private void Party(string path, Party? truth, Party? seen)
    {
        if (truth is null)
            return;
        Text(path + ".name", truth.Name, seen?.Name);
        Code(path + ".taxId", truth.TaxId, seen?.TaxId);
        Text(path + ".street", truth.Street, seen?.Street);
        Code(path + ".postalCode", truth.PostalCode, seen?.PostalCode);
        Text(path + ".city", truth.City, seen?.City);
        Code(path + ".country", truth.Country?.ToString(), seen?.Country?.ToString());
    }

    private void Lines(IReadOnlyList<InvoiceLine> truth, IReadOnlyList<InvoiceLine> seen)
    {
        // Several profiles leave the lines out.
        if (truth.Count == 0)
            return;
        if (truth.Count != seen.Count)
            Add(FindingSeverity.Error, "$.lines", "there are more or fewer lines than in the invoice's own XML", EmbeddedInvoiceCodes.Missing, string.Create(CultureInfo.InvariantCulture, $"{truth.Count} line{(truth.Count == 1 ? "" : "s")}"));
        for (int index = 0; index < Math.Min(truth.Count, seen.Count); index++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"$.lines[{index}]");
            Code(path + ".articleNumber", truth[index].ArticleNumber, seen[index].ArticleNumber);
            Text(path + ".description", truth[index].Description, seen[index].Description);
            Amount(path + ".quantity", truth[index].Quantity, seen[index].Quantity);
            Unit(path + ".unit", truth[index].Unit, seen[index].Unit);
            Amount(path + ".unitPrice", PriceOfOne(truth[index]), PriceOfOne(seen[index]));
            Amount(path + ".taxRate", truth[index].TaxRate, seen[index].TaxRate);
            Code(path + ".originCountry", truth[index].OriginCountry?.ToString(), seen[index].OriginCountry?.ToString());
            Amount(path + ".netAmount", truth[index].NetAmount, seen[index].NetAmount);
        }
    }

    private void Taxes(IReadOnlyList<TaxBreakdown> truth, IReadOnlyList<TaxBreakdown> seen)
    {
        ILookup<decimal?, int> indexes = Enumerable.Range(0, seen.Count).ToLookup(index => seen[index].Rate);
        foreach (TaxBreakdown tax in truth)
        {
            if (!indexes.Contains(tax.Rate))
            {
                Add(FindingSeverity.Error, "$.taxes", "a tax rate of the invoice's own XML is missing", EmbeddedInvoiceCodes.Missing, Printed(tax.Rate));
                continue;
            }

            int index = indexes[tax.Rate].First();
            string path = string.Create(CultureInfo.InvariantCulture, $"$.taxes[{index}]");
            Amount(path + ".taxableAmount", tax.TaxableAmount, seen[index].TaxableAmount);
            Amount(path + ".taxAmount", tax.TaxAmount, seen[index].TaxAmount);
        }
    }

    private static decimal? PriceOfOne(InvoiceLine line) => line.PriceBaseQuantity is { } units and not 0 ? line.UnitPrice / units : line.UnitPrice;

    private void Amount(string path, decimal? truth, decimal? seen)
    {
        // A zero in the XML is often not printed at all.
        if (truth is not null && truth != seen && !(truth == 0 && seen is null))
            Differs(FindingSeverity.Error, path, Printed(truth), seen is null);
    }

    private void Date(string path, DateOnly? truth, DateOnly? seen)
    {
        if (truth is not null && truth != seen)
            Differs(FindingSeverity.Error, path, truth.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), seen is null);
    }

    private void Code(string path, string? truth, string? seen) => Folded(FindingSeverity.Error, path, truth, seen);

    private void Text(string path, string? truth, string? seen) => Folded(FindingSeverity.Warning, path, truth, seen);

    private void Unit(string path, string? truth, string? seen)
    {
        if (truth is null || Code(truth) == Code(seen))
            return;
        Differs(FindingSeverity.Warning, path, truth, seen is null);

        static string Code(string? unit) =>
            UnitCode.Read(unit) is { IsValid: true } code ? Array.IndexOf(SinglePieces, code.Code) >= 0 ? SinglePieces[0] : code.Code : Fold(unit);
    }

    private void Folded(FindingSeverity severity, string path, string? truth, string? seen)
    {
        if (truth is not null && Fold(truth) != Fold(seen))
            Differs(severity, path, truth, seen is null);
    }

    private void Differs(FindingSeverity severity, string path, string? expected, bool isMissing)
    {
        if (isMissing)
            Add(severity, path, "is missing; the invoice's own XML has it", EmbeddedInvoiceCodes.Missing, expected);
        else
            Add(severity, path, "differs from the invoice's own XML", EmbeddedInvoiceCodes.Differs, expected);
    }

    private void Add(
        FindingSeverity severity,
        string path,
        string message,
        string code,
        string? expected) => _findings.Add(new Finding(severity, path, message, expected) { Code = code });

    private static string? Printed(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Leaves out what tells nothing about whether a reader saw the same text: case, accents, spaces and what is invisible.</summary>
    private static string Fold(string? text) => string.Concat(TextFolding.Fold(text, TextFolds.Case | TextFolds.Diacritics)
        .Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));
}

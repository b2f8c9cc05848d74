using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>The sums of EN 16931-1, in our own words: BR-CO-10 to BR-CO-16, and BR-S-08 and its siblings.</summary>
/// <remarks>
/// Totals agree to the cent after rounding, as in the official validation artefacts (release 1.3.16). What a document does not print is no finding.
/// </remarks>
internal static class InvoiceRules
{
    public static IEnumerable<Finding> Check(Invoice invoice) =>
        Totals(invoice)
            .Concat(Taxes(invoice))
            .Concat(DateOrder.Check(nameof(Invoice.DueDate), invoice.DueDate, invoice.IssueDate, "due date", "date of issue"));

    private static IEnumerable<Finding> Totals(Invoice invoice)
    {
        int decimals = invoice.Currency is { IsValid: true, MinorUnits: > 2 } currency ? currency.MinorUnits : 2;
        IEnumerable<Finding> Same(string path, decimal? stated, decimal? computed, string what) => Arithmetic.Compare(path, stated, computed, what, decimals);

        decimal? lines = Arithmetic.Sum(invoice.Lines, line => line.NetAmount);
        decimal? gross = Arithmetic.Compute(() => (invoice.LineTotal ?? lines) + (invoice.ChargeTotal ?? 0));
        IEnumerable<Finding> findings = Same(nameof(Invoice.LineTotal), invoice.LineTotal, lines, "the sum of the lines' net amounts (BT-106)")
            .Concat(Same(
                nameof(Invoice.TotalWithoutTax),
                invoice.TotalWithoutTax,
                Less(gross, invoice.AllowanceTotal, invoice.TotalWithoutTax, decimals),
                "the line total less allowances plus charges (BT-109)"))
            .Concat(Same(nameof(Invoice.TaxTotal), invoice.TaxTotal, Arithmetic.Sum(invoice.Taxes, tax => tax.TaxAmount), "the sum of the taxes of all rates (BT-110)"))
            .Concat(Same(nameof(Invoice.Total), invoice.Total, Arithmetic.Compute(() => invoice.TotalWithoutTax + invoice.TaxTotal), "the total without tax plus the tax (BT-112)"));
        return findings.Concat(AmountDue(invoice, decimals));
    }

    /// <summary>Documents, and invoices of the MINIMUM profile, may leave out what was paid before; then a difference is no error.</summary>
    private static IEnumerable<Finding> AmountDue(Invoice invoice, int decimals) => Arithmetic.Compare(
        nameof(Invoice.AmountDue),
        invoice.AmountDue,
        Less(Arithmetic.Compute(() => invoice.Total + (invoice.RoundingAmount ?? 0)), invoice.PrepaidAmount, invoice.AmountDue, decimals),
        "the total less what was prepaid plus the rounding (BT-115)",
        decimals,
        severity: invoice.PrepaidAmount is null ? FindingSeverity.Warning : FindingSeverity.Error);

    /// <summary>
    /// Takes something off a sum. Documents print what is taken off with either sign, so that a minus says nothing; a correction or a balance carried
    /// forward truly has the other sign. Where only that gives what is stated, it is meant.
    /// </summary>
    private static decimal? Less(decimal? sum, decimal? off, decimal? stated, int decimals) => Arithmetic.Compute(() =>
        sum - off is { } signed && stated is { } expected && Arithmetic.Agree(signed, expected, decimals) ? signed : sum - Math.Abs(off ?? 0));

    private static IEnumerable<Finding> Taxes(Invoice invoice)
    {
        // A rate printed for several categories, and allowances or charges whose rate is not known, leave nothing to compare.
        bool isPlain = (invoice.AllowanceTotal ?? 0) == 0 && (invoice.ChargeTotal ?? 0) == 0 && invoice.Lines.All(line => line.TaxRate is not null);
        ILookup<decimal?, InvoiceLine> linesByRate = invoice.Lines.ToLookup(line => line.TaxRate);
        ILookup<decimal?, TaxBreakdown> taxesByRate = invoice.Taxes.ToLookup(tax => tax.Rate);
        for (int index = 0; index < invoice.Taxes.Count; index++)
        {
            TaxBreakdown tax = invoice.Taxes[index];
            if (!isPlain || taxesByRate[tax.Rate].Skip(1).Any())
                continue;
            decimal? lines = invoice.Lines.Count == 0 ? null : linesByRate[tax.Rate].Any() ? Arithmetic.Sum(linesByRate[tax.Rate], line => line.NetAmount) : 0;
            bool isOff = lines is { } sum && tax.TaxableAmount is { } stated && Arithmetic.Compute(() => Math.Abs(sum - stated)) >= 1;
            string path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{nameof(Invoice.Taxes)}[{index}].{nameof(TaxBreakdown.TaxableAmount)}");
            foreach (Finding finding in Arithmetic.Compare(path, tax.TaxableAmount, lines, "the sum of the lines' net amounts at this rate (BT-116)", severity: isOff ? FindingSeverity.Error : FindingSeverity.Warning))
                yield return finding;
        }

        foreach (Finding finding in Arithmetic.Compare(
            nameof(Invoice.TotalWithoutTax),
            invoice.TotalWithoutTax,
            Arithmetic.Sum(invoice.Taxes, tax => tax.TaxableAmount),
            "the sum of the taxable amounts of all rates",
            severity: FindingSeverity.Warning))
            yield return finding;
    }
}

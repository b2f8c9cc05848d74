using System.Globalization;
using QwenDocs.Records.Rules;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>The equations of EN 16931-1 that hold in an invoice: sums of BR-CO-10 to BR-CO-16, and the products of tax and line.</summary>
internal static class InvoiceEquations
{
    // Sums agree to the cent after rounding; a product may be rounded on the way.
    private const decimal SumTolerance = 0.005m;
    private const decimal ProductTolerance = 0.01m;

    public static IEnumerable<RecordEquation> Of(Invoice invoice) =>
        Sums(invoice).Concat(Products(invoice)).OfType<RecordEquation>();

    private static IEnumerable<RecordEquation?> Sums(Invoice invoice)
    {
        FieldPath[] amounts = Entries(nameof(Invoice.Lines), invoice.Lines.Count, nameof(InvoiceLine.NetAmount));
        decimal? lines = Arithmetic.Compute(() => Sum(invoice.Lines.Select(line => line.NetAmount)));
        decimal allowance = invoice.AllowanceTotal ?? 0, charge = invoice.ChargeTotal ?? 0;
        FieldPath[] aside = [nameof(Invoice.AllowanceTotal), nameof(Invoice.ChargeTotal)];
        yield return Same(invoice.LineTotal, () => lines, SumTolerance, [nameof(Invoice.LineTotal), .. amounts]);
        yield return Same(invoice.TotalWithoutTax, () => invoice.LineTotal - Math.Abs(allowance) + charge, SumTolerance, [nameof(Invoice.TotalWithoutTax), nameof(Invoice.LineTotal), .. aside]);
        if (invoice.LineTotal is null)
            yield return Same(invoice.TotalWithoutTax, () => lines - Math.Abs(allowance) + charge, SumTolerance, [nameof(Invoice.TotalWithoutTax), .. aside, .. amounts]);
        yield return Same(
            invoice.TaxTotal,
            () => Sum(invoice.Taxes.Select(tax => tax.TaxAmount)),
            SumTolerance,
            [nameof(Invoice.TaxTotal), .. Entries(nameof(Invoice.Taxes), invoice.Taxes.Count, nameof(TaxBreakdown.TaxAmount))]);
        yield return Same(
            invoice.TotalWithoutTax,
            () => Sum(invoice.Taxes.Select(tax => tax.TaxableAmount)),
            SumTolerance,
            [nameof(Invoice.TotalWithoutTax), .. Entries(nameof(Invoice.Taxes), invoice.Taxes.Count, nameof(TaxBreakdown.TaxableAmount))]);
        yield return Same(invoice.Total, () => invoice.TotalWithoutTax + invoice.TaxTotal, SumTolerance, [nameof(Invoice.Total), nameof(Invoice.TotalWithoutTax), nameof(Invoice.TaxTotal)]);
        yield return Same(
            invoice.AmountDue,
            () => invoice.Total - Math.Abs(invoice.PrepaidAmount ?? 0) + (invoice.RoundingAmount ?? 0),
            SumTolerance,
            [nameof(Invoice.AmountDue), nameof(Invoice.Total), nameof(Invoice.PrepaidAmount), nameof(Invoice.RoundingAmount)]);
    }

    private static IEnumerable<RecordEquation?> Products(Invoice invoice)
    {
        for (int i = 0; i < invoice.Taxes.Count; i++)
        {
            TaxBreakdown tax = invoice.Taxes[i];
            if (tax.TaxAmount is not (null or 0))
                yield return Same(tax.TaxAmount, () => tax.TaxableAmount * tax.Rate / 100, ProductTolerance, Members(nameof(Invoice.Taxes), i, nameof(TaxBreakdown.TaxAmount), nameof(TaxBreakdown.TaxableAmount), nameof(TaxBreakdown.Rate)));
        }

        for (int i = 0; i < invoice.Lines.Count; i++)
        {
            InvoiceLine line = invoice.Lines[i];
            if (line.NetAmount is null or 0)
                continue;
            decimal per = line.PriceBaseQuantity is { } quantity and not 0 ? quantity : 1;
            yield return Same(
                line.NetAmount,
                () => line.Quantity * line.UnitPrice / per,
                ProductTolerance,
                Members(nameof(Invoice.Lines), i, nameof(InvoiceLine.NetAmount), nameof(InvoiceLine.Quantity), nameof(InvoiceLine.UnitPrice)));
        }
    }

    private static RecordEquation? Same(decimal? stated, Func<decimal?> compute, decimal tolerance, FieldPath[] fields)
    {
        if (stated is not { } value || Arithmetic.Compute(compute) is not { } other || !(Arithmetic.Compute(() => Math.Abs(value - other)) <= tolerance))
            return null;
        return new RecordEquation(fields, value == other);
    }

    private static decimal? Sum(IEnumerable<decimal?> values)
    {
        decimal sum = 0;
        int count = 0;
        foreach (decimal? value in values)
        {
            if (value is null)
                return null;
            sum += value.Value;
            count++;
        }

        return count == 0 ? null : sum;
    }

    private static FieldPath[] Entries(string list, int count, string member) => [.. Enumerable.Range(0, count).SelectMany(i => Members(list, i, member))];

    private static FieldPath[] Members(string list, int index, params string[] members) =>
        [.. members.Select(member => FieldPath.Parse(string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{member}")))];
}

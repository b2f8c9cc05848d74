using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>The sums of a commercial invoice, its charges beside the delivery term, and its currency.</summary>
internal static class CommercialInvoiceRules
{
    public static IEnumerable<Finding> Check(CommercialInvoice invoice) =>
        PrintedSum.Check(nameof(invoice.GoodsTotal), invoice.GoodsTotal, invoice.Items, item => item.Amount, "the lines' amounts")
            .Concat(Total(invoice))
            .Concat(Quantities(invoice))
            .Concat(PrintedSum.Check(nameof(invoice.NetWeight), invoice.NetWeight, invoice.Items, item => item.NetWeight, "the lines' net weights"))
            .Concat(PrintedSum.CheckGross(nameof(invoice.GrossWeight), invoice.GrossWeight, invoice.Items, item => item.GrossWeight))
            .Concat(Arithmetic.NetWithinGross(nameof(invoice.NetWeight), invoice.NetWeight, invoice.GrossWeight))
            .Concat(Charges(invoice))
            .Concat(Currency(invoice));

    /// <summary>
    /// The total is the goods less the discount plus the charges; but invoices also print freight and insurance as parts of a CIF price, for
    /// information, so any of the charges may be in the goods already.
    /// </summary>
    private static IEnumerable<Finding> Total(CommercialInvoice invoice)
    {
        if (invoice.Total is not { } total || (invoice.GoodsTotal ?? Arithmetic.Sum(invoice.Items, item => item.Amount)) is not { } goods)
            yield break;
        decimal[] parts = [-Math.Abs(invoice.Discount ?? 0), invoice.Freight ?? 0, invoice.Insurance ?? 0, invoice.OtherCharges ?? 0];
        for (int chosen = 0; chosen < 1 << parts.Length; chosen++)
        {
            int included = chosen;
            if (Arithmetic.Compute(() => goods + parts.Where((_, index) => (included >> index & 1) != 0).Sum()) is { } sum && Arithmetic.Agree(total, sum))
                yield break;
        }

        string computed = Arithmetic.Compute(() => goods + parts.Sum()) is { } whole ? $", {Arithmetic.Text(whole)}" : "";
        yield return Finding.Error(
            nameof(invoice.Total),
            $"{Arithmetic.Text(total)} is neither the goods' {Arithmetic.Text(goods)} nor that less discount plus charges{computed}.");
    }

    /// <summary>Quantities add up only where all are in the same unit.</summary>
    private static IEnumerable<Finding> Quantities(CommercialInvoice invoice) =>
        invoice.Items.Select(item => UnitCode.Read(item.Unit).ToString()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1
            ? PrintedSum.Check(nameof(invoice.TotalQuantity), invoice.TotalQuantity, invoice.Items, item => item.Quantity, "the lines' quantities")
            : [];

    private static IEnumerable<Finding> Charges(CommercialInvoice invoice)
    {
        if (invoice.Freight > 0 && IncotermFreight.SellerPaysFreight(invoice.DeliveryTerm) == false)
            yield return Finding.Warning(nameof(invoice.Freight), $"Freight is charged, but under {invoice.DeliveryTerm?.Code} the buyer pays the carrier; read the delivery term again.");
        if (invoice.Insurance > 0 && IncotermFreight.SellerInsures(invoice.DeliveryTerm) == false)
            yield return Finding.Warning(nameof(invoice.Insurance), $"Insurance is charged, but under {invoice.DeliveryTerm?.Code} the buyer insures; read the delivery term again.");
    }

    private static IEnumerable<Finding> Currency(CommercialInvoice invoice)
    {
        if (invoice.Currency is not { IsValid: true } currency)
            yield break;
        if (invoice.CurrencySign is { } sign && CurrencyCode.Read(sign).Candidates is { Count: > 0 } candidates && !candidates.Contains(currency.Code))
            yield return Finding.Warning(nameof(invoice.Currency), $"The sign beside the amounts stands for {string.Join(", ", candidates)}, not for {currency.Code}.");
        if (currency.MinorUnits == 0 && invoice.Total is { } total && total != decimal.Truncate(total))
            yield return Finding.Warning(nameof(invoice.Currency), $"Amounts in {currency.Code} have no decimals, but the total has; the currency may be another one of the same sign.");
    }
}

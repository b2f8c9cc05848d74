using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>An invoice or credit note, with the names of the European core invoice model (EN 16931-1); BT numbers are that model's.</summary>
/// <remarks>What is not on the document is <see langword="null"/>. Amounts are in <see cref="Currency"/>; percentages are 0 to 100.</remarks>
[Description("An invoice or credit note. One record for the whole document, never one for each page.")]
[PrintedAs("Invoice", "Tax Invoice", "Credit Note", "Rechnung", "Gutschrift", "Facture", "发票", "增值税专用发票", "增值税普通发票")]
public record Invoice : IValidatableRecord, IEquatedRecord
{
    /// <summary>Gets the invoice number (BT-1).</summary>
    [Description("Invoice number exactly as printed.")]
    public string? Number { get; init; }

    /// <summary>Gets what kind of invoice it is (BT-3, UNTDID 1001).</summary>
    [Description("Kind of document as UNTDID 1001 code: 380 invoice, 381 credit note, 384 corrected invoice, 386 prepayment invoice, 389 self-billed invoice.")]
    public string? TypeCode { get; init; }

    /// <summary>Gets the date of issue (BT-2).</summary>
    [Description("Date on which the invoice was issued.")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets the date of delivery (BT-72).</summary>
    [Description("Date of delivery or of the service.")]
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>Gets the date by which payment is due (BT-9).</summary>
    [Description("Date by which payment is due.")]
    public DateOnly? DueDate { get; init; }

    /// <summary>Gets the currency of the amounts (BT-5).</summary>
    [Description("Currency of the amounts as ISO 4217 code of three letters, such as EUR, USD or CNY.")]
    public CurrencyCode? Currency { get; init; }

    /// <summary>Gets the number of the buyer's order (BT-13).</summary>
    [Description("Number of the buyer's purchase order.")]
    public string? OrderReference { get; init; }

    /// <summary>Gets the buyer's reference (BT-10).</summary>
    [Description("Reference that the buyer asked for: department, cost centre or customer number.")]
    public string? BuyerReference { get; init; }

    /// <summary>Gets the seller (BG-4).</summary>
    [Description("The seller, who issued the invoice.")]
    public Party? Seller { get; init; }

    /// <summary>Gets the buyer (BG-7).</summary>
    [Description("The buyer, who is to pay.")]
    public Party? Buyer { get; init; }

    /// <summary>Gets the IBAN of the account to pay to (BT-84).</summary>
    [Description("IBAN of the account to pay to, exactly as printed.")]
    public Iban? Iban { get; init; }

    /// <summary>Gets the account to pay to where it has no IBAN (BT-84).</summary>
    [Description("Account number to pay to, where no IBAN is printed.")]
    public string? PaymentAccount { get; init; }

    /// <summary>Gets the terms of payment (BT-20).</summary>
    [Description("Terms of payment as printed, such as '30 days net'.")]
    public string? PaymentTerms { get; init; }

    /// <summary>Gets the lines (BG-25), in the order of the document.</summary>
    [Description("Every line of the invoice, in the order of the document, over all pages.")]
    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];

    /// <summary>Gets the taxes by rate (BG-23).</summary>
    [Description("The tax summary: one entry for each tax rate.")]
    public IReadOnlyList<TaxBreakdown> Taxes { get; init; } = [];

    /// <summary>Gets the sum of the lines' net amounts (BT-106).</summary>
    [Description("Sum of the lines' net amounts, before document-level allowances and charges.")]
    [Identifying]
    public decimal? LineTotal { get; init; }

    /// <summary>Gets the sum of the allowances on document level (BT-107), a positive number.</summary>
    [Description("Sum of discounts on the whole invoice, as a positive number.")]
    public decimal? AllowanceTotal { get; init; }

    /// <summary>Gets the sum of the charges on document level (BT-108).</summary>
    [Description("Sum of charges on the whole invoice, such as freight or packing.")]
    public decimal? ChargeTotal { get; init; }

    /// <summary>Gets the total without tax (BT-109).</summary>
    [Description("Invoice total without tax: net total.")]
    [Identifying]
    public decimal? TotalWithoutTax { get; init; }

    /// <summary>Gets the total tax (BT-110).</summary>
    [Description("Total tax amount.")]
    [Identifying]
    public decimal? TaxTotal { get; init; }

    /// <summary>Gets the total with tax (BT-112).</summary>
    [Description("Invoice total with tax: grand total.")]
    [Identifying]
    public decimal? Total { get; init; }

    /// <summary>Gets what was paid in advance (BT-113).</summary>
    [Description("Amount already paid.")]
    public decimal? PrepaidAmount { get; init; }

    /// <summary>Gets the rounding of the amount due (BT-114).</summary>
    [Description("Rounding added to the amount due.")]
    public decimal? RoundingAmount { get; init; }

    /// <summary>Gets the amount due (BT-115).</summary>
    [Description("Amount due for payment.")]
    [Identifying]
    public decimal? AmountDue { get; init; }

    /// <summary>
    /// Checks the sums of EN 16931 to the cent (BR-CO-10 to BR-CO-16), the lines against the tax of their rate, and the order of the dates.
    /// </summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => InvoiceRules.Check(this);

    /// <inheritdoc/>
    public virtual IEnumerable<RecordEquation> Equations() => InvoiceEquations.Of(this);
}

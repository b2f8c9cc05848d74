using System.ComponentModel;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>A commercial or proforma invoice of foreign trade (UN/EDIFACT 1001 codes 380 and 325), as customs asks for it.</summary>
/// <remarks>
/// Names follow the UN Layout Key for trade documents (UN/ECE Recommendation 6). For invoices with tax see <see cref="Invoice"/>. Amounts are in
/// <see cref="Currency"/>; weights in kilograms. What is not on the document is <see langword="null"/>.
/// </remarks>
[Description("A commercial or proforma invoice for goods that cross a border. One record for the whole document, never one for each page.")]
[PrintedAs("COMMERCIAL INVOICE", "PROFORMA INVOICE", "商业发票", "形式发票")]
public record CommercialInvoice : IValidatableRecord
{
    /// <summary>Gets the invoice number.</summary>
    [Description("Invoice number exactly as printed.")]
    public string? Number { get; init; }

    /// <summary>Gets the date of issue.</summary>
    [Description("Date on which the invoice was issued.")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets the number of the buyer's order.</summary>
    [Description("Number of the buyer's purchase order (P/O No.).")]
    public string? OrderNumber { get; init; }

    /// <summary>Gets the number of the sales contract.</summary>
    [Description("Number of the sales contract (S/C No., 合同号).")]
    public string? ContractNumber { get; init; }

    /// <summary>Gets the number of the letter of credit.</summary>
    [Description("Number of the letter of credit (L/C No.).")]
    public string? LetterOfCreditNumber { get; init; }

    /// <summary>Gets the seller.</summary>
    [Description("The seller or exporter, who issued the invoice.")]
    public Party? Seller { get; init; }

    /// <summary>Gets the buyer.</summary>
    [Description("The buyer, to whom the goods are sold.")]
    public Party? Buyer { get; init; }

    /// <summary>Gets the consignee.</summary>
    [Description("Who receives the goods, where the invoice names somebody else than the buyer.")]
    public Party? Consignee { get; init; }

    /// <summary>Gets the delivery term.</summary>
    [Description("Delivery term exactly as printed, with its place, such as CIF Hamburg.")]
    public Incoterm? DeliveryTerm { get; init; }

    /// <summary>Gets the terms of payment.</summary>
    [Description("Terms of payment as printed, such as 'T/T 30 days' or 'L/C at sight'.")]
    public string? PaymentTerms { get; init; }

    /// <summary>Gets the country of origin of all goods.</summary>
    [Description("Country of origin of all the goods, where it is printed once for the whole invoice.")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the port or place of loading.</summary>
    [Description("Port or airport of loading as printed (From).")]
    public string? PortOfLoading { get; init; }

    /// <summary>Gets the port or place of discharge.</summary>
    [Description("Port or airport of discharge, or destination, as printed (To).")]
    public string? PortOfDischarge { get; init; }

    /// <summary>Gets the shipping marks.</summary>
    [Description("Shipping marks as printed, 'N/M' included.")]
    [PrintedAs("Marks & Nos.", "唛头")]
    public string? ShippingMarks { get; init; }

    /// <summary>Gets the lines, in the order of the document.</summary>
    [Description("Every line of goods, in the order of the document, over all pages.")]
    public IReadOnlyList<CommercialInvoiceItem> Items { get; init; } = [];

    /// <summary>Gets the currency (ISO 4217).</summary>
    [Description("Currency of the amounts as ISO 4217 code of three letters, such as USD, EUR or CNY.")]
    public CurrencyCode? Currency { get; init; }

    /// <summary>Gets the currency sign beside the amounts, by which <see cref="Currency"/> is checked.</summary>
    [Description("Currency sign printed beside the amounts, such as US$, € or ¥, where there is one.")]
    public string? CurrencySign { get; init; }

    /// <summary>Gets the sum of the lines.</summary>
    [Description("Sum of the lines' amounts, before discount, freight and other charges.")]
    [Identifying]
    public decimal? GoodsTotal { get; init; }

    /// <summary>Gets the discount on the whole invoice, a positive number.</summary>
    [Description("Discount on the whole invoice, as a positive number.")]
    public decimal? Discount { get; init; }

    /// <summary>Gets the freight.</summary>
    [Description("Freight, where it is printed as an amount of its own.")]
    public decimal? Freight { get; init; }

    /// <summary>Gets the insurance.</summary>
    [Description("Insurance premium, where it is printed as an amount of its own.")]
    public decimal? Insurance { get; init; }

    /// <summary>Gets the other charges.</summary>
    [Description("Other charges, such as packing or handling.")]
    public decimal? OtherCharges { get; init; }

    /// <summary>Gets the total.</summary>
    [Description("Total of the invoice.")]
    [Identifying]
    public decimal? Total { get; init; }

    /// <summary>Gets the total in words.</summary>
    [Description("Total in words as printed, such as 'SAY US DOLLARS …'.")]
    [Identifying]
    public string? TotalInWords { get; init; }

    /// <summary>Gets the total quantity.</summary>
    [Description("Total quantity of all lines, where it is printed.")]
    public decimal? TotalQuantity { get; init; }

    /// <summary>Gets the number of packages.</summary>
    [Description("Total number of packages.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the net weight in kilograms.</summary>
    [Description("Total net weight (N.W.)."), PrintedUnit("kg")]
    public decimal? NetWeight { get; init; }

    /// <summary>Gets the gross weight in kilograms.</summary>
    [Description("Total gross weight (G.W.)."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the exporter's statement of preferential origin, word for word.</summary>
    [Description("The exporter's statement on origin word for word, such as 'The exporter of the products covered by this document (…) declares that …'.")]
    public string? OriginStatement { get; init; }

    /// <summary>
    /// Checks the sums of amounts, quantities and weights, the total against discount and charges, the charges against the delivery term, and the
    /// currency against its sign and decimals.
    /// </summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => CommercialInvoiceRules.Check(this);
}

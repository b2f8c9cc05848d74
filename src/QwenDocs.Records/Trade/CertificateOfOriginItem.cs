using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Trade;

/// <summary>Goods on a certificate of origin.</summary>
[Description("One item of goods.")]
public record CertificateOfOriginItem
{
    /// <summary>Gets the number of the item (Form A 5, RCEP 6).</summary>
    [Description("Item number as printed.")]
    public string? ItemNumber { get; init; }

    /// <summary>Gets marks and numbers of packages (Form A 6, RCEP 7).</summary>
    [Description("Marks and numbers of packages as printed, 'N/M' included.")]
    public string? ShippingMarks { get; init; }

    /// <summary>Gets the number of packages (Form A 7, RCEP 8, EUR.1 8).</summary>
    [Description("Number of packages.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the description of goods, with the kind of package (Form A 7, RCEP 8, EUR.1 8).</summary>
    [Description("Kind of packages and description of goods, all printed lines of it, without a closing row of asterisks.")]
    public string? Description { get; init; }

    /// <summary>Gets the tariff code (RCEP 9).</summary>
    [Description("HS code exactly as printed.")]
    public HsCode? HsCode { get; init; }

    /// <summary>Gets the origin criterion (Form A 8, RCEP 10).</summary>
    [Description("Origin criterion exactly as printed, without quotation marks, such as P, W 85.04, WO, CTC or RVC.")]
    [Identifying]
    public string? OriginCriterion { get; init; }

    /// <summary>Gets the country of origin of the item (RCEP 11).</summary>
    [Description("Country of origin of this item, where the form has a column for it.")]
    [Identifying]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets gross weight or other quantity (Form A 9, RCEP 12, EUR.1 9).</summary>
    [Description("Gross weight or other quantity.")]
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity.</summary>
    [Description("Unit of the quantity as printed, such as KGS G.W. or PCS.")]
    public string? Unit { get; init; }

    /// <summary>Gets the FOB value (RCEP 12, where a regional value content is claimed).</summary>
    [Description("FOB value, where it is printed.")]
    public decimal? FobValue { get; init; }

    /// <summary>Gets the number of the invoice (Form A 10, RCEP 13, EUR.1 10).</summary>
    [Description("Number of the invoice; repeat it where it is printed once for all items.")]
    public string? InvoiceNumber { get; init; }

    /// <summary>Gets the date of the invoice (Form A 10, RCEP 13).</summary>
    [Description("Date of the invoice; repeat it where it is printed once for all items.")]
    public DateOnly? InvoiceDate { get; init; }
}

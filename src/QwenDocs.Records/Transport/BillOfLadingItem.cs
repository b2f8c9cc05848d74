using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Transport;

/// <summary>Goods on a bill of lading, as the shipper described them.</summary>
[Description("One description of goods.")]
public record BillOfLadingItem
{
    /// <summary>Gets marks and numbers.</summary>
    [Description("Marks and numbers as printed, 'N/M' included.")]
    public string? ShippingMarks { get; init; }

    /// <summary>Gets the number of packages.</summary>
    [Description("Number of packages.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the kind of package.</summary>
    [Description("Kind of package as printed, such as CARTONS or PALLETS.")]
    public string? PackageKind { get; init; }

    /// <summary>Gets the description.</summary>
    [Description("Description of the goods, all printed lines of it.")]
    public string? Description { get; init; }

    /// <summary>Gets the tariff code.</summary>
    [Description("HS code exactly as printed.")]
    public HsCode? HsCode { get; init; }

    /// <summary>Gets the gross weight in kilograms.</summary>
    [Description("Gross weight."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the volume in cubic metres.</summary>
    [Description("Measurement."), PrintedUnit("m³")]
    public decimal? Volume { get; init; }
}

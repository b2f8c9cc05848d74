using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>A line of an air waybill's rate description (boxes 22A to 22I of IATA Resolution 600a).</summary>
[Description("One line of pieces, weights, rates and goods.")]
public record AirWaybillItem : IValidatableRecord
{
    /// <summary>Gets the number of pieces (22A).</summary>
    [Description("Number of pieces.")]
    public int? PieceCount { get; init; }

    /// <summary>Gets the gross weight (22B), in <see cref="WeightUnit"/>.</summary>
    [Description("Gross weight.")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the unit of the weights (22C).</summary>
    [Description("Unit of weight: K for kilograms, L for pounds.")]
    public string? WeightUnit { get; init; }

    /// <summary>Gets the rate class (22D).</summary>
    [Description("Rate class as printed, such as M, N, Q, C, R, S, U, E or X.")]
    public string? RateClass { get; init; }

    /// <summary>Gets the commodity item number (22E).</summary>
    [Description("Commodity item number.")]
    public string? CommodityItemNumber { get; init; }

    /// <summary>Gets the chargeable weight (22F), in <see cref="WeightUnit"/>.</summary>
    [Description("Chargeable weight.")]
    public decimal? ChargeableWeight { get; init; }

    /// <summary>Gets the rate or charge (22G).</summary>
    [Description("Rate or charge; null where 'AS AGREED' is printed.")]
    public decimal? Rate { get; init; }

    /// <summary>Gets the total (22H).</summary>
    [Description("Total of the line; null where 'AS AGREED' is printed.")]
    public decimal? Total { get; init; }

    /// <summary>Gets nature and quantity of the goods (22I).</summary>
    [Description("Nature and quantity of goods, all printed lines of it.")]
    public string? Description { get; init; }

    /// <summary>Gets the tariff code.</summary>
    [Description("HS code exactly as printed among the goods.")]
    public HsCode? HsCode { get; init; }

    /// <summary>Gets the volume in cubic metres, which stands among the goods (22I).</summary>
    [Description("Volume, where it is printed."), PrintedUnit("m³")]
    public decimal? Volume { get; init; }

    /// <summary>Checks the chargeable weight against gross weight and volume, and that weight × rate gives the total.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => AirWaybillRules.Check(this);
}

using System.ComponentModel;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>One of the two columns of charges on an air waybill (boxes 24 to 30 of IATA Resolution 600a).</summary>
[Description("One column of charges; null where nothing or 'AS AGREED' is printed.")]
public record AirWaybillCharges : IValidatableRecord
{
    /// <summary>Gets the weight charge.</summary>
    [Description("Weight charge.")]
    public decimal? WeightCharge { get; init; }

    /// <summary>Gets the valuation charge.</summary>
    [Description("Valuation charge.")]
    public decimal? ValuationCharge { get; init; }

    /// <summary>Gets the tax.</summary>
    [Description("Tax.")]
    public decimal? Tax { get; init; }

    /// <summary>Gets the other charges due to the agent.</summary>
    [Description("Total other charges due agent.")]
    public decimal? DueAgent { get; init; }

    /// <summary>Gets the other charges due to the carrier.</summary>
    [Description("Total other charges due carrier.")]
    public decimal? DueCarrier { get; init; }

    /// <summary>Gets the total of the column.</summary>
    [Description("Total prepaid or total collect.")]
    public decimal? Total { get; init; }

    /// <summary>Checks that the column adds up.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => AirWaybillRules.Check(this);
}

using System.ComponentModel;

namespace QwenDocs.Records;

/// <summary>The tax of one rate (EN 16931 BG-23).</summary>
[Description("The tax of one rate.")]
public record TaxBreakdown
{
    /// <summary>Gets the rate (BT-119), in percent.</summary>
    [Description("Tax rate in percent, such as 19.")]
    public decimal? Rate { get; init; }

    /// <summary>Gets the amount that is taxed (BT-116).</summary>
    [Description("Net amount that is taxed at this rate.")]
    public decimal? TaxableAmount { get; init; }

    /// <summary>Gets the tax (BT-117).</summary>
    [Description("Tax amount at this rate.")]
    public decimal? TaxAmount { get; init; }
}

using System.ComponentModel;
using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>The tax of one rate (EN 16931 BG-23).</summary>
[Description("The tax of one rate.")]
public record TaxBreakdown : IValidatableRecord
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

    /// <summary>Checks that amount × rate gives the tax (BR-CO-17): off by a unit of currency or more is an error, by more than a cent a warning.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate()
    {
        decimal? tax = Arithmetic.Compute(() => TaxableAmount * Rate / 100);
        bool isOff = tax is { } computed && TaxAmount is { } stated && Arithmetic.Compute(() => Math.Abs(computed - stated)) >= 1;
        return Arithmetic.Compare(
            nameof(TaxAmount), TaxAmount, tax, "the taxable amount times the rate", tolerance: 0.01m, severity: isOff ? FindingSeverity.Error : FindingSeverity.Warning);
    }
}

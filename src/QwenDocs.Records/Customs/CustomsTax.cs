using System.ComponentModel;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A row of SAD box 47, calculation of taxes (UCC data elements 4/3 to 4/8; new 14 03).</summary>
[Description("One duty or tax.")]
public record CustomsTax : IValidatableRecord
{
    /// <summary>Gets the type of tax (4/3), such as <c>A00</c> for customs duty and <c>B00</c> for value added tax.</summary>
    [Description("Type of tax as printed, such as A00 or B00.")]
    public string? Type { get; init; }

    /// <summary>Gets the base (4/4): a value, or a quantity where the rate is for a unit.</summary>
    [Description("Tax base.")]
    public decimal? Base { get; init; }

    /// <summary>Gets the rate (4/5), in percent or in money for a unit.</summary>
    [Description("Rate as a number: 4.7 for 4.7 %, or the money for one unit.")]
    public decimal? Rate { get; init; }

    /// <summary>Gets the amount (4/6).</summary>
    [Description("Amount of tax.")]
    public decimal? Amount { get; init; }

    /// <summary>Gets the method of payment (4/8), such as <c>E</c> for deferred payment.</summary>
    [Description("Method of payment, one letter.")]
    public string? PaymentMethod { get; init; }

    /// <summary>Checks that base × rate gives the amount: a warning, for rates can be composed.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => CustomsTaxRules.Check(this);
}

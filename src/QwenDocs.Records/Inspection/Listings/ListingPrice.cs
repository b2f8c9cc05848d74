using System.ComponentModel;
using QwenDocs.Records.Inspection.Listings;
using QwenDocs.Records.Values;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection;

/// <summary>A price that stands in a picture of a listing.</summary>
[Description("One price in a picture. A range is two prices.")]
public record ListingPrice : IValidatableRecord
{
    /// <summary>Gets the price as printed.</summary>
    [Description("Price exactly as printed, with its sign: ฿1,299, Rp199rb, 199.000₫.")]
    public string? Text { get; init; }

    /// <summary>Gets the amount.</summary>
    [Description("The amount as a number, written out: 199000 for 199rb or 199k.")]
    public decimal? Amount { get; init; }

    /// <summary>Gets the currency.</summary>
    [Description("Currency as ISO 4217 code of three letters; where the sign stands for several, the one of the marketplace.")]
    public CurrencyCode? Currency { get; init; }

    /// <summary>Gets what the price is for.</summary>
    [Description("What the price is for.")]
    public ListingPriceKind? Kind { get; init; }

    /// <summary>Checks that the printed price can be read, that the amount is what it says, and that its sign can stand for the currency.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => ListingPriceRules.Check(this);
}

using System.ComponentModel;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Validation;

namespace QwenDocs.Records;

/// <summary>A company or person named on a document (EN 16931 BG-4 and BG-7).</summary>
[Description("A company or person with its address.")]
public record Party : IValidatableRecord
{
    /// <summary>Gets the name (BT-27, BT-44).</summary>
    [Description("Name of the company or person.")]
    public string? Name { get; init; }

    /// <summary>Gets the tax identifier (BT-31, BT-48): VAT number, 统一社会信用代码 or the like.</summary>
    [Description("VAT number, unified social credit code or other tax identifier, as printed.")]
    public string? TaxId { get; init; }

    /// <summary>Gets street and house number (BT-35, BT-50).</summary>
    [Description("Street and house number.")]
    public string? Street { get; init; }

    /// <summary>Gets the postal code (BT-38, BT-53).</summary>
    [Description("Postal code.")]
    public string? PostalCode { get; init; }

    /// <summary>Gets the town (BT-37, BT-52).</summary>
    [Description("Town or city.")]
    public string? City { get; init; }

    /// <summary>Gets the country (BT-40, BT-55).</summary>
    [Description("Country as ISO 3166-1 code of two letters, such as DE or CN.")]
    public CountryCode? Country { get; init; }

    /// <summary>Checks the tax identifier by the rule of the country that it shows.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => TaxIdentifier.Check(nameof(TaxId), TaxId, Country);
}

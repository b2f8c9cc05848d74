using System.ComponentModel;
using QwenDocs.Records.Customs.UnitedStates;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A line of CBP Form 7501. It has one tariff number or several: of a set, or of additional duties in chapter 99.</summary>
[Description("One line of the entry summary.")]
public record UsEntryItem : IValidatableRecord
{
    /// <summary>Gets the number of the line.</summary>
    [Description("Line No., such as 001.")]
    public string? LineNumber { get; init; }

    /// <summary>Gets the description of merchandise.</summary>
    [Description("Description of Merchandise.")]
    public string? Description { get; init; }

    /// <summary>Gets the country of origin of the line.</summary>
    [Description("Country of origin of this line, printed as 'O' and its code where the header says MULTI.")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the manufacturer's identification code of the line (MID).</summary>
    [Description("Manufacturer ID of this line, where the header says MULTI.")]
    public string? ManufacturerId { get; init; }

    /// <summary>Gets the special programme that is claimed.</summary>
    [Description("Special program indicator in front of the tariff number, such as S, KR, A or A+.")]
    public string? SpecialProgram { get; init; }

    /// <summary>Gets the tariff numbers with their duties.</summary>
    [Description("Every HTSUS number of this line with what stands in its row, those of chapters 98 and 99 included.")]
    [Identifying]
    public IReadOnlyList<UsEntryTariff> Tariffs { get; init; } = [];

    /// <summary>Gets the numbers of antidumping and countervailing cases.</summary>
    [Description("AD/CVD case numbers, such as A-570-967-000.")]
    public IReadOnlyList<string> AdCvdCases { get; init; } = [];

    /// <summary>Gets the antidumping and countervailing duty.</summary>
    [Description("Amount of antidumping and countervailing duty of this line.")]
    public decimal? AdCvdDuty { get; init; }

    /// <summary>Gets the gross weight in kilograms.</summary>
    [Description("Gross Weight."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the quantity on the manifest.</summary>
    [Description("Manifest Qty., as printed with its unit.")]
    public string? ManifestQuantity { get; init; }

    /// <summary>Gets the entered value of the line in whole US dollars.</summary>
    [Description("Entered Value of this line, whole dollars.")]
    [Identifying]
    public decimal? EnteredValue { get; init; }

    /// <summary>Gets the charges of carriage and insurance in whole US dollars.</summary>
    [Description("CHGS: charges, whole dollars, printed as C and the amount.")]
    public decimal? Charges { get; init; }

    /// <summary>Gets whether buyer and seller are related.</summary>
    [Description("Relationship: true for Y, false for N.")]
    public bool? IsRelated { get; init; }

    /// <summary>Gets the internal revenue tax.</summary>
    [Description("Internal revenue (IR) tax of this line.")]
    public decimal? Tax { get; init; }

    /// <summary>Gets the fees of the line.</summary>
    [Description("Fees of this line, such as 499 Merchandise Processing Fee and 501 Harbor Maintenance Fee.")]
    public IReadOnlyList<UsEntryFee> Fees { get; init; } = [];

    /// <summary>Checks the tariff numbers, the duties and fees against value and rate, and that values are whole dollars.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => UsEntryItemRules.Check(this);
}

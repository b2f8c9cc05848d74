using System.ComponentModel;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Customs;

/// <summary>A tariff number of a line of CBP Form 7501 and its row.</summary>
[Description("One HTSUS number and its row.")]
public record UsEntryTariff
{
    /// <summary>Gets the number in chapters 1 to 97 of the Harmonized Tariff Schedule of the United States.</summary>
    [Description("HTSUS number exactly as printed, ten digits, of chapters 1 to 97.")]
    public HsCode? HtsNumber { get; init; }

    /// <summary>Gets the number in chapter 98 or 99, where special provisions and additional duties stand.</summary>
    [Description("Number of chapter 98 or 99 exactly as printed, such as 9903.88.15; then htsNumber is null.")]
    public string? SpecialNumber { get; init; }

    /// <summary>Gets the net quantity in the tariff's unit.</summary>
    [Description("Net Quantity in HTSUS Units.")]
    public decimal? NetQuantity { get; init; }

    /// <summary>Gets the unit of the net quantity.</summary>
    [Description("Unit of the net quantity as printed, such as NO, KG or DOZ.")]
    public string? Unit { get; init; }

    /// <summary>Gets the value entered under this number, where a line has several.</summary>
    [Description("Entered value of this number in whole dollars, where the line prints it in this row.")]
    public decimal? EnteredValue { get; init; }

    /// <summary>Gets the rate.</summary>
    [Description("HTSUS Rate as printed, such as 2.5%, FREE or 1.2¢/KG.")]
    public string? Rate { get; init; }

    /// <summary>Gets the duty.</summary>
    [Description("Duty; 0 where FREE or 0.00 is printed.")]
    public decimal? Duty { get; init; }
}

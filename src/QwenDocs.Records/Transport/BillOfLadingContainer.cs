using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>A container on a bill of lading.</summary>
[Description("One container.")]
public record BillOfLadingContainer : IValidatableRecord
{
    /// <summary>Gets the container's number (ISO 6346).</summary>
    [Description("Container number exactly as printed: four letters and seven digits.")]
    public ContainerNumber? Number { get; init; }

    /// <summary>Gets the number of the seal.</summary>
    [Description("Seal number.")]
    public string? SealNumber { get; init; }

    /// <summary>Gets size and type, as ISO 6346 code or in the carriers' way.</summary>
    [Description("Size and type as printed, such as 40HC, 20GP or 45G1.")]
    public string? SizeType { get; init; }

    /// <summary>Gets the number of packages in the container.</summary>
    [Description("Number of packages in this container.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the gross weight of the goods in kilograms.</summary>
    [Description("Gross weight of the goods in this container, without the container."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the container's own weight in kilograms.</summary>
    [Description("Tare weight of the container, where it is printed."), PrintedUnit("kg")]
    public decimal? TareWeight { get; init; }

    /// <summary>Gets the volume in cubic metres.</summary>
    [Description("Measurement of the goods in this container."), PrintedUnit("m³")]
    public decimal? Volume { get; init; }

    /// <summary>Checks that weight and volume can be in one container.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => BillOfLadingRules.Check(this);
}

using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>A line of a packing list: the same goods in one or more packages of a kind.</summary>
[Description("One line of the packing list.")]
public record PackingListItem : IValidatableRecord
{
    /// <summary>Gets the numbers of the packages.</summary>
    [Description("Numbers of the packages as printed, such as 1-10 (C/NO., 箱号). Null where the goods share the package of the line above.")]
    [Identifying]
    public string? PackageNumbers { get; init; }

    /// <summary>Gets the article number.</summary>
    [Description("Article, model or part number.")]
    public string? ArticleNumber { get; init; }

    /// <summary>Gets the description of the goods.</summary>
    [Description("Description of the goods, all printed lines of it.")]
    public string? Description { get; init; }

    /// <summary>Gets the tariff code.</summary>
    [Description("HS, commodity or tariff code of this line exactly as printed.")]
    public HsCode? HsCode { get; init; }

    /// <summary>Gets the quantity in all packages of the line.</summary>
    [Description("Quantity in all packages of this line together.")]
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity.</summary>
    [Description("Unit of the quantity as printed, such as pcs, kg or 个.")]
    public string? Unit { get; init; }

    /// <summary>Gets the quantity in one package.</summary>
    [Description("Quantity in one package, where it is printed (PCS/CTN).")]
    [Identifying]
    public decimal? QuantityPerPackage { get; init; }

    /// <summary>Gets the number of packages.</summary>
    [Description("Number of packages of this line.")]
    [Identifying]
    public int? PackageCount { get; init; }

    /// <summary>Gets the kind of package.</summary>
    [Description("Kind of package as printed, such as cartons, pallets or 纸箱.")]
    public string? PackageKind { get; init; }

    /// <summary>Gets the net weight of the line in kilograms.</summary>
    [Description("Net weight of all packages of this line together, not of one package."), PrintedUnit("kg")]
    [Identifying]
    public decimal? NetWeight { get; init; }

    /// <summary>Gets the gross weight of the line in kilograms.</summary>
    [Description("Gross weight of all packages of this line together, not of one package."), PrintedUnit("kg")]
    [Identifying]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the size of one package.</summary>
    [Description("Length × width × height of one package as printed, such as 60×40×35 cm.")]
    [Identifying]
    public string? PackageSize { get; init; }

    /// <summary>Gets the volume of the line in cubic metres.</summary>
    [Description("Volume of all packages of this line together."), PrintedUnit("m³")]
    public decimal? Volume { get; init; }

    /// <summary>Checks the package numbers against their count, the quantity and the volume against one package's, and net against gross.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => PackingListRules.Check(this);
}

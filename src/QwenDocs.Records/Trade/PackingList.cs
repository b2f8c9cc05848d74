using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>A packing list (UN/EDIFACT 1001 code 271): which goods are in which packages, with weights and volumes.</summary>
/// <remarks>Weights are in kilograms, volumes in cubic metres. What is not on the document is <see langword="null"/>.</remarks>
[Description("A packing list (装箱单). One record for the whole document, never one for each page.")]
[PrintedAs("PACKING LIST", "WEIGHT LIST", "装箱单", "Packliste", "Liste de colisage")]
public record PackingList : IValidatableRecord
{
    /// <summary>Gets the number of the packing list.</summary>
    [Description("Number of the packing list exactly as printed.")]
    public string? Number { get; init; }

    /// <summary>Gets the date of issue.</summary>
    [Description("Date on which the packing list was issued.")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets the number of the invoice that it belongs to.</summary>
    [Description("Number of the invoice that the packing list belongs to.")]
    public string? InvoiceNumber { get; init; }

    /// <summary>Gets the date of that invoice.</summary>
    [Description("Date of that invoice.")]
    public DateOnly? InvoiceDate { get; init; }

    /// <summary>Gets the number of the buyer's order.</summary>
    [Description("Number of the buyer's purchase order (P/O No.).")]
    public string? OrderNumber { get; init; }

    /// <summary>Gets the number of the sales contract.</summary>
    [Description("Number of the sales contract (S/C No., 合同号).")]
    public string? ContractNumber { get; init; }

    /// <summary>Gets the seller or shipper.</summary>
    [Description("The seller, exporter or shipper, who issued the packing list.")]
    public Party? Seller { get; init; }

    /// <summary>Gets the buyer or consignee.</summary>
    [Description("The buyer or consignee, who receives the goods.")]
    public Party? Buyer { get; init; }

    /// <summary>Gets the port or place of loading.</summary>
    [Description("Port or airport of loading as printed (From).")]
    public string? PortOfLoading { get; init; }

    /// <summary>Gets the port or place of discharge.</summary>
    [Description("Port or airport of discharge, or destination, as printed (To).")]
    public string? PortOfDischarge { get; init; }

    /// <summary>Gets the shipping marks.</summary>
    [Description("Shipping marks as printed, 'N/M' included.")]
    [PrintedAs("Marks & Nos.", "唛头")]
    public string? ShippingMarks { get; init; }

    /// <summary>Gets the containers.</summary>
    [Description("Numbers of the containers exactly as printed.")]
    [Identifying]
    public IReadOnlyList<ContainerNumber> ContainerNumbers { get; init; } = [];

    /// <summary>Gets the lines, in the order of the document.</summary>
    [Description("Every line of the packing list, in the order of the document, over all pages.")]
    public IReadOnlyList<PackingListItem> Items { get; init; } = [];

    /// <summary>Gets the total quantity.</summary>
    [Description("Total quantity of all lines, where it is printed.")]
    public decimal? TotalQuantity { get; init; }

    /// <summary>Gets the total number of packages.</summary>
    [Description("Total number of packages: cartons, or pallets where only these are counted.")]
    [PrintedAs("Total packages", "总件数")]
    [Identifying]
    public int? PackageCount { get; init; }

    /// <summary>Gets the total net weight in kilograms.</summary>
    [Description("Total net weight."), PrintedAs("N.W.", "净重"), PrintedUnit("kg")]
    [Identifying]
    public decimal? NetWeight { get; init; }

    /// <summary>Gets the total gross weight in kilograms.</summary>
    [Description("Total gross weight."), PrintedAs("G.W.", "毛重"), PrintedUnit("kg")]
    [Identifying]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the total volume in cubic metres.</summary>
    [Description("Total volume."), PrintedAs("MEAS.", "CBM", "体积"), PrintedUnit("m³")]
    [Identifying]
    public decimal? Volume { get; init; }

    /// <summary>Checks the sums of packages, quantities, weights and volumes, and net against gross.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => PackingListRules.Check(this);
}

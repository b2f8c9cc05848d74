using System.ComponentModel;

namespace QwenDocs.Records;

/// <summary>A line of an invoice (EN 16931 BG-25).</summary>
[Description("One line of the invoice's table.")]
public record InvoiceLine
{
    /// <summary>Gets the number of the line (BT-126).</summary>
    [Description("Line or position number as printed.")]
    public string? LineNumber { get; init; }

    /// <summary>Gets the seller's article number (BT-155).</summary>
    [Description("Seller's article or item number.")]
    public string? ArticleNumber { get; init; }

    /// <summary>Gets what was sold (BT-153 and BT-154).</summary>
    [Description("Description of the goods or service, all printed lines of it.")]
    public string? Description { get; init; }

    /// <summary>Gets the quantity (BT-129).</summary>
    [Description("Quantity invoiced.")]
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity (BT-130).</summary>
    [Description("Unit of the quantity as printed, such as pcs, kg or 个.")]
    public string? Unit { get; init; }

    /// <summary>Gets the net price of one unit (BT-146).</summary>
    [Description("Net price of one unit.")]
    public decimal? UnitPrice { get; init; }

    /// <summary>Gets the tax rate (BT-152), in percent.</summary>
    [Description("Tax rate in percent, such as 19.")]
    public decimal? TaxRate { get; init; }

    /// <summary>Gets the net amount (BT-131).</summary>
    [Description("Net amount of the line.")]
    public decimal? NetAmount { get; init; }
}

using System.ComponentModel;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>A line of an invoice (EN 16931 BG-25).</summary>
[Description("One line of the invoice's table.")]
public record InvoiceLine : IValidatableRecord
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

    /// <summary>Gets the tariff code of the goods (BT-158 with list HS).</summary>
    [Description("HS, commodity or tariff code of the goods exactly as printed on this line.")]
    public HsCode? HsCode { get; init; }

    /// <summary>Gets the country of origin of the goods (BT-159).</summary>
    [Description("Country of origin of the goods as printed on this line.")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the quantity (BT-129).</summary>
    [Description("Quantity invoiced.")]
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity (BT-130).</summary>
    [Description("Unit of the quantity as printed, such as pcs, kg or 个.")]
    public string? Unit { get; init; }

    /// <summary>Gets the net price of one unit (BT-146).</summary>
    [Description("Net price of one unit.")]
    [Identifying]
    public decimal? UnitPrice { get; init; }

    /// <summary>Gets the quantity that the price is for (BT-149), where it is not one.</summary>
    [Description("Quantity that the unit price is for when it is not one: 100 where the price is printed 'per 100'.")]
    public decimal? PriceBaseQuantity { get; init; }

    /// <summary>Gets the discount on the line (BT-136), a positive number. In the XML of an invoice it is less the line's charges (BT-141), and negative where those are more.</summary>
    [Description("Discount on this line as a positive amount of money.")]
    public decimal? Discount { get; init; }

    /// <summary>Gets the tax rate (BT-152), in percent.</summary>
    [Description("Tax rate in percent, such as 19.")]
    public decimal? TaxRate { get; init; }

    /// <summary>Gets the net amount (BT-131).</summary>
    [Description("Net amount of the line.")]
    [Identifying]
    public decimal? NetAmount { get; init; }

    /// <summary>Checks that quantity × price gives the amount, within the precision of the printed price: a warning.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => LineProduct.Check(nameof(NetAmount), Quantity, UnitPrice, NetAmount, PriceBaseQuantity, TaxRate, Discount);
}

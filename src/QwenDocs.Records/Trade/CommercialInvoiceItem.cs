using System.ComponentModel;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>A line of a commercial invoice.</summary>
[Description("One line of goods.")]
public record CommercialInvoiceItem : IValidatableRecord
{
    /// <summary>Gets the number of the line.</summary>
    [Description("Line or position number as printed.")]
    public string? LineNumber { get; init; }

    /// <summary>Gets the article number.</summary>
    [Description("Article, model or part number.")]
    public string? ArticleNumber { get; init; }

    /// <summary>Gets the description of the goods.</summary>
    [Description("Description of the goods, all printed lines of it.")]
    public string? Description { get; init; }

    /// <summary>Gets the tariff code.</summary>
    [Description("HS, commodity or tariff code of this line exactly as printed.")]
    public HsCode? HsCode { get; init; }

    /// <summary>Gets the country of origin.</summary>
    [Description("Country of origin as printed on this line.")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the quantity.</summary>
    [Description("Quantity.")]
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity.</summary>
    [Description("Unit of the quantity as printed, such as pcs, kg or 个.")]
    public string? Unit { get; init; }

    /// <summary>Gets the price of one unit.</summary>
    [Description("Price of one unit.")]
    [Identifying]
    public decimal? UnitPrice { get; init; }

    /// <summary>Gets the amount.</summary>
    [Description("Amount of the line.")]
    [Identifying]
    public decimal? Amount { get; init; }

    /// <summary>Gets the net weight in kilograms.</summary>
    [Description("Net weight of the line."), PrintedUnit("kg")]
    public decimal? NetWeight { get; init; }

    /// <summary>Gets the gross weight in kilograms.</summary>
    [Description("Gross weight of the line."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Checks that quantity × price gives the amount, within the precision of the printed price, and that net is not above gross.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() =>
        LineProduct.Check(nameof(Amount), Quantity, UnitPrice, Amount).Concat(Arithmetic.NetWithinGross(nameof(NetWeight), NetWeight, GrossWeight));
}

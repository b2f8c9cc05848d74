using System.ComponentModel;
using QwenDocs.Records.Rules;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>A line of a Chinese VAT invoice.</summary>
[Description("One line of the table. A discount in a line of its own is a line with negative amounts.")]
public record VatFapiaoLine : IValidatableRecord
{
    private const decimal TaxTolerance = 0.06m;

    /// <summary>Gets the name of goods or service (项目名称), with its category between asterisks.</summary>
    [Description("Name of goods or service as printed, with the category between asterisks: *电子元件*电阻."), PrintedAs("项目名称", "货物或应税劳务、服务名称")]
    public string? Name { get; init; }

    /// <summary>Gets specification and model (规格型号).</summary>
    [Description("Specification and model."), PrintedAs("规格型号")]
    public string? Specification { get; init; }

    /// <summary>Gets the unit (单位).</summary>
    [Description("Unit of the quantity as printed, such as 个 or 千克."), PrintedAs("单位")]
    public string? Unit { get; init; }

    /// <summary>Gets the quantity (数量).</summary>
    [Description("Quantity."), PrintedAs("数量")]
    public decimal? Quantity { get; init; }

    /// <summary>Gets the price of one unit without tax (单价), with up to thirteen decimals.</summary>
    [Description("Price of one unit without tax, with all printed decimals."), PrintedAs("单价")]
    public decimal? UnitPrice { get; init; }

    /// <summary>Gets the amount without tax (金额).</summary>
    [Description("Amount without tax."), PrintedAs("金额")]
    public decimal? Amount { get; init; }

    /// <summary>Gets the tax rate (税率, 征收率), in percent.</summary>
    [Description("Tax rate in percent, such as 13; null where 免税, 不征税 or *** is printed."), PrintedAs("税率/征收率", "税率")]
    public decimal? TaxRate { get; init; }

    /// <summary>Gets the tax (税额).</summary>
    [Description("Tax amount; null where *** is printed."), PrintedAs("税额")]
    public decimal? Tax { get; init; }

    /// <summary>Checks that quantity × price gives the amount within the printed precision, and amount × rate the tax within 0.06 yuan: warnings.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() =>
        LineProduct.Check(nameof(Amount), Quantity, UnitPrice, Amount, priceBase: 1)
            .Concat(Arithmetic.Compare(nameof(Tax), Tax, Arithmetic.Compute(() => Amount * TaxRate / 100), "the amount times the tax rate", tolerance: TaxTolerance, severity: FindingSeverity.Warning));
}

using System.ComponentModel;
using System.Text.Json.Serialization;
using QwenDocs.Records.Customs.China;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>An item of goods on a Chinese customs declaration.</summary>
/// <remarks>
/// A quantity stands on each of up to three rows: in the first and the second legal unit (法定第一, 法定第二计量单位), and in the unit of the sale
/// (成交计量单位) where it is another one.
/// </remarks>
[Description("One item of goods.")]
public record ChinaCustomsItem : IValidatableRecord
{
    /// <summary>Gets 项号, the number of the item.</summary>
    [Description("Item number, first row."), PrintedAs("项号")]
    public int? ItemNumber { get; init; }

    /// <summary>Gets the number of the item in the record or manual (项号, second row).</summary>
    [Description("Item number in the record (备案序号), second row.")]
    public string? RecordItemNumber { get; init; }

    /// <summary>Gets 商品编号: ten digits, or thirteen with the inspection suffix.</summary>
    [Description("Tariff code exactly as printed: 10 digits, or 13."), PrintedAs("商品编号")]
    [Identifying]
    public HsCode? TariffCode { get; init; }

    /// <summary>Gets 商品名称.</summary>
    [Description("Name of the goods, first row."), PrintedAs("商品名称")]
    public string? Name { get; init; }

    /// <summary>Gets 规格型号, its elements parted by <c>|</c>.</summary>
    [Description("Specification exactly as printed, with every |, empty elements included."), PrintedAs("规格型号")]
    public string? Specification { get; init; }

    /// <summary>Gets the elements of <see cref="Specification"/>, empty ones included.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> SpecificationElements => Specification is { } text ? text.Split(['|', '｜'], StringSplitOptions.TrimEntries) : [];

    /// <summary>Gets the quantity in the first legal unit (法定第一数量).</summary>
    [Description("Quantity on the first row of 数量及单位."), PrintedAs("数量及单位")]
    public decimal? FirstQuantity { get; init; }

    /// <summary>Gets the first legal unit (法定第一计量单位).</summary>
    [Description("Unit on the first row, such as 千克 or 台."), PrintedAs("数量及单位")]
    public string? FirstUnit { get; init; }

    /// <summary>Gets the quantity in the second legal unit (法定第二数量).</summary>
    [Description("Quantity on the second row; null where the row is empty."), PrintedAs("数量及单位")]
    public decimal? SecondQuantity { get; init; }

    /// <summary>Gets the second legal unit (法定第二计量单位).</summary>
    [Description("Unit on the second row."), PrintedAs("数量及单位")]
    public string? SecondUnit { get; init; }

    /// <summary>Gets the quantity of the sale (成交数量).</summary>
    [Description("Quantity on the third row; null where the row is empty."), PrintedAs("数量及单位")]
    public decimal? TransactionQuantity { get; init; }

    /// <summary>Gets the unit of the sale (成交计量单位).</summary>
    [Description("Unit on the third row."), PrintedAs("数量及单位")]
    public string? TransactionUnit { get; init; }

    /// <summary>Gets 单价.</summary>
    [Description("Unit price."), PrintedAs("单价")]
    public decimal? UnitPrice { get; init; }

    /// <summary>Gets 总价.</summary>
    [Description("Total price."), PrintedAs("总价")]
    public decimal? TotalPrice { get; init; }

    /// <summary>Gets 币制.</summary>
    [Description("Currency as ISO 4217 code: USD for 美元, CNY for 人民币."), PrintedAs("币制")]
    public CurrencyCode? Currency { get; init; }

    /// <summary>Gets 原产国(地区).</summary>
    [Description("Country of origin."), PrintedAs("原产国(地区)")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets 最终目的国(地区).</summary>
    [Description("Country of final destination."), PrintedAs("最终目的国(地区)")]
    public CountryCode? DestinationCountry { get; init; }

    /// <summary>Gets 境内目的地 or 境内货源地.</summary>
    [Description("Domestic destination or source, with its code as printed."), PrintedAs("境内目的地", "境内货源地")]
    public string? DomesticPlace { get; init; }

    /// <summary>Gets 征免.</summary>
    [Description("Levy mode, such as 照章征税."), PrintedAs("征免")]
    [Identifying]
    public string? LevyMode { get; init; }

    /// <summary>Checks the length of the tariff code, and that price × quantity gives the total price, within the precision of the printed price.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => ChinaCustomsRules.Check(this);
}

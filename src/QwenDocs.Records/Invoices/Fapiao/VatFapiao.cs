using System.ComponentModel;
using QwenDocs.Records.Invoices.Fapiao;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>A Chinese VAT invoice (增值税发票): special or ordinary, on paper, electronic or fully digital (数电票). Amounts are in yuan.</summary>
/// <remarks>
/// Source: the announcements of China's tax services on the fully digital invoice, such as Guangdong's (20 digits: two of the year, two of the province,
/// one of the channel, fifteen of the order; no invoice code). A red invoice (红字发票) has negative amounts. What is not on the document is <see langword="null"/>.
/// </remarks>
[Description("A Chinese VAT invoice (增值税发票). One record for the whole document. Amounts are in yuan; those of a red invoice (红字, 负数) are negative.")]
public record VatFapiao : IValidatableRecord
{
    /// <summary>Gets the kind.</summary>
    [Description("Kind of fapiao, as its title says.")]
    public VatFapiaoKind? Kind { get; init; }

    /// <summary>Gets the invoice code (发票代码), which fully digital invoices do not have.</summary>
    [Description("Invoice code exactly as printed, 10 or 12 digits; null on fully digital invoices, which have none."), PrintedAs("发票代码")]
    [Identifying]
    public string? Code { get; init; }

    /// <summary>Gets the invoice number (发票号码).</summary>
    [Description("Invoice number exactly as printed: 8 digits, or 20 on fully digital invoices. Never the 校验码."), PrintedAs("发票号码")]
    public string? Number { get; init; }

    /// <summary>Gets the date of issue (开票日期).</summary>
    [Description("Date of issue."), PrintedAs("开票日期")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets the check code (校验码).</summary>
    [Identifying]
    [Description("Check code exactly as printed, without spaces, 20 digits on most documents; null on fully digital invoices."), PrintedAs("校验码")]
    public string? CheckCode { get; init; }

    /// <summary>Gets the number of the tax device (机器编号).</summary>
    [Description("Number of the tax device."), PrintedAs("机器编号")]
    public string? MachineNumber { get; init; }

    /// <summary>Gets the buyer (购买方).</summary>
    [Description("The buyer."), PrintedAs("购买方信息", "购买方")]
    public VatFapiaoParty? Buyer { get; init; }

    /// <summary>Gets the seller (销售方).</summary>
    [Description("The seller."), PrintedAs("销售方信息", "销售方")]
    public VatFapiaoParty? Seller { get; init; }

    /// <summary>Gets the lines, in the order of the document.</summary>
    [Description("Every line of the table and of an attached 销货清单, in the order of the document. Where a list is attached, its lines and not '详见销货清单'.")]
    public IReadOnlyList<VatFapiaoLine> Lines { get; init; } = [];

    /// <summary>Gets the sum of the amounts (合计, column 金额).</summary>
    [Description("Sum of the amounts without tax, in the row 合计."), PrintedAs("合计")]
    [Identifying]
    public decimal? AmountTotal { get; init; }

    /// <summary>Gets the sum of the taxes (合计, column 税额).</summary>
    [Description("Sum of the tax amounts, in the row 合计; null where *** is printed."), PrintedAs("合计")]
    [Identifying]
    public decimal? TaxTotal { get; init; }

    /// <summary>Gets the total in capitals (价税合计 大写).</summary>
    [Description("Total with tax in Chinese capital numerals exactly as printed."), PrintedAs("价税合计（大写）")]
    [Identifying]
    public ChineseAmount? TotalInCapitals { get; init; }

    /// <summary>Gets the total in figures (价税合计 小写).</summary>
    [Description("Total with tax in figures."), PrintedAs("（小写）")]
    [Identifying]
    public decimal? Total { get; init; }

    /// <summary>Gets the number of the invoice that a red invoice takes back.</summary>
    [Description("Number of the invoice that a red invoice takes back, as its remarks say; null on others."), PrintedAs("被红冲蓝字数电票号码", "对应正数发票号码")]
    public string? ReversedInvoiceNumber { get; init; }

    /// <summary>Gets the remarks (备注).</summary>
    [Description("Remarks, all printed lines of them."), PrintedAs("备注")]
    public string? Remarks { get; init; }

    /// <summary>Gets who drew up the invoice (开票人).</summary>
    [Description("Who drew up the invoice."), PrintedAs("开票人")]
    public string? Drawer { get; init; }

    /// <summary>Gets who receives the payment (收款人).</summary>
    [Description("Who receives the payment."), PrintedAs("收款人")]
    public string? Payee { get; init; }

    /// <summary>Gets who checked the invoice (复核).</summary>
    [Description("Who checked the invoice."), PrintedAs("复核")]
    public string? Reviewer { get; init; }

    /// <summary>Checks the sums, the capitals against the figures, the forms of code, number and check code, and the year in a fully digital number.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => VatFapiaoRules.Check(this);
}

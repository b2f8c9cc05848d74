using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Invoices;

/// <summary>The buyer (购买方) or seller (销售方) of a Chinese VAT invoice.</summary>
[Description("购买方 or 销售方 of a fapiao.")]
public record VatFapiaoParty
{
    /// <summary>Gets the name (名称).</summary>
    [Description("Name of the company or person."), PrintedAs("名称")]
    public string? Name { get; init; }

    /// <summary>Gets the tax number (统一社会信用代码, 纳税人识别号).</summary>
    [Description("Tax number exactly as printed, 18 digits and capital letters; null where none is printed, or where it is a person's identity number."), PrintedAs("统一社会信用代码/纳税人识别号", "纳税人识别号")]
    public Uscc? TaxId { get; init; }

    /// <summary>Gets address and telephone (地址、电话), which fully digital invoices do not have.</summary>
    [Description("Address and telephone in one text as printed."), PrintedAs("地址、电话")]
    public string? AddressAndPhone { get; init; }

    /// <summary>Gets bank and account (开户行及账号), which fully digital invoices do not have.</summary>
    [Description("Bank and account number in one text as printed."), PrintedAs("开户行及账号")]
    public string? BankAccount { get; init; }
}

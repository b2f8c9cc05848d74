using System.ComponentModel;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Customs;

/// <summary>运费, 保费 or 杂费 on a Chinese declaration, printed as currency, amount and mark: <c>USD/1200/3</c>, or <c>000/0.3/1</c> for a rate.</summary>
[Description("A charge, printed as currency/amount/mark such as USD/1200/3 or 000/0.3/1.")]
public record ChinaCustomsCharge
{
    /// <summary>Gets the mark: 1 a rate in percent, 2 a price for a tonne, 3 a total.</summary>
    [Description("The mark: 1 for a rate (率), 2 for a unit price (单价), 3 for a total (总价).")]
    public string? Mark { get; init; }

    /// <summary>Gets the amount, or the percentage where the mark is 1.</summary>
    [Description("The amount or percentage.")]
    public decimal? Amount { get; init; }

    /// <summary>Gets the currency; <see langword="null"/> for a rate.</summary>
    [Description("The currency; null for a rate, where 000 is printed.")]
    public CurrencyCode? Currency { get; init; }
}

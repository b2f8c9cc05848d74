using System.ComponentModel;

namespace QwenDocs.Records.Customs;

/// <summary>A fee of US customs by its accounting class code (19 CFR 24.23 and 24.24).</summary>
[Description("One fee.")]
public record UsEntryFee
{
    /// <summary>Gets the accounting class code: <c>499</c> merchandise processing, <c>501</c> harbor maintenance, <c>056</c> cotton and others.</summary>
    [Description("Class code of three digits: 499 for MPF, 501 for HMF.")]
    public string? Code { get; init; }

    /// <summary>Gets the rate in percent.</summary>
    [Description("Rate in percent, such as 0.3464 or 0.125, where it is printed.")]
    public decimal? Rate { get; init; }

    /// <summary>Gets the amount.</summary>
    [Description("Amount.")]
    public decimal? Amount { get; init; }
}

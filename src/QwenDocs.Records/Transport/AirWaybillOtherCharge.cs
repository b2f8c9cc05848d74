using System.ComponentModel;

namespace QwenDocs.Records.Transport;

/// <summary>One of an air waybill's other charges (box 23 of IATA Resolution 600a).</summary>
[Description("One other charge.")]
public record AirWaybillOtherCharge
{
    /// <summary>Gets the code: two letters for the charge, and A for the agent or C for the carrier.</summary>
    [Description("Code as printed, such as AWC, MYC or SCC.")]
    public string? Code { get; init; }

    /// <summary>Gets the amount.</summary>
    [Description("Amount.")]
    public decimal? Amount { get; init; }
}

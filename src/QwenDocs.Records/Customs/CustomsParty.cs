using System.ComponentModel;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Customs;

/// <summary>A party to a European customs declaration.</summary>
[Description("A company or person with its EORI number and address.")]
public record CustomsParty : Party
{
    /// <summary>Gets the EORI number.</summary>
    [Description("EORI number exactly as printed: country code and up to 15 characters.")]
    public Eori? Eori { get; init; }
}

using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection;

/// <summary>A number on a device or its label.</summary>
[Description("One number on the device or its label.")]
public record DeviceNumber : IValidatableRecord
{
    /// <summary>Gets what the number is.</summary>
    [Description("What the number is.")]
    public DeviceNumberKind? Kind { get; init; }

    /// <summary>Gets the number.</summary>
    [Description("The number exactly as printed, without its label.")]
    public string? Value { get; init; }

    /// <summary>Checks the check digit of an IMEI (Luhn) and the form of a MAC address.</summary>
    /// <remarks>Source: 3GPP TS 23.003, annex B. Second source: python-stdnum, module imei.</remarks>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate()
    {
        string compact = PrintedText.Compact(Value);
        if (compact.Length == 0)
            yield break;
        // Sixteen digits are an IMEI with the version of the software, which has no check digit; fourteen have none yet.
        if (Kind is DeviceNumberKind.Imei && !(PrintedText.IsDigits(compact) && (compact.Length is 14 or 16 || (compact.Length == 15 && CheckDigits.Luhn(compact)))))
            yield return Finding.Error(nameof(Value), "This is no IMEI: its length is wrong, or its last digit does not agree with the others; read it again digit by digit.", "15 digits");
        if (Kind is DeviceNumberKind.MacAddress && !(compact.Length is 12 or 16 && compact.All(char.IsAsciiHexDigit)))
            yield return Finding.Error(nameof(Value), "This is no MAC address; read it again character by character.", "12 hexadecimal digits");
    }
}

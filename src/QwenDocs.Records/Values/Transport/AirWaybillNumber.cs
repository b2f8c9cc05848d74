using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>The number of an air waybill: an airline's three-digit prefix, seven digits and a check digit, such as <c>176-12345675</c>.</summary>
/// <remarks>
/// Source: IATA Resolution 600a; the check digit is the seven digits modulo 7. Second source: the Australian Border Force's cargo reporting pages.
/// The prefix is not protected, and 0 for 7, 1 for 8 and 2 for 9 pass unseen.
/// </remarks>
[Description("Air waybill number exactly as printed: three digits, a hyphen and eight digits, such as 020-81140743")]
[JsonConverter(typeof(PrintedValueConverter<AirWaybillNumber>))]
public readonly record struct AirWaybillNumber : IPrintedValue<AirWaybillNumber>
{
    private readonly PrintedReading _reading;

    private AirWaybillNumber(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the airline's three-digit accounting prefix; empty when not valid.</summary>
    public string AirlinePrefix => IsValid ? _reading.Normalised[..3] : "";

    /// <summary>Gets the eight digits of the serial number, check digit included; empty when not valid.</summary>
    public string SerialNumber => IsValid ? _reading.Normalised[4..] : "";

    /// <inheritdoc/>
    public static AirWaybillNumber Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "MAWBNO", "MAWB", "AWBNO", "AWBNR", "AWB", "AIRWAYBILLNO", "AIRWAYBILL", "MASTERAWB", "LTANO", "LTA");
        // The form itself has the airport of departure between the prefix and the number: 057 CDG 12345675.
        if (text.Length == 14 && PrintedText.IsLetters(text.AsSpan(3, 3)))
            text = text.Remove(3, 3);
        if (text.Length != 11 || !PrintedText.IsDigits(text))
            return new(PrintedReading.Invalid(printed, "This is not an air waybill number; expected eleven digits, such as 176-12345675."));
        int serial = int.Parse(text.AsSpan(3, 7), CultureInfo.InvariantCulture);
        return new(serial % 7 == text[10] - '0'
            ? PrintedReading.Valid(printed, $"{text[..3]}-{text[3..]}")
            : PrintedReading.Invalid(printed, "The last digit of the air waybill number does not agree with the seven before it; read the digits again one by one."));
    }

    /// <inheritdoc/>
    public static AirWaybillNumber Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<AirWaybillNumber>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AirWaybillNumber result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Places;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>An economic operator's registration number for customs: a country code and up to 15 letters and digits.</summary>
/// <remarks>
/// Source: Commission Delegated Regulation (EU) 2015/2446, annex B, data element EORI (an..17); German length from zoll.de, British from gov.uk.
/// Second source: the formats by country on eu-verifier.pages.dev. There is no common check digit.
/// </remarks>
[Description("EORI number exactly as printed: two letters and up to 15 letters and digits, such as DE1234567")]
[JsonConverter(typeof(PrintedValueConverter<Eori>))]
public readonly record struct Eori : IPrintedValue<Eori>
{
    private readonly PrintedReading _reading;

    private Eori(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the country code; empty when not valid.</summary>
    public string Country => IsValid ? _reading.Normalised[..2] : "";

    /// <inheritdoc/>
    public static Eori Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "EORI", "EORIVAT", "VATEORI", "EORINO", "EORINR", "EORINUMMER", "EORINUMBER");
        if (text.Length is < 3 or > 17 || !PrintedText.IsLetters(text.AsSpan(0, 2)))
            return new(PrintedReading.Invalid(printed, "This is not an EORI number; expected a country code and up to 15 letters and digits."));
        string country = text[..2];
        string number = text[2..];
        if (country is not ("XI" or "EL") && CountryTable.Find(country) is null)
            return new(PrintedReading.Invalid(printed, "An EORI number begins with a country code; the first two letters are none."));
        string? expected = country switch
        {
            "DE" when number.Length < 5 || !PrintedText.IsDigits(number) => "A German EORI number has 5 to 15 digits after DE.",
            "GB" or "XI" when number.Length is not (12 or 15) || !PrintedText.IsDigits(number) => "A British EORI number has 12 digits, seldom 15, after GB or XI.",
            "PL" when number.Length < 10 => "A Polish EORI number has at least ten characters after PL.",
            "FR" when number.Length < 9 => "A French EORI number has the SIREN or SIRET, at least nine digits, after FR.",
            _ when number.Count(char.IsAsciiDigit) < 2 => "This is not an EORI number; expected digits after the country code.",
            _ => null,
        };
        return new(expected is null ? PrintedReading.Valid(printed, text) : PrintedReading.Invalid(printed, expected));
    }

    /// <inheritdoc/>
    public static Eori Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Eori>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Eori result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

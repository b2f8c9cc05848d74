using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Places;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A movement reference number of European customs: year (2), country (2), 13 letters and digits and a check digit.</summary>
/// <remarks>
/// Source: Commission document DG XXI/0879/99 Rev. 1, 'Check character algorithm for the MRN and GRN': ISO 6346 over 17 characters. Second source:
/// the circular of IHK Bayreuth on ATLAS numbers. British numbers since 2021 need not follow the rule: there a mismatch is a doubt.
/// </remarks>
[Description("Movement reference number (MRN) exactly as printed: 18 characters, two digits, two letters and 14 more, such as 21DE27364916384836")]
[JsonConverter(typeof(PrintedValueConverter<Mrn>))]
public readonly record struct Mrn : IPrintedValue<Mrn>
{
    private readonly PrintedReading _reading;

    private Mrn(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the year of acceptance; 0 when not valid.</summary>
    /// <value>2000 to 2099.</value>
    public int Year => IsValid ? 2000 + int.Parse(_reading.Normalised.AsSpan(0, 2), CultureInfo.InvariantCulture) : 0;

    /// <summary>Gets the country that gave the number out; empty when not valid.</summary>
    public string Country => IsValid ? _reading.Normalised[2..4] : "";

    /// <inheritdoc/>
    public static Mrn Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "MRN", "MRNNO", "MRNNR");
        if (text.Length != 18 || !PrintedText.IsDigits(text.AsSpan(0, 2)) || !PrintedText.IsLetters(text.AsSpan(2, 2)) || !char.IsAsciiDigit(text[17]))
            return new(PrintedReading.Invalid(printed, "This is not an MRN; expected 18 characters: two digits, two letters, 13 letters or digits and a digit."));
        string country = text[2..4];
        if (country is not ("XI" or "EU" or "XK") && CountryTable.Find(country) is null)
            return new(PrintedReading.Invalid(printed, "The third and fourth characters of an MRN are a country code; these are none."));
        if (CheckDigits.Iso6346(text.AsSpan(0, 17)) == text[17] - '0')
            return new(PrintedReading.Valid(printed, text));
        return new(country is "GB" or "XI"
            ? PrintedReading.Valid(printed, text, "The last digit of the MRN does not follow the European check rule, which British numbers need not do; verify it.")
            : PrintedReading.Invalid(printed, "The last digit of the MRN does not agree with the other characters; read them again one by one, 0 and O, 1 and I above all."));
    }

    /// <inheritdoc/>
    public static Mrn Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Mrn>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Mrn result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

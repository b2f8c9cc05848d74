using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Parties;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A value added tax identification number with its country prefix: the countries of the European Union, GB, XI, CH and NO.</summary>
/// <remarks>
/// Source: the European Commission's VIES formats, with the check rules that the national tax offices publish; Switzerland eCH-0097, Norway
/// Brønnøysund. Second source: python-stdnum, modules eu.vat, gb.vat, ch.uid, no.orgnr. BG, CY, CZ, LT and LV are checked by format alone.
/// </remarks>
[Description("VAT identification number exactly as printed, with its country prefix, such as DE123456788 or CHE-123.456.788 MWST")]
[JsonConverter(typeof(PrintedValueConverter<VatId>))]
public readonly record struct VatId : IPrintedValue<VatId>
{
    private readonly PrintedReading _reading;

    private VatId(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the prefix: the country code, but <c>EL</c> for Greece and <c>XI</c> for Northern Ireland; empty when not valid.</summary>
    public string Prefix => IsValid ? _reading.Normalised[..2] : "";

    /// <summary>Gets the country; not valid when the number is not.</summary>
    public CountryCode Country => CountryCode.Read(Prefix is "EL" ? "GR" : Prefix);

    /// <inheritdoc/>
    public static VatId Read(string? printed)
    {
        string text = PrintedText.Compact(printed);
        // A label such as 'USt-IdNr.' stands before the number more often than not: take the first place that fits a country's format.
        for (int i = 0; i + 4 <= text.Length; i++)
        {
            if (VatRules.Matches(text.AsSpan(i)))
                return Check(printed, VatRules.WithoutTaxName(text[i..]));
        }

        if (PrintedText.IsDigits(text))
            return new(PrintedReading.Invalid(printed, "The country prefix of the VAT number is missing; expected two letters and the number, such as DE and nine digits."));
        return new(PrintedReading.Invalid(printed, VatRules.Expectation(text)));
    }

    /// <inheritdoc/>
    public static VatId Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<VatId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out VatId result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static VatId Check(string? printed, string text)
    {
        if (text.StartsWith("GR", StringComparison.Ordinal))
            text = "EL" + text[2..];
        return new(VatChecks.Agrees(text)
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The check digit of the VAT number does not agree with its other characters; read them again one by one."));
    }
}

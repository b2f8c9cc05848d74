using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Places;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A place of trade and transport: country code and three characters, such as <c>CN SHA</c>.</summary>
/// <remarks>
/// Source: UN/ECE Recommendation 16, fifth edition. Second source: the UN/LOCODE manual on unece.org: the last three characters are letters, or the
/// digits 2 to 9. The country is checked, not the place: the directory has over 100,000.
/// </remarks>
[Description("UN/LOCODE exactly as printed: two letters of the country and three of the place, such as CNSHA; not the name of the place")]
[JsonConverter(typeof(PrintedValueConverter<UnLocode>))]
public readonly record struct UnLocode : IPrintedValue<UnLocode>
{
    private readonly PrintedReading _reading;

    private UnLocode(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the country; not valid when the code is not.</summary>
    public CountryCode Country => CountryCode.Read(IsValid ? _reading.Normalised[..2] : "");

    /// <summary>Gets the three characters of the place; empty when not valid.</summary>
    public string Place => IsValid ? _reading.Normalised[2..] : "";

    /// <inheritdoc/>
    public static UnLocode Read(string? printed)
    {
        string folded = PrintedText.Fold(printed);
        string text = PrintedText.Compact(folded);
        if (text.Length != 5 || folded.Any(char.IsAsciiLetterLower) || !PrintedText.IsLetters(text.AsSpan(0, 2)) || text.AsSpan(2).ContainsAny('0', '1'))
            return new(PrintedReading.Invalid(printed, "This is not a UN/LOCODE; expected five capitals such as CNSHA, the last three of them letters or the digits 2 to 9."));
        return new(text[..2] is "XZ" || CountryTable.Find(text[..2]) is not null
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "A UN/LOCODE begins with a country code of ISO 3166-1; the first two letters are none."));
    }

    /// <inheritdoc/>
    public static UnLocode Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<UnLocode>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UnLocode result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

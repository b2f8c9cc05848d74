using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Places;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A country or territory: its ISO 3166-1 alpha-2 code, read from the code, the alpha-3 code or a name.</summary>
/// <remarks>
/// Source: ISO 3166-1 (249 entries). Second source: the npm package i18n-iso-countries, whose codes agree. Names are matched in English and Chinese,
/// those of the larger trading countries in German, French, Spanish and Italian as well. The European codes EL, UK, XI, XK and EU are read too.
/// </remarks>
[Description("Country exactly as printed: a name or a code of two or three letters")]
[JsonConverter(typeof(PrintedValueConverter<CountryCode>))]
public readonly record struct CountryCode : IPrintedValue<CountryCode>
{
    private readonly PrintedReading _reading;

    private CountryCode(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the alpha-2 code, <c>XI</c>, <c>XK</c> and <c>EU</c> included; empty when not valid.</summary>
    public string Alpha2 => _reading.Normalised;

    /// <summary>Gets the alpha-3 code; empty when not valid or when there is none.</summary>
    public string Alpha3 => CountryTable.Find(Alpha2)?.Alpha3 ?? "";

    /// <summary>Gets the English name; empty when not valid.</summary>
    public string Name => Alpha2 switch
    {
        "XI" => "Northern Ireland",
        "XK" => "Kosovo",
        "EU" => "European Union",
        _ => CountryTable.Find(Alpha2)?.Names[0] ?? "",
    };

    /// <inheritdoc/>
    public static CountryCode Read(string? printed)
    {
        string folded = PrintedText.Fold(printed);
        if (folded.StartsWith("made in ", StringComparison.OrdinalIgnoreCase))
            folded = folded["made in ".Length..];
        string code = folded.ToUpperInvariant();
        if (code is "UK" || CountryTable.Find(code) is not null)
            return new(PrintedReading.Valid(printed, code is "UK" ? "GB" : code));
        if (code is "XK" or "XKX" or "XKO" or "KOSOVO" or "科索沃")
            return new(PrintedReading.Valid(printed, "XK", "XK for Kosovo is in use in European trade but not in ISO 3166-1."));
        if (code.Replace(".", "", StringComparison.Ordinal) is "EU" or "EUROPEAN UNION" or "EUROPEAN COMMUNITY" or "EUROPÄISCHE UNION" or "UNION EUROPÉENNE" or "UNIÓN EUROPEA" or "UNIONE EUROPEA" or "欧盟" or "歐盟" or "欧洲联盟")
            return new(PrintedReading.Valid(printed, "EU", "EU is no country but the European Union: ISO 3166-1 reserves the code, and customs take it for an origin in places; verify that no country is printed."));
        if (code is "XI")
            return new(PrintedReading.Valid(printed, "XI", "XI for Northern Ireland is in use in European trade but not in ISO 3166-1."));
        CountryTable.Country? country = CountryTable.FindName(folded);
        // Documents print 'CN - China', 'China (CN)', '(142) 中国' and '中国(CHN)'.
        country ??= FromParts(folded);
        return new(country is null
            ? PrintedReading.Invalid(printed, "This is no country that is known here; expected a name or a code of ISO 3166-1, such as DE, DEU or Germany.")
            : PrintedReading.Valid(printed, country.Alpha2));
    }

    /// <inheritdoc/>
    public static CountryCode Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<CountryCode>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CountryCode result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static CountryTable.Country? FromParts(string text)
    {
        CountryTable.Country? found = null;
        foreach (string part in text.Split(['(', ')', '-', '/', ':', '[', ']', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            CountryTable.Country? country = CountryTable.Find(part) ?? CountryTable.FindName(part);
            if (found is not null && country is not null && country != found)
                return null;
            found ??= country;
        }

        return found;
    }
}

using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A legal entity identifier: eighteen letters and digits and two check digits.</summary>
/// <remarks>
/// Source: ISO 17442 (check digits by ISO/IEC 7064 MOD 97-10). Second source: python-stdnum, module lei.
/// </remarks>
[Description("Legal entity identifier (LEI) exactly as printed: 20 letters and digits")]
[JsonConverter(typeof(PrintedValueConverter<Lei>))]
public readonly record struct Lei : IPrintedValue<Lei>
{
    private readonly PrintedReading _reading;

    private Lei(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <inheritdoc/>
    public static Lei Read(string? printed)
    {
        string text = PrintedText.Compact(PrintedText.AfterLabel(printed));
        if (text.Length > 20)
            text = PrintedText.WithoutLabel(text, "LEI", "LEICODE", "LEINO");
        if (text.Length != 20 || !PrintedText.IsDigits(text.AsSpan(18)))
            return new(PrintedReading.Invalid(printed, "This is not a legal entity identifier; expected 18 letters and digits and two check digits."));
        return new(CheckDigits.Mod97(text) == 1
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The check digits of the LEI do not agree with the other characters; read them again one by one."));
    }

    /// <inheritdoc/>
    public static Lei Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Lei>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Lei result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

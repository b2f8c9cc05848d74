using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A global trade item number: the 8, 12, 13 or 14 digits under a bar code (EAN, UPC).</summary>
/// <remarks>
/// Source: GS1 General Specifications, section 7.9 (weights 3 and 1 from the right, modulo 10). Second source: python-stdnum, module ean.
/// </remarks>
[Description("Article number (GTIN, EAN or UPC) exactly as printed: 8, 12, 13 or 14 digits")]
[JsonConverter(typeof(PrintedValueConverter<Gtin>))]
public readonly record struct Gtin : IPrintedValue<Gtin>
{
    private readonly PrintedReading _reading;

    private Gtin(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the number filled up with zeros to 14 digits, the form in which two are compared; empty when not valid.</summary>
    public string Gtin14 => IsValid ? _reading.Normalised.PadLeft(14, '0') : "";

    /// <inheritdoc/>
    public static Gtin Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(
            PrintedText.Compact(PrintedText.AfterLabel(printed)), "GTIN", "EAN", "UPC", "EANCODE", "BARCODE", "GTIN13", "GTIN14", "GTIN12", "GTIN8", "EAN13", "EAN8", "UPCA", "EANNR", "EANNO", "EANGTIN", "GTINEAN", "GTINNR", "UPCCODE", "JAN", "ISBN");
        // The application identifier (01) of GS1 stands before 14 digits.
        if (text.Length == 16 && text.StartsWith("01", StringComparison.Ordinal) && printed?.Contains("(01)", StringComparison.Ordinal) == true)
            text = text[2..];
        if (text.Length is not (8 or 12 or 13 or 14) || !PrintedText.IsDigits(text))
            return new(PrintedReading.Invalid(printed, "This is not a GTIN; expected 8, 12, 13 or 14 digits."));
        return new(CheckDigits.Weighted(text.PadLeft(14, '0'), [3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10) == 0
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The check digit of the GTIN does not agree with the other digits; read them again one by one."));
    }

    /// <inheritdoc/>
    public static Gtin Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Gtin>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Gtin result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

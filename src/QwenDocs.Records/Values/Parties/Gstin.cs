using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>India's goods and services tax number: state (2), permanent account number (10), entity, Z and a check character.</summary>
/// <remarks>
/// Source: CGST Rules 2017, rule 10 and form GST REG-06; the check is a base-36 sum with factors 1 and 2. Second source: python-stdnum, module
/// in_.gstin (27AAPFU0939F1ZV).
/// </remarks>
[Description("GSTIN exactly as printed: 15 digits and capital letters")]
[JsonConverter(typeof(PrintedValueConverter<Gstin>))]
public readonly record struct Gstin : IPrintedValue<Gstin>
{
    private readonly PrintedReading _reading;

    private Gstin(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Gets the permanent account number (PAN) inside; empty when not valid.</summary>
    public string PermanentAccountNumber => IsValid ? _reading.Normalised[2..12] : "";

    /// <inheritdoc/>
    public static Gstin Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "GSTIN", "GSTINNO", "GSTNO", "GST", "GSTINUIN", "GSTREGNO");
        if (text.Length != 15 || !PrintedText.IsDigits(text.AsSpan(0, 2)) || !PrintedText.IsLetters(text.AsSpan(2, 5))
            || !PrintedText.IsDigits(text.AsSpan(7, 4)) || !PrintedText.IsLetters(text.AsSpan(11, 1)) || text[0] > '3' && !text.StartsWith('9'))
        {
            return new(PrintedReading.Invalid(printed, "This is not a GSTIN; expected two digits, five letters, four digits, a letter and three more characters."));
        }

        int sum = 0;
        for (int i = 0; i < 14; i++)
        {
            int product = Alphabet.IndexOf(text[i], StringComparison.Ordinal) * ((i & 1) + 1);
            sum += (product / 36) + (product % 36);
        }

        return new((36 - (sum % 36)) % 36 == Alphabet.IndexOf(text[14], StringComparison.Ordinal)
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The last character of the GSTIN does not agree with the others; read them again one by one."));
    }

    /// <inheritdoc/>
    public static Gstin Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Gstin>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Gstin result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

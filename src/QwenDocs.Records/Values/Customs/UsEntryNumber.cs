using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>The number of an entry at US customs: a filer code of three characters, seven digits and a check digit, such as
/// <c>002-6111115-7</c>.</summary>
/// <remarks>
/// Source: 19 CFR 142.3a and CBP's ACE CATAIR, appendix E: the letters of the filer code count A to I, J to R as 1 to 9 and S to Z as 2 to 9, then
/// modulo 10 with every second digit doubled. Second source: the 14 entry numbers of CBP ruling HQ H005628, which all agree.
/// </remarks>
[Description("Entry number exactly as printed: three letters or digits of the filer, seven digits and a check digit, such as 002-6111115-7")]
[JsonConverter(typeof(PrintedValueConverter<UsEntryNumber>))]
public readonly record struct UsEntryNumber : IPrintedValue<UsEntryNumber>
{
    private readonly PrintedReading _reading;

    private UsEntryNumber(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the filer code, three letters or digits; empty when not valid.</summary>
    public string FilerCode => IsValid ? _reading.Normalised[..3] : "";

    /// <summary>Gets the filer's seven digits; empty when not valid.</summary>
    public string TransactionNumber => IsValid ? _reading.Normalised[4..11] : "";

    /// <inheritdoc/>
    public static UsEntryNumber Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(printed), "ENTRYNO", "ENTRYNUMBER", "FILERCODEENTRYNUMBER");
        if (text.Length != 11 || !PrintedText.IsDigits(text.AsSpan(3)))
            return new(PrintedReading.Invalid(printed, "This is not a US entry number; expected three letters or digits and eight digits, such as 002-6111115-7."));
        Span<char> digits = stackalloc char[11];
        for (int i = 0; i < text.Length; i++)
            digits[i] = Digit(text[i]);
        return new(CheckDigits.Luhn(digits)
            ? PrintedReading.Valid(printed, $"{text[..3]}-{text[3..10]}-{text[10]}")
            : PrintedReading.Invalid(printed, "The last digit of the entry number does not agree with the ten characters before it; read them again one by one."));
    }

    /// <inheritdoc/>
    public static UsEntryNumber Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<UsEntryNumber>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UsEntryNumber result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    /// <summary>A letter counts as its place in one of three rows of nine: A to I, J to R, and S to Z from 2.</summary>
    private static char Digit(char c) => c switch
    {
        >= 'S' => (char)(c - 'S' + '2'),
        >= 'J' => (char)(c - 'J' + '1'),
        >= 'A' => (char)(c - 'A' + '1'),
        _ => c,
    };
}

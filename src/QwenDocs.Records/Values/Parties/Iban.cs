using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Values.Parties;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>An international bank account number: country, two check digits and the account, up to 34 characters.</summary>
/// <remarks>
/// Source: ISO 13616 and the SWIFT IBAN registry (lengths); check by ISO/IEC 7064 MOD 97-10. Second source: python-stdnum, module iban.
/// </remarks>
[Description("IBAN exactly as printed, such as DE89 3704 0044 0532 0130 00")]
[JsonConverter(typeof(PrintedValueConverter<Iban>))]
public readonly partial record struct Iban : IPrintedValue<Iban>
{
    private readonly PrintedReading _reading;

    private Iban(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the country code; empty when not valid.</summary>
    public string Country => IsValid ? _reading.Normalised[..2] : "";

    /// <summary>Returns the number as text.</summary>
    /// <param name="format"><c>P</c> for groups of four, as on paper; <see langword="null"/> or <c>G</c> for no spaces.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <returns>The text.</returns>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format is "P" && IsValid ? string.Join(' ', _reading.Normalised.Chunk(4).Select(group => new string(group))) : ToString();

    /// <inheritdoc/>
    public static Iban Read(string? printed)
    {
        string text = WithoutBic(PrintedText.WithoutLabel(PrintedText.Compact(AfterLabels().Replace(PrintedText.AfterLabel(printed), "")), "IBAN", "IBANNR", "IBANCODE"));
        // IBAN NO is a label, but IBAN NO93 is a Norwegian number.
        if (text is ['N', 'O', >= 'A' and <= 'Z', ..])
            text = text[2..];
        if (text.Length < 5 || !PrintedText.IsLetters(text.AsSpan(0, 2)) || !PrintedText.IsDigits(text.AsSpan(2, 2)))
            return new(PrintedReading.Invalid(printed, "This is not an IBAN; expected two letters, two digits and the account number."));
        int length = IbanTable.Length(text.AsSpan(0, 2));
        if (length == 0)
            return new(PrintedReading.Invalid(printed, "No IBAN begins with these two letters; expected the code of a country that uses them."));
        if (text.Length != length)
            return new(PrintedReading.Invalid(printed, $"An IBAN of this country has {length} characters, this one has {text.Length}; read it again in groups of four."));
        return new(CheckDigits.Mod97(string.Concat(text.AsSpan(4), text.AsSpan(0, 4))) == 1
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The check digits of the IBAN do not agree with the account number; read it again in groups of four."));
    }

    /// <inheritdoc/>
    public static Iban Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Iban>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Iban result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    /// <summary>Takes the bank's code off that stands on the same line, before or behind the account number.</summary>
    private static string WithoutBic(string text)
    {
        for (int i = 0; i + 4 <= text.Length && i <= 16; i++)
        {
            int length = IbanTable.Length(text.AsSpan(i, 2));
            if (length == 0 || i + length > text.Length || !PrintedText.IsDigits(text.AsSpan(i + 2, 2)) || (i > 0 && !Bic().IsMatch(text[..i])))
                continue;
            string rest = text[(i + length)..];
            if (rest.Length == 0 || Bic().IsMatch(rest))
                return text.Substring(i, length);
        }

        return text;
    }

    // ISO 9362: four letters of the institution, two of the country, two letters or digits of the place, three of the branch.
    [GeneratedRegex(@"^(?:BIC|SWIFT|CODE|BANK)*[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?:IBAN)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bic();

    [GeneratedRegex(@"^(?:.*\b)?IBAN(?:[\s\-]*(?:No|Nr|Code)\b)?[\s.:]*(?=[A-Za-z]{2}\s?[0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AfterLabels();
}

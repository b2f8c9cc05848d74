using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Amounts;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A currency by its ISO 4217 code, read from the code, a sign or a word.</summary>
/// <remarks>
/// Source: ISO 4217 list one, as published on 2026-01-01. Second source: the npm package currency-codes, which agrees but for the changes since.
/// Signs of several currencies, such as $ and ¥, are not valid and name their candidates; codes out of use are valid with a doubt.
/// </remarks>
[Description("Currency exactly as printed: the code of three letters where there is one, otherwise the sign or word")]
[JsonConverter(typeof(PrintedValueConverter<CurrencyCode>))]
public readonly record struct CurrencyCode : IPrintedValue<CurrencyCode>
{
    private readonly PrintedReading _reading;

    private CurrencyCode(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the code of three letters; empty when not valid.</summary>
    public string Code => _reading.Normalised;

    /// <summary>Gets the number of decimals that amounts in this currency have.</summary>
    /// <value>0 to 4; 2 when not valid.</value>
    public int MinorUnits => CurrencyTable.MinorUnits(Code);

    /// <summary>Gets the currencies that the printed sign may stand for, the commonest first.</summary>
    /// <value>The currency itself when valid; empty when the sign is not known.</value>
    public IReadOnlyList<string> Candidates => IsValid ? [Code] : CurrencyTable.Candidates(PrintedText.Fold(Printed).ToUpperInvariant());

    /// <inheritdoc/>
    public static CurrencyCode Read(string? printed)
    {
        string text = PrintedText.Fold(printed).ToUpperInvariant();
        // US-$ and US $ are US$.
        string? code = CurrencyTable.FindCode(text) ?? CurrencyTable.FindCode(text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        if (code is null && CurrencyTable.Candidates(text).Length == 0)
            code = FromParts(text);
        if (code is null)
        {
            return new(PrintedReading.Invalid(printed, CurrencyTable.Candidates(text) is { Length: > 0 } candidates
                ? $"This sign stands for several currencies ({string.Join(", ", candidates)}); expected the code of three letters, or the country as evidence."
                : "This is no currency that is known here; expected an ISO 4217 code such as EUR, USD or CNY."));
        }

        return new(PrintedReading.Valid(printed, code, CurrencyTable.IsActive(code) ? null : "This currency is no longer in ISO 4217; right on an old paper, doubtful on a new one."));
    }

    /// <inheritdoc/>
    public static CurrencyCode Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<CurrencyCode>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CurrencyCode result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static string? FromParts(string text)
    {
        // Documents print 'EUR €', 'CNY - Yuan', 'CNY人民币' and '(USD)': one code wins over any words beside it.
        string? found = null;
        foreach (string part in text.Split([' ', '(', ')', '-', '/', ':', '[', ']', ',', '.', '¥', '$', '€', '£', '元'], StringSplitOptions.RemoveEmptyEntries))
        {
            string? code = CurrencyTable.FindCode(part);
            if (code is not null && found is not null && code != found)
                return null;
            found ??= code;
        }

        return found ?? (text.Length > 3 && CurrencyTable.IsActive(text[..3]) && !char.IsAsciiLetter(text[3]) ? text[..3] : null);
    }
}

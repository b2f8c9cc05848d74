using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Amounts;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>An amount with the currency that is printed beside it, such as <c>1.234,56 €</c>, <c>US$ (12.00)</c> or <c>CHF 1'234.50</c>.</summary>
/// <remarks>
/// Source: the number formats of the Unicode CLDR, and of Swiss, Indian and accounting usage (parentheses, a sign behind, 100.-, CR). Second source:
/// ISO 4217 for the decimals. Amounts such as 1,234 that can be read two ways, and signs of several currencies, are valid with a doubt.
/// </remarks>
[Description("Amount of money exactly as printed, with its currency sign or code if one stands beside it, such as 1.234,56 EUR")]
[JsonConverter(typeof(PrintedValueConverter<Money>))]
public readonly record struct Money : IPrintedValue<Money>
{
    private readonly PrintedReading _reading;

    internal Money(PrintedReading reading, decimal amount, CurrencyCode? currency, decimal? alternative) =>
        (_reading, Amount, Currency, Alternative) = (reading, amount, currency, alternative);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the amount; 0 when not valid.</summary>
    public decimal Amount { get; }

    /// <summary>Gets the currency, or <see langword="null"/> where none is printed beside the amount or the sign stands for several.</summary>
    public CurrencyCode? Currency { get; }

    /// <summary>Gets the other reading of an amount such as <c>1.234</c>, or <see langword="null"/> where there is one reading alone.</summary>
    public decimal? Alternative { get; }

    /// <summary>Makes an amount of money.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency, or <see langword="null"/>.</param>
    /// <returns>The money, printed in its normalised form.</returns>
    public static Money From(decimal amount, CurrencyCode? currency)
    {
        string text = MoneyText.Normalise(amount, currency);
        return new(PrintedReading.Valid(text, text), amount, currency, null);
    }

    /// <summary>Gives the amount the currency of the document, where none is printed beside it or the sign stands for several.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The same amount with the currency; itself when it has one or is not valid.</returns>
    public Money WithCurrency(CurrencyCode currency)
    {
        if (!IsValid || Currency is not null || !currency.IsValid)
            return this;
        Money read = MoneyText.Read(Printed, currency);
        return read.IsValid && read.Currency is not null ? read : this;
    }

    /// <summary>Tells whether amount and currency are the same; 12.5 and 12.50 are.</summary>
    /// <param name="other">The other money.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(Money other) => IsValid && other.IsValid ? Amount == other.Amount && Currency == other.Currency : _reading.Equals(other._reading);

    /// <inheritdoc/>
    public override int GetHashCode() => IsValid ? HashCode.Combine(Amount, Currency) : _reading.GetHashCode();

    /// <inheritdoc/>
    public static Money Read(string? printed) => MoneyText.Read(printed, null);

    /// <inheritdoc/>
    public static Money Read(decimal number) => From(number, null);

    /// <inheritdoc/>
    public static Money Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Money>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

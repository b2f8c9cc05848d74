using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Values.Amounts;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A number with its unit, such as <c>1,250.5 kg</c>, <c>10 Stk</c> or <c>5个</c>.</summary>
/// <remarks>
/// Source: UN/ECE Recommendation 20 for units. Second source: the Unicode CLDR for number formats. A number such as 1.234 that can be read two ways,
/// and a unit that is not known, are valid with a doubt.
/// </remarks>
[Description("Quantity exactly as printed, number and unit, such as 1.250,5 kg or 10 pcs")]
[JsonConverter(typeof(PrintedValueConverter<Quantity>))]
public readonly partial record struct Quantity : IPrintedValue<Quantity>
{
    private static readonly NumberTextOptions CommaThousands = new() { IsUnit = IsUnit };
    private static readonly NumberTextOptions PointDecimals = CommaThousands with { ThousandsFirst = false };
    private readonly PrintedReading _reading;

    private Quantity(PrintedReading reading, decimal value, UnitCode? unit, decimal? alternative) =>
        (_reading, Value, Unit, Alternative) = (reading, value, unit, alternative);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the number, in <see cref="Unit"/>; 0 when not valid.</summary>
    public decimal Value { get; }

    /// <summary>Gets the unit, or <see langword="null"/> where none is printed; not valid where it is not known.</summary>
    public UnitCode? Unit { get; }

    /// <summary>Gets the other reading of a number such as <c>1.234</c>, or <see langword="null"/> where there is one reading alone.</summary>
    public decimal? Alternative { get; }

    /// <summary>Tells whether number and unit are the same; 2.5 and 2.50 are.</summary>
    /// <param name="other">The other quantity.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(Quantity other) => IsValid && other.IsValid ? Value == other.Value && Unit == other.Unit : _reading.Equals(other._reading);

    /// <inheritdoc/>
    public override int GetHashCode() => IsValid ? HashCode.Combine(Value, Unit) : _reading.GetHashCode();

    /// <inheritdoc/>
    public static Quantity Read(string? printed)
    {
        string text = PrintedText.Fold(printed);
        if (!HasNumber().IsMatch(text))
            return Invalid(printed, "There is no number here; expected digits and a unit.");
        // A full stop or comma belongs to thousands or decimals; with kilograms and metres a single point is more often the decimal one.
        if (NumberText.Read(printed, PointInNumber().IsMatch(text) ? PointDecimals : CommaThousands) is not { } number)
            return Invalid(printed, "The number cannot be read: its points, commas and spaces make none, or words or a second number stand between; expected such as 1,234.5 or 1.234,5.");
        string words = number.After.Length > 0 ? number.After : number.Before;
        UnitCode? unit = words.Length > 0 ? UnitCode.Read(words) : null;
        string? doubt = NumberProblem.Of(number.Doubts, "compare with unit price and total") ?? unit?.Problem;
        // Words that would be read in another way behind the number are no unit to be kept.
        if (unit is { IsValid: false } && (NumberText.Read($"1 {words}", CommaThousands) is not { Doubts: NumberDoubts.None, Value: 1 } again || again.After != words))
            unit = null;
        return new(PrintedReading.Valid(printed, Normalise(number.Value, unit), doubt), number.Value, unit, number.Alternative);
    }

    /// <inheritdoc/>
    public static Quantity Read(decimal number)
    {
        string text = Normalise(number, null);
        return new(PrintedReading.Valid(text, text), number, null, null);
    }

    /// <inheritdoc/>
    public static Quantity Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Quantity>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Quantity result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static string Normalise(decimal value, UnitCode? unit)
    {
        string number = MoneyText.Normalise(value, null);
        return unit is { } given ? $"{number} {given}" : number;
    }

    private static Quantity Invalid(string? printed, string problem) => new(PrintedReading.Invalid(printed, problem), 0, null, null);

    private static bool IsUnit(string text) => UnitCode.Read(text).IsValid;

    // A digit behind a letter belongs to the unit: m2, cm3, A10.
    [GeneratedRegex(@"(?<![\p{L}0-9])[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex HasNumber();

    [GeneratedRegex(@"[0-9]\.[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex PointInNumber();
}

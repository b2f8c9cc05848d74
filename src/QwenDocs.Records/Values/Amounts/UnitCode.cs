using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Amounts;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A unit of quantity by its UN/ECE Recommendation 20 code, read from the code, a sign or a word; packages by Recommendation 21 with X in
/// front.</summary>
/// <remarks>
/// Source: UN/ECE Recommendations 20 and 21. Second source: the code list of the EN 16931 validation artefacts. About a hundred units of trade are
/// known by word; any other text in the form of a code is valid with a doubt. ST is read as the German Stück, never as the code for sheets.
/// </remarks>
[Description("Unit exactly as printed, such as pcs, Stk, kg, 个 or 千克")]
[JsonConverter(typeof(PrintedValueConverter<UnitCode>))]
public readonly record struct UnitCode : IPrintedValue<UnitCode>
{
    private readonly PrintedReading _reading;

    private UnitCode(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the code; empty when not valid.</summary>
    public string Code => _reading.Normalised;

    /// <summary>Gets a value indicating whether the unit is a kind of package.</summary>
    public bool IsPackage => Code is ['X', _, _];

    /// <inheritdoc/>
    public static UnitCode Read(string? printed)
    {
        string text = PrintedText.Fold(printed).ToUpperInvariant();
        string? code = UnitTable.Find(text) ?? UnitTable.Find(text.Trim('.', ' ', '(', ')', '/'));
        if (code is not null)
            return new(PrintedReading.Valid(printed, code));
        return new(text.Length is 2 or 3 && text.All(char.IsAsciiLetterOrDigit) && text == PrintedText.Fold(printed) && text.Any(char.IsAsciiLetter)
            ? PrintedReading.Valid(printed, text, "The unit has the form of a code of UN/ECE Recommendation 20, but is not one of the common ones known here.")
            : PrintedReading.Invalid(printed, "This is no unit that is known here; expected a word such as pcs, kg or m, or a code of UN/ECE Recommendation 20."));
    }

    /// <inheritdoc/>
    public static UnitCode Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<UnitCode>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UnitCode result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

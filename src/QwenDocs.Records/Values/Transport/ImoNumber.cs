using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>The number of a ship, six digits and a check digit, such as <c>IMO 9074729</c>.</summary>
/// <remarks>
/// Source: IMO Resolution A.1117(30). Second source: python-stdnum, module imo. The digits count 7 down to 2, and the last digit of the sum is the
/// check digit.
/// </remarks>
[Description("IMO ship number exactly as printed: seven digits, often after IMO")]
[JsonConverter(typeof(PrintedValueConverter<ImoNumber>))]
public readonly partial record struct ImoNumber : IPrintedValue<ImoNumber>
{
    private readonly PrintedReading _reading;

    private ImoNumber(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <inheritdoc/>
    public static ImoNumber Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "IMO", "IMONO", "IMONUMBER", "IMONR");
        if (text.Length != 7 || !PrintedText.IsDigits(text))
            text = BesideName(printed) ?? text;
        if (text.Length != 7 || !PrintedText.IsDigits(text))
            return new(PrintedReading.Invalid(printed, "This is not an IMO ship number; expected seven digits, such as IMO 9074729."));
        return new(text[0] != '0' && CheckDigits.Weighted(text, [7, 6, 5, 4, 3, 2], 10) == text[6] - '0'
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The last digit of the IMO number does not agree with the six before it; read the digits again one by one."));
    }

    /// <inheritdoc/>
    public static ImoNumber Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<ImoNumber>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ImoNumber result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    /// <summary>Finds the number beside the ship's name: the one behind the letters IMO, or the only one of seven digits.</summary>
    private static string? BesideName(string? printed)
    {
        string text = PrintedText.Fold(printed);
        if (text.Length > NumberText.MaxLength)
            return null;
        MatchCollection found = Labelled().Count(text) > 0 ? Labelled().Matches(text) : SevenDigits().Matches(text);
        return found.Count == 1 ? found[0].Groups["number"].Value : null;
    }

    [GeneratedRegex(@"(?<![\p{L}])IMO(?:[\s\-]*(?:No|Nr|Number))?[\s.:#/\-]*(?<number>[0-9]{7})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<![\p{L}0-9.,])(?<number>[0-9]{7})(?![\p{L}0-9]|[.,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex SevenDigits();
}

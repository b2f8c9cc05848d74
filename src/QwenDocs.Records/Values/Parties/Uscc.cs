using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>China's unified social credit code (统一社会信用代码), 18 digits and letters that name an enterprise.</summary>
/// <remarks>
/// Source: GB 32100-2015: the alphabet has no I, O, S, V, Z; weights are powers of 3 modulo 31. Second source: python-stdnum, module cn.uscc. The
/// 15-digit tax numbers of before 2015 are read with a doubt.
/// </remarks>
[Description("Unified social credit code (统一社会信用代码) exactly as printed: 18 digits and capital letters")]
[JsonConverter(typeof(PrintedValueConverter<Uscc>))]
public readonly record struct Uscc : IPrintedValue<Uscc>
{
    private readonly PrintedReading _reading;

    private Uscc(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Gets the six digits of the administrative division; empty when not valid or when it is an older tax number.</summary>
    public string AdministrativeDivision => _reading.Normalised.Length == 18 ? _reading.Normalised[2..8] : "";

    /// <inheritdoc/>
    public static Uscc Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "USCC", "USCI");
        if (text.Length == 15 && PrintedText.IsDigits(text.AsSpan(0, 6)))
            return new(PrintedReading.Valid(printed, text, "This is a 15-character tax number from before 2015; it has no check digit that could be verified."));
        if (text.Length != 18)
            return new(PrintedReading.Invalid(printed, "This is not a unified social credit code; expected 18 digits and capital letters."));
        if (text.AsSpan().ContainsAny("IOSVZ") || !PrintedText.IsDigits(text.AsSpan(2, 6)))
            return new(PrintedReading.Invalid(printed, "A unified social credit code has no I, O, S, V or Z, and digits in places 3 to 8; check 1, 0, 5 and 2."));
        int sum = 0;
        for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31)
            sum += Alphabet.IndexOf(text[i], StringComparison.Ordinal) * weight;
        return new((31 - (sum % 31)) % 31 == Alphabet.IndexOf(text[17], StringComparison.Ordinal)
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The last character of the unified social credit code does not agree with the others; read them again one by one."));
    }

    /// <inheritdoc/>
    public static Uscc Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Uscc>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Uscc result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}

using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>The number of a freight container: three owner letters, a category letter, six digits and a check digit, such as
/// <c>CSQU3054383</c>.</summary>
/// <remarks>
/// Source: ISO 6346. Second source: the check digit page of prefixlist.com, whose example <c>MWCU6059784</c> agrees. About one misread character in
/// twenty passes the check.
/// </remarks>
[Description("Container number exactly as printed: four letters, six digits and the boxed check digit, such as MSCU 123456 7")]
[JsonConverter(typeof(PrintedValueConverter<ContainerNumber>))]
public readonly record struct ContainerNumber : IPrintedValue<ContainerNumber>
{
    private readonly PrintedReading _reading;

    private ContainerNumber(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the owner's three letters; empty when not valid.</summary>
    public string Owner => IsValid ? _reading.Normalised[..3] : "";

    /// <summary>Gets the category: U a container, J its detachable equipment, Z a trailer or chassis; empty when not valid.</summary>
    public string EquipmentCategory => IsValid ? _reading.Normalised[3..4] : "";

    /// <summary>Gets the six digits of the serial number; empty when not valid.</summary>
    public string SerialNumber => IsValid ? _reading.Normalised[4..10] : "";

    /// <inheritdoc/>
    public static ContainerNumber Read(string? printed)
    {
        string text = PrintedText.WithoutLabel(PrintedText.Compact(PrintedText.AfterLabel(printed)), "CONTAINERNO", "CONTAINERNUMBER", "CONTAINER", "CONTAINERNR", "CNTRNO", "CNTR", "CTNRNO", "CONTNO", "EQUIPMENTNO");
        // Documents print the size and type behind the number: CSQU3054383/40HC.
        if (text.Length == 15 && IsSizeAndType(text.AsSpan(11)))
            text = text[..11];
        if (text.Length == 10 && PrintedText.IsLetters(text.AsSpan(0, 4)) && PrintedText.IsDigits(text.AsSpan(4)))
            return new(PrintedReading.Invalid(printed, "The check digit of the container number is missing; expected four letters and seven digits, the last often in a box."));
        if (text.Length != 11 || !PrintedText.IsLetters(text.AsSpan(0, 4)) || !PrintedText.IsDigits(text.AsSpan(4)))
            return new(PrintedReading.Invalid(printed, "This is not a container number; expected four letters and seven digits, such as CSQU 305438 3."));
        if (text[3] is not ('U' or 'J' or 'Z'))
            return new(PrintedReading.Invalid(printed, "The fourth letter of a container number is U, J or Z."));
        return new(CheckDigits.Iso6346(text.AsSpan(0, 10)) == text[10] - '0'
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The check digit of the container number does not agree with its letters and digits; read them again one by one."));
    }

    /// <inheritdoc/>
    public static ContainerNumber Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<ContainerNumber>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContainerNumber result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static bool IsSizeAndType(ReadOnlySpan<char> text) =>
        text[..2] is "20" or "22" or "25" or "40" or "42" or "45" or "L5" && (PrintedText.IsLetters(text[2..]) || char.IsAsciiDigit(text[3]));
}

using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.HarmonizedSystem;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A tariff code: the six digits of the Harmonized System and the national tail, as printed and as digits alone.</summary>
/// <remarks>
/// Source: the World Customs Organization's Harmonized System, 2022 edition; its 5,612 subheadings after UN Comtrade classification H6. Second
/// source: the data set github.com/datasets/harmonized-system. There is no check digit: about one misread digit in seven gives another valid code, so
/// compare the description too. A code of the 2017 edition, a heading alone, chapters 98 and 99, and a leading zero that seems lost are valid with a
/// doubt.
/// </remarks>
[Description("HS, commodity or tariff code exactly as printed, digits and dots")]
[JsonConverter(typeof(PrintedValueConverter<HsCode>))]
public readonly record struct HsCode : IPrintedValue<HsCode>
{
    private readonly PrintedReading _reading;
    private readonly string? _alternative;

    private HsCode(PrintedReading reading, string? alternative = null) => (_reading, _alternative) = (reading, alternative);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets all the digits; empty when not valid.</summary>
    public string Digits => _reading.Normalised;

    /// <summary>Gets the two digits of the chapter; empty when not valid.</summary>
    public string Chapter => Part(2);

    /// <summary>Gets the four digits of the heading; empty when not valid.</summary>
    public string Heading => Part(4);

    /// <summary>Gets the six digits of the subheading; empty when not valid or when only a heading is printed.</summary>
    public string Subheading => Part(6);

    /// <summary>Gets the digits after the sixth, which each country sets; empty when there are none.</summary>
    public string NationalSuffix => Digits.Length > 6 ? Digits[6..] : "";

    /// <summary>Gets the section of the Harmonized System.</summary>
    /// <value>1 to 21; 0 for chapters 98 and 99 and when not valid.</value>
    public int Section => IsValid ? HsSections.OfChapter(int.Parse(Chapter, CultureInfo.InvariantCulture)) : 0;

    /// <summary>Gets what the 2022 edition knows of the code.</summary>
    public HsStatus Status => StatusOf(Digits);

    /// <summary>Gets the tariff that the code was written for, as far as length and dots tell.</summary>
    public HsScheme Scheme => IsValid ? HsText.Scheme(Digits, HsText.WithoutDecimalZero(HsText.WithoutLabel(Printed), out _)) : HsScheme.None;

    /// <summary>Gets the digits of the other reading where a leading zero may be lost; empty where there is one reading alone.</summary>
    public string Alternative => _alternative ?? "";

    /// <summary>Returns the code as text.</summary>
    /// <param name="format"><c>D</c> for <c>8471.30.00.00</c>; <see langword="null"/> or <c>G</c> for digits alone.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <returns>The text.</returns>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (format is not "D" || Digits.Length < 4)
            return ToString();
        return string.Join('.', Digits[4..].Chunk(2).Select(pair => new string(pair)).Prepend(Heading));
    }

    /// <summary>Tells whether two codes have the same digits.</summary>
    /// <param name="other">The other code.</param>
    /// <returns>Whether they do.</returns>
    public bool Equals(HsCode other) => _reading.Equals(other._reading);

    /// <inheritdoc/>
    public override int GetHashCode() => _reading.GetHashCode();

    /// <inheritdoc/>
    public static HsCode Read(string? printed)
    {
        if (printed?.Length > NumberText.MaxLength)
            return new(PrintedReading.Invalid(printed, "This is not a tariff code; expected 6 to 13 digits, with dots or spaces or without."));
        string text = HsText.WithoutDecimalZero(HsText.WithoutLabel(printed), out bool wasNumber);
        if (HsText.IsList(text))
            return new(PrintedReading.Invalid(printed, "More than one tariff code is written here; expected one alone."));
        if (HsText.Digits(text, out bool repaired) is not { Length: > 0 } digits)
            return new(PrintedReading.Invalid(printed, "This is not a tariff code; expected 6 to 13 digits, with dots or spaces or without."));
        if (digits.Length is < 4 or > 13)
            return new(PrintedReading.Invalid(printed, $"A tariff code has 6 to 13 digits, this one has {digits.Length}."));
        string padded = "0" + digits;
        if ((digits.Length & 1) != 0 && digits.Length < 12 && !HsText.HasWholeHeading(text) && StatusOf(padded) is not HsStatus.Unknown)
            return LostZero(printed, digits, padded);
        if (digits.Length is 5 && HsText.HasWholeHeading(text))
            return new(PrintedReading.Invalid(printed, "The code is incomplete: behind its heading of four digits stands one digit alone, and a subheading has two."));
        if (digits.Length is 5 or 7)
            return new(PrintedReading.Invalid(printed, $"A tariff code has 6 digits or 8 and more, this one has {digits.Length}; a digit is missing or too many."));
        return StatusOf(digits) switch
        {
            HsStatus.Unknown => new(PrintedReading.Invalid(printed, Unknown(digits, padded))),
            HsStatus.Superseded => new(PrintedReading.Valid(printed, digits, "The subheading went with HS 2022 and was in HS 2017: superseded edition.")),
            HsStatus.HeadingOnly => new(PrintedReading.Valid(printed, digits, "Only a heading of four digits is printed; a tariff code has six digits or more.")),
            HsStatus.National => new(PrintedReading.Valid(printed, digits, "Chapters 98 and 99 are national, and 99 is also India's service code (SAC): no international list can tell whether it is right.")),
            _ => new(PrintedReading.Valid(printed, digits, repaired ? "A letter was taken for the digit that it resembles; verify the code."
                : wasNumber ? "The code ends with .0: a spreadsheet seems to have taken it for a number; verify that no leading zero is lost."
                : HsText.OtherMeaning(text))),
        };
    }

    /// <inheritdoc/>
    public static HsCode Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<HsCode>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HsCode result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static HsCode LostZero(string? printed, string digits, string padded)
    {
        // Nine and eleven digits are lengths of their own (Japan, Taiwan): both readings may stand.
        if (digits.Length is 9 or 11 && StatusOf(digits) is not HsStatus.Unknown)
            return new(PrintedReading.Valid(printed, digits, "A leading zero may be lost: both readings are tariff codes; verify against the description."), padded);
        return new(PrintedReading.Valid(printed, padded, "The number of digits is odd: a leading zero seems lost and was put back; verify against the description."), digits);
    }

    private static string Unknown(string digits, string padded) =>
        StatusOf(padded) is not HsStatus.Unknown
            ? "The first six digits are no subheading of HS 2022 or 2017, but would be with a leading zero in front: ambiguous, a zero may be lost and a digit cut off."
            : "The first six digits are no subheading of HS 2022 or 2017; read the code again digit by digit.";

    private static HsStatus StatusOf(string digits)
    {
        if (digits.Length < 4)
            return HsStatus.Unknown;
        if (digits.StartsWith("98", StringComparison.Ordinal) || digits.StartsWith("99", StringComparison.Ordinal))
            return HsStatus.National;
        int heading = int.Parse(digits.AsSpan(0, 4), CultureInfo.InvariantCulture);
        if (digits.Length < 6)
            return digits.Length == 4 && HsTable.ContainsHeading(heading) ? HsStatus.HeadingOnly : HsStatus.Unknown;
        int subheading = int.Parse(digits.AsSpan(0, 6), CultureInfo.InvariantCulture);
        return HsTable.Contains(subheading) ? HsStatus.Current : HsTable.WasSuperseded(subheading) ? HsStatus.Superseded : HsStatus.Unknown;
    }

    private string Part(int length) => Digits.Length >= length ? Digits[..length] : "";
}

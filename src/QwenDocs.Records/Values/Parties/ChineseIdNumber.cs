using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using QwenDocs.Records.Identity;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>The number of a Chinese identity card (公民身份号码): division, date of birth, order and check character, 18 in all.</summary>
/// <remarks>
/// Source: GB 11643-1999 with the check character of ISO 7064 MOD 11-2. Second source: python-stdnum, module cn.ric. The division is checked by its
/// province alone, for divisions come and go. Numbers of foreigners' permanent residence cards begin with 9 and follow the same rule. The 15 digits of
/// before 1999 are read with a doubt.
/// </remarks>
[Description("Chinese identity number (公民身份号码) exactly as printed: 18 digits, the last may be X")]
[JsonConverter(typeof(PrintedValueConverter<ChineseIdNumber>))]
public readonly record struct ChineseIdNumber : IPrintedValue<ChineseIdNumber>
{
    private const string Provinces = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

    private readonly PrintedReading _reading;

    private ChineseIdNumber(PrintedReading reading) => _reading = reading;

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Gets the six digits of the administrative division where the number was first given; empty when not valid.</summary>
    public string AdministrativeDivision => IsValid ? _reading.Normalised[..6] : "";

    /// <summary>Gets the date of birth, or <see langword="null"/> when not valid.</summary>
    public DateOnly? DateOfBirth => IsValid ? Birth(_reading.Normalised) : null;

    /// <summary>Gets the sex, which the last digit before the check character tells, or <see langword="null"/> when not valid.</summary>
    public Sex? Sex => !IsValid ? null : (_reading.Normalised.Length == 18 ? _reading.Normalised[16] : _reading.Normalised[14]) % 2 == 1 ? QwenDocs.Records.Identity.Sex.Male : QwenDocs.Records.Identity.Sex.Female;

    /// <inheritdoc/>
    public static ChineseIdNumber Read(string? printed)
    {
        // A Cyrillic or Greek letter, or a multiplication sign, may stand for the X.
        string text = PrintedText.WithoutLabel(PrintedText.Compact(printed?.Replace('×', 'X').Replace('Х', 'X').Replace('Χ', 'X')), "ID", "IDNO", "NO");
        bool isOld = text.Length == 15;
        if (!isOld && text.Length != 18)
            return new(PrintedReading.Invalid(printed, "This is not a Chinese identity number; expected 18 digits, the last of which may be X."));
        if (!PrintedText.IsDigits(isOld ? text : text.AsSpan(0, 17)) || (!isOld && !char.IsAsciiDigit(text[17]) && text[17] != 'X'))
            return new(PrintedReading.Invalid(printed, "A Chinese identity number has digits alone, but for an X in the last place; look for letters that were read for digits."));
        if (text[0] != '9' && !Provinces.Contains($" {text[..2]} ", StringComparison.Ordinal))
            return new(PrintedReading.Invalid(printed, "The first two digits of the identity number name no province; read them again."));
        if (Birth(text) is null)
            return new(PrintedReading.Invalid(printed, "The date of birth in the identity number, behind its first six digits, is no date of the calendar."));
        if (isOld)
            return new(PrintedReading.Valid(printed, text, "This is a 15-digit identity number from before 1999; it has no check digit that could be verified."));
        return new("10X98765432"[CheckDigits.Weighted(text, Weights, 11)] == text[17]
            ? PrintedReading.Valid(printed, text)
            : PrintedReading.Invalid(printed, "The last character of the identity number does not agree with the others; read them again one by one."));
    }

    /// <inheritdoc/>
    public static ChineseIdNumber Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<ChineseIdNumber>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChineseIdNumber result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static DateOnly? Birth(string number)
    {
        string digits = number.Length == 18 ? number[6..14] : "19" + number[6..12];
        bool isDate = DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        return isDate && date.Year >= 1800 ? date : null;
    }
}

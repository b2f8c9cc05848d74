using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Identity;
using QwenDocs.Records.Values.MachineReadableZones;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>The machine-readable zone of a passport, card or visa (MRZ): two lines of 44 or 36 characters, or three of 30.</summary>
/// <remarks>
/// Source: ICAO Doc 9303, eighth edition, parts 3 to 7 (forms, check digits of weights 7, 3, 1). Second source: the specimens of these parts and of part
/// 11, appendix D, as the tests of other readers have them, among them document numbers of more than nine characters. Fillers (<c>&lt;</c>) that are too few or too many before the end of a line
/// are corrected, since they bear no meaning; a wrong check digit never is. The French identity card of before 2021 has a zone of its own and is read with
/// a doubt. Years have two digits on these documents; the century is not told.
/// </remarks>
[Description("Machine-readable zone: every line exactly as printed, with every filler '<', the lines parted by a line break")]
[JsonConverter(typeof(PrintedValueConverter<MachineReadableZone>))]
public readonly record struct MachineReadableZone : IPrintedValue<MachineReadableZone>
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");

    private readonly PrintedReading _reading;
    private readonly MrzFields? _fields;

    private MachineReadableZone(PrintedReading reading, MrzFields? fields = null) => (_reading, _fields) = (reading, fields);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the form.</summary>
    public MrzFormat Format => _fields?.Layout.Format ?? MrzFormat.None;

    /// <summary>Gets the kind of document, such as <c>P</c>, <c>ID</c> or <c>V</c>; empty when not read.</summary>
    public string DocumentCode => _fields?.DocumentCode ?? "";

    /// <summary>Gets the code of the issuing state, such as <c>CHN</c>, or <c>D</c> for Germany; empty when not read.</summary>
    public string IssuingState => _fields?.IssuingState ?? "";

    /// <summary>Gets the surname in capitals without diacritics; empty when not read.</summary>
    public string Surname => _fields?.Surname ?? "";

    /// <summary>Gets the given names in capitals without diacritics; empty when not read or when there are none.</summary>
    public string GivenNames => _fields?.GivenNames ?? "";

    /// <summary>Gets the document number; empty when not read.</summary>
    public string DocumentNumber => _fields?.DocumentNumber ?? "";

    /// <summary>Gets the code of the nationality; empty when not read.</summary>
    public string Nationality => _fields?.Nationality ?? "";

    /// <summary>Gets the date of birth as yyMMdd; empty when not read or when a part of it is not known.</summary>
    public string BirthDate => _fields?.BirthDate ?? "";

    /// <summary>Gets the sex, or <see langword="null"/> when not read.</summary>
    public Sex? Sex => _fields is null ? null : _fields.Sex switch
    {
        'F' => QwenDocs.Records.Identity.Sex.Female,
        'M' => QwenDocs.Records.Identity.Sex.Male,
        _ => QwenDocs.Records.Identity.Sex.Unspecified,
    };

    /// <summary>Gets the date of expiry as yyMMdd; empty when not read or when there is none.</summary>
    public string ExpiryDate => _fields?.ExpiryDate ?? "";

    /// <summary>Gets what the issuing state adds, such as a personal number; empty when not read or when there is nothing.</summary>
    public string OptionalData => _fields?.OptionalData ?? "";

    /// <summary>Gets a value indicating whether the names fill their place, so that they may be cut.</summary>
    internal bool NamesAreFull => _fields?.NamesAreFull ?? false;

    /// <summary>Tells whether the lines are the same.</summary>
    /// <param name="other">The other zone.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(MachineReadableZone other) => _reading.Equals(other._reading);

    /// <inheritdoc/>
    public override int GetHashCode() => _reading.GetHashCode();

    /// <inheritdoc/>
    public static MachineReadableZone Read(string? printed)
    {
        string[] lines = MrzText.Lines(printed);
        if (MrzLayout.For(lines) is not { } layout)
            return new(PrintedReading.Invalid(printed, "This is no machine-readable zone; expected two lines of 44 or 36 characters or three of 30, parted by line breaks."));
        lines = [.. lines.Select(line => MrzText.Fit(line, layout.Width))];
        for (int index = 0; index < lines.Length; index++)
        {
            if (lines[index].AsSpan().ContainsAnyExcept(Characters))
                return new(PrintedReading.Invalid(printed, $"Line {index + 1} of the machine-readable zone has other characters than capital letters, digits and '<'."));
            if (lines[index].Length != layout.Width)
                return new(PrintedReading.Invalid(printed, $"Line {index + 1} of the machine-readable zone has {lines[index].Length} characters instead of {layout.Width}; count its fillers again."));
        }

        string normalised = string.Join('\n', lines);
        MrzFields fields = new(layout, string.Concat(lines));
        string[] disagreements = [.. fields.Disagreements()];
        if (disagreements.Length > 0 && layout == MrzLayout.Td2 && normalised.StartsWith("IDFRA", StringComparison.Ordinal))
            return new(PrintedReading.Valid(printed, normalised, "The French identity card of before 2021 has a machine-readable zone of its own, which is not verified."));
        if (Mistake(fields) is { } mistake)
            return new(PrintedReading.Invalid(printed, mistake));
        return disagreements.Length == 0
            ? new(PrintedReading.Valid(printed, normalised), fields)
            : new(PrintedReading.Invalid(printed, $"In the machine-readable zone the check digit of {string.Join(" and of ", disagreements)} does not agree; read its lines again character by character."));
    }

    /// <inheritdoc/>
    public static MachineReadableZone Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<MachineReadableZone>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MachineReadableZone result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the lines, parted by <c>\n</c>, or the printed text where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();

    private static string? Mistake(MrzFields fields)
    {
        if (!char.IsAsciiLetter(fields.Text[0]) || (fields.Layout.Format == MrzFormat.Td3 && fields.Text[0] != 'P'))
            return "The first letter of the machine-readable zone names the document: P on passports, V on visas, A, C or I on cards.";
        if (fields.Text[2..5].AsSpan().ContainsAnyInRange('0', '9') || fields.Text[fields.Layout.Nationality].AsSpan().ContainsAnyInRange('0', '9'))
            return "A code of a state in the machine-readable zone has digits; look for letters that were read for digits.";
        if (fields.Text[fields.Layout.Names].AsSpan().ContainsAnyInRange('0', '9'))
            return "The names in the machine-readable zone have digits; look for letters that were read for digits.";
        if ((fields.Text[fields.Layout.Birth] + fields.Text[fields.Layout.Expiry]).AsSpan().ContainsAnyInRange('A', 'Z'))
            return "A date in the machine-readable zone has letters; look for digits that were read for letters.";
        return fields.Sex is 'F' or 'M' or 'X' or '<' ? null : "The sex in the machine-readable zone is F, M, X or '<'; the characters before it may have shifted.";
    }
}

namespace QwenDocs.Records.Values.MachineReadableZones;

/// <summary>Where the fields of a machine-readable zone stand, counted from 0 over all lines in a row (ICAO Doc 9303, parts 4 to 7).</summary>
/// <param name="Format">The form.</param>
/// <param name="Lines">The number of lines.</param>
/// <param name="Width">The characters of a line.</param>
/// <param name="Names">The names.</param>
/// <param name="Number">The document number; its check digit follows.</param>
/// <param name="Birth">The date of birth; its check digit and the sex follow.</param>
/// <param name="Expiry">The date of expiry; its check digit follows.</param>
/// <param name="Nationality">The nationality.</param>
/// <param name="Optional">The data that the issuing state chooses.</param>
/// <param name="Composite">What the last check digit is over; empty where there is none.</param>
internal sealed record MrzLayout(
    MrzFormat Format,
    int Lines,
    int Width,
    Range Names,
    Range Number,
    Range Birth,
    Range Expiry,
    Range Nationality,
    Range[] Optional,
    Range[] Composite)
{
    // Half-way between 36 and 44, for fillers are miscounted.
    private const int LongestOfSmall = 40;

    public static MrzLayout Td1 { get; } = new(MrzFormat.Td1, 3, 30, 60..90, 5..14, 30..36, 38..44, 45..48, [15..30, 48..59], [5..37, 38..45, 48..59]);

    public static MrzLayout Td2 { get; } = new(MrzFormat.Td2, 2, 36, 5..36, 36..45, 49..55, 57..63, 46..49, [64..71], [36..46, 49..56, 57..71]);

    public static MrzLayout Td3 { get; } = new(MrzFormat.Td3, 2, 44, 5..44, 44..53, 57..63, 65..71, 54..57, [72..86], [44..54, 57..64, 65..87]);

    public static MrzLayout VisaA { get; } = Td3 with { Format = MrzFormat.VisaA, Optional = [72..88], Composite = [] };

    public static MrzLayout VisaB { get; } = Td2 with { Format = MrzFormat.VisaB, Optional = [64..72], Composite = [] };

    /// <summary>Gets the place of the last check digit, behind all others.</summary>
    public int CompositeCheck => Format == MrzFormat.Td1 ? 59 : (Lines * Width) - 1;

    /// <summary>Takes the form that the number of lines, the longest of them and the first letter tell.</summary>
    public static MrzLayout? For(string[] lines) => lines switch
    {
        [_, _, _] => Td1,
        [['V', ..], _] => lines.Max(line => line.Length) <= LongestOfSmall ? VisaB : VisaA,
        [_, _] => lines.Max(line => line.Length) <= LongestOfSmall ? Td2 : Td3,
        _ => null,
    };
}

namespace QwenDocs.Records.Values;

/// <summary>The form of a machine-readable zone (ICAO Doc 9303).</summary>
public enum MrzFormat
{
    /// <summary>The zone is not valid, or of a form that is not read.</summary>
    None,

    /// <summary>Cards: three lines of 30 characters (part 5).</summary>
    Td1,

    /// <summary>Larger cards: two lines of 36 characters (part 6).</summary>
    Td2,

    /// <summary>Passports: two lines of 44 characters (part 4).</summary>
    Td3,

    /// <summary>Visas of full size: two lines of 44 characters (part 7, MRV-A).</summary>
    VisaA,

    /// <summary>Visas of small size: two lines of 36 characters (part 7, MRV-B).</summary>
    VisaB,
}

namespace QwenDocs.SampleMaker.Identity;

/// <summary>A person who does not exist, as a document of a state that issues none would name them. Dates are yyMMdd, as in the machine-readable zone.</summary>
internal sealed record Specimen(string Number, string Surname, string GivenNames, string Birth, char Sex, string Expiry)
{
    /// <summary>Antarctica has a code (ISO 3166-1) and no citizens.</summary>
    public const string State = "ATA";

    public static Specimen Passport { get; } = new("PA4810357", "LINDQVIST-MOREAU", "AURORA MARIE", "910428", 'F', "340312");

    public static Specimen Card { get; } = new("K70213586", "OKONKWO", "LEO TOMAS", "870915", 'M', "310630");
}

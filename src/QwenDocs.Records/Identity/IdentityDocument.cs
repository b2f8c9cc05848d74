using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Identity;

/// <summary>A passport, identity card, driving licence, residence permit or visa.</summary>
/// <remarks>
/// The printed fields and the machine-readable zone (ICAO Doc 9303) are read apart, so that each can be checked against the other. What is not on the
/// document is <see langword="null"/>. Whether a document has expired, or is genuine, is not checked.
/// </remarks>
[Description("An identity document of one person. Read the printed fields from the fields themselves and the machine-readable zone from the zone; never fill one from the other.")]
public record IdentityDocument : IValidatableRecord
{
    /// <summary>Gets the kind of document.</summary>
    [Description("Kind of document.")]
    public IdentityDocumentKind? Kind { get; init; }

    /// <summary>Gets the country that issued it.</summary>
    [Description("Country that issued the document.")]
    public CountryCode? IssuingCountry { get; init; }

    /// <summary>Gets the number of the document.</summary>
    [Description("Number of the document exactly as printed."), PrintedAs("Passport No.", "Document No.", "证件号码", "护照号码", "证号")]
    [Identifying]
    public string? DocumentNumber { get; init; }

    /// <summary>Gets the number of the person, which stays the same from document to document.</summary>
    [Description("Personal or national identity number exactly as printed, where the document has one."), PrintedAs("公民身份号码", "Personal No.", "Personnummer", "NIK", "DNI")]
    [Identifying]
    public string? PersonalNumber { get; init; }

    /// <summary>Gets the surname.</summary>
    [Description("Surname in Latin letters as printed outside the machine-readable zone, else in the script of the document."), PrintedAs("Surname", "Nom", "Name", "姓")]
    public string? Surname { get; init; }

    /// <summary>Gets the given names.</summary>
    [Description("Given names in Latin letters as printed outside the machine-readable zone, else in the script of the document."), PrintedAs("Given names", "Prénoms", "Vornamen", "名")]
    public string? GivenNames { get; init; }

    /// <summary>Gets the whole name in the document's own script.</summary>
    [Description("Whole name in the document's own script, where it is not Latin or is not parted into surname and given names."), PrintedAs("姓名")]
    public string? NativeName { get; init; }

    /// <summary>Gets the sex.</summary>
    [Description("Sex as printed."), PrintedAs("Sex", "性别", "Geschlecht")]
    public Sex? Sex { get; init; }

    /// <summary>Gets the nationality.</summary>
    [Description("Nationality as printed, as the country's name or code: China for 'Chinese'; null for 民族, which is no nationality."), PrintedAs("Nationality", "国籍")]
    public CountryCode? Nationality { get; init; }

    /// <summary>Gets the date of birth.</summary>
    [Description("Date of birth."), PrintedAs("Date of birth", "出生日期", "出生")]
    [Identifying]
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Gets the place of birth.</summary>
    [Description("Place of birth."), PrintedAs("Place of birth", "出生地点")]
    public string? PlaceOfBirth { get; init; }

    /// <summary>Gets the address.</summary>
    [Description("Address of the person, all printed lines of it."), PrintedAs("住址", "Address")]
    public string? Address { get; init; }

    /// <summary>Gets the date of issue.</summary>
    [Description("Date of issue, or the first date of 有效期限."), PrintedAs("Date of issue", "签发日期", "有效期限")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets the date of expiry.</summary>
    [Description("Date of expiry, or the second date of 有效期限."), PrintedAs("Date of expiry", "有效期至", "有效期限")]
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>Gets a value indicating whether the document says that it does not expire.</summary>
    [Description("true where the document says that it does not expire (长期), else null.")]
    public bool? HasNoExpiry { get; init; }

    /// <summary>Gets the authority that issued it.</summary>
    [Description("Authority that issued the document."), PrintedAs("Authority", "签发机关")]
    public string? IssuingAuthority { get; init; }

    /// <summary>Gets the classes of vehicles of a driving licence.</summary>
    [Description("Classes of vehicles of a driving licence, such as B or C1; [] on other documents."), PrintedAs("准驾车型", "Categories")]
    public IReadOnlyList<string> VehicleClasses { get; init; } = [];

    /// <summary>Gets the machine-readable zone.</summary>
    [Description("Machine-readable zone: every line exactly as printed, with every filler '<', the lines parted by a line break; null where there is none.")]
    [Identifying]
    public MachineReadableZone? MachineReadableZone { get; init; }

    /// <summary>
    /// Checks the printed fields against the machine-readable zone, a Chinese identity number (GB 11643) against date of birth and sex, and the order of the dates.
    /// </summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => IdentityDocumentRules.Check(this);
}

using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>A certificate of origin (UN/EDIFACT 1001 codes 861 and 954): GSP Form A, Form RCEP, EUR.1, the ASEAN forms, or one without preference.</summary>
/// <remarks>
/// All these forms certify the same: these goods, from this exporter to that consignee, are of that origin, by that criterion. They differ in the
/// order of their boxes, and each leaves some out; so one record holds them all, and <see cref="Form"/> says which it is. Box numbers are those of
/// Form A, then of Form RCEP, then of EUR.1. What is not on the document is <see langword="null"/>.
/// </remarks>
[Description("A certificate of origin (原产地证书). One record for the whole document, never one for each page.")]
public record CertificateOfOrigin : IValidatableRecord
{
    /// <summary>Gets which form it is.</summary>
    [Description("Which form it is, as printed: FORM A, Form RCEP, EUR.1, FORM E, CERTIFICATE OF ORIGIN OF THE PEOPLE'S REPUBLIC OF CHINA and the like.")]
    [Identifying]
    public string? Form { get; init; }

    /// <summary>Gets the number.</summary>
    [Description("Number of the certificate (Reference No., Certificate No.) exactly as printed.")]
    public string? Number { get; init; }

    /// <summary>Gets the exporter (Form A 1, RCEP 1, EUR.1 1).</summary>
    [Description("The exporter or consignor.")]
    public Party? Exporter { get; init; }

    /// <summary>Gets the producer (RCEP 3).</summary>
    [Description("The producer, where the form has a box for it.")]
    public Party? Producer { get; init; }

    /// <summary>Gets the importer or consignee (Form A 2, RCEP 2, EUR.1 3).</summary>
    [Description("The importer or consignee; the name is 'TO ORDER' where that is printed.")]
    public Party? Consignee { get; init; }

    /// <summary>Gets the country of origin (Form A 12, RCEP 11, EUR.1 4).</summary>
    [Description("Country in which the goods originate, where it is the same for all.")]
    [Identifying]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the importing country (Form A 12, RCEP 15, EUR.1 5).</summary>
    [Description("Importing country or country of destination.")]
    public CountryCode? DestinationCountry { get; init; }

    /// <summary>Gets means of transport and route (Form A 3, RCEP 4, EUR.1 6).</summary>
    [Description("Means of transport and route as printed.")]
    public string? Transport { get; init; }

    /// <summary>Gets the date of departure (RCEP 4).</summary>
    [Description("Date of departure or shipment.")]
    public DateOnly? DepartureDate { get; init; }

    /// <summary>Gets the goods.</summary>
    [Description("Every item of goods, in the order of the document, over all pages.")]
    public IReadOnlyList<CertificateOfOriginItem> Items { get; init; } = [];

    /// <summary>Gets the remarks (RCEP 14, EUR.1 7).</summary>
    [Description("Remarks, and notes for official use.")]
    public string? Remarks { get; init; }

    /// <summary>Gets whether the certificate was issued after the goods had left (RCEP 17; a note in Form A 4 and EUR.1 7).</summary>
    [Description("true where ISSUED RETROACTIVELY or ISSUED RETROSPECTIVELY is ticked or printed as a note, false where the box is empty.")]
    public bool? IssuedRetroactively { get; init; }

    /// <summary>Gets whether it rests on a certificate of a first exporting country (RCEP 17).</summary>
    [Description("The box of a back-to-back certificate of origin."), PrintedAs("Back-to-back Certificate of Origin", "Back-to-Back CO", "Movement Certificate")]
    public Mark? IsBackToBack { get; init; }

    /// <summary>Gets whether the invoice comes from a third country (RCEP 17).</summary>
    [Description("The box of third-party or third-country invoicing."), PrintedAs("Third-party invoicing", "Third-country invoicing", "Third Country Invoicing")]
    public Mark? HasThirdPartyInvoice { get; init; }

    /// <summary>Gets the date of the exporter's declaration (Form A 12, RCEP 15, EUR.1 12).</summary>
    [Description("Date of the exporter's declaration.")]
    public DateOnly? DeclarationDate { get; init; }

    /// <summary>Gets whether the exporter has signed (Form A 12, RCEP 15, EUR.1 12).</summary>
    [Description("By the exporter, in the exporter's declaration."), PrintedAs("Place and date, signature of authorised signatory", "Declaration by the exporter", "Signature of exporter", "出口商声明")]
    public Mark? ExporterSignature { get; init; }

    /// <summary>Gets the authority that issued it (Form A 11, RCEP 16, EUR.1 11).</summary>
    [Description("Authority or chamber that certified it, as on the stamp.")]
    [Identifying]
    public string? IssuingAuthority { get; init; }

    /// <summary>Gets the place of issue.</summary>
    [Description("Place of certification.")]
    public string? IssuePlace { get; init; }

    /// <summary>Gets the date of issue.</summary>
    [Description("Date of certification.")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets whether the authority has stamped it (Form A 11, RCEP 16, EUR.1 11).</summary>
    [Description("Of the certifying authority."), PrintedAs("Place and date, signature and stamp of certifying authority", "Stamp of certifying authority", "Customs endorsement", "Certification", "签证机构")]
    public Mark? AuthorityStamp { get; init; }

    /// <summary>Checks the dates, the note on late issue, and for Form A and Form RCEP the origin criteria, codes and countries.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => CertificateOfOriginRules.Check(this);
}

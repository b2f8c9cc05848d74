using System.ComponentModel;
using QwenDocs.Records.Customs.EuropeanUnion;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A customs declaration of the European Union: the single administrative document (SAD) or the print of its electronic form.</summary>
/// <remarks>
/// Each property names its SAD box, the data element of the Union Customs Code in the numbering of 2016 (<c>6/14</c>, which the United Kingdom
/// keeps) and the new one (<c>18 09</c>). Sources: Commission Delegated Regulation (EU) 2015/2446, annex B, as replaced by (EU) 2021/234; the British
/// tariff's appendix 21A. Boxes for declarants alone (3, 4, 9 to 13, 16, 28) are left out. Weights are in kilograms.
/// </remarks>
[Description("A customs declaration of the European Union or of a country with the same form (SAD, Einheitspapier, DAU). One record for the whole document, continuation sheets included.")]
[PrintedAs("IMPORT DECLARATION", "EXPORT DECLARATION", "EUROPEAN UNION", "EUROPEAN COMMUNITY", "Einfuhranmeldung", "Ausfuhranmeldung", "Ausfuhrbegleitdokument")]
public record EuCustomsDeclaration : CustomsDeclaration
{
    /// <summary>Gets the movement reference number (corner A).</summary>
    [Description("Movement reference number (MRN) exactly as printed: 18 characters.")]
    [Identifying]
    public Mrn? Mrn { get; init; }

    /// <summary>Gets the local reference number (2/5; 12 09).</summary>
    [Description("Local reference number (LRN).")]
    public string? LocalReference { get; init; }

    /// <summary>Gets the declaration type (box 1, first subdivision; 1/1; 11 01).</summary>
    [Description("Box 1, first part: declaration type, two letters such as IM, EX or CO.")]
    [Identifying]
    public string? DeclarationType { get; init; }

    /// <summary>Gets the additional declaration type (box 1, second subdivision; 1/2; 11 02).</summary>
    [Description("Box 1, second part: one letter such as A, D or Z.")]
    [Identifying]
    public string? AdditionalDeclarationType { get; init; }

    /// <summary>Gets the date of acceptance (corner A or J).</summary>
    [Description("Date on which customs accepted the declaration.")]
    public DateOnly? AcceptanceDate { get; init; }

    /// <summary>Gets the exporter (box 2; 3/1 and 3/2; 13 01).</summary>
    [Description("Box 2: consignor or exporter.")]
    public CustomsParty? Exporter { get; init; }

    /// <summary>Gets the consignee or importer (box 8; 3/15 and 3/16; 13 03 and 13 04).</summary>
    [Description("Box 8: consignee or importer.")]
    public CustomsParty? Consignee { get; init; }

    /// <summary>Gets the declarant or representative (box 14; 3/17 to 3/21; 13 05 and 13 06).</summary>
    [Description("Box 14: declarant or representative.")]
    public CustomsParty? Declarant { get; init; }

    /// <summary>Gets the stated number of items (box 5; 1/9).</summary>
    [Description("Box 5: number of items as stated.")]
    public int? ItemCount { get; init; }

    /// <summary>Gets the stated number of packages (box 6; 6/18; 18 06).</summary>
    [Description("Box 6: total number of packages as stated.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the reference number (box 7; 2/4; 12 08).</summary>
    [Description("Box 7: reference number or UCR.")]
    public string? ReferenceNumber { get; init; }

    /// <summary>Gets the country of dispatch or export (box 15a; 5/14; 16 06).</summary>
    [Description("Box 15: country of dispatch or export.")]
    public CountryCode? DispatchCountry { get; init; }

    /// <summary>Gets the country of destination (box 17a; 5/8; 16 03).</summary>
    [Description("Box 17: country of destination.")]
    public CountryCode? DestinationCountry { get; init; }

    /// <summary>Gets the means of transport at departure or arrival (box 18; 7/7 and 7/9; 19 05 and 19 06).</summary>
    [Description("Box 18: identity of the means of transport at departure or arrival.")]
    public string? TransportIdentity { get; init; }

    /// <summary>Gets whether the goods are in containers (box 19; 7/2; 19 01).</summary>
    [Description("Box 19: true for 1, goods in containers; false for 0.")]
    public bool? IsContainerised { get; init; }

    /// <summary>Gets the delivery term (box 20; 4/1; 14 01).</summary>
    [Description("Box 20: delivery term with its place, such as CIF Hamburg.")]
    public Incoterm? DeliveryTerm { get; init; }

    /// <summary>Gets the active means of transport at the border (box 21; 7/14; 19 08).</summary>
    [Description("Box 21: identity of the means of transport that crosses the border.")]
    public string? BorderTransportIdentity { get; init; }

    /// <summary>Gets the nationality of that means of transport (box 21; 7/15; 19 08 062).</summary>
    [Description("Box 21: nationality of that means of transport.")]
    public CountryCode? BorderTransportNationality { get; init; }

    /// <summary>Gets the currency of the invoice (box 22; 4/10; 14 05).</summary>
    [Description("Box 22: currency of the invoice as ISO 4217 code.")]
    public CurrencyCode? Currency { get; init; }

    /// <summary>Gets the total amount invoiced (box 22; 4/11; 14 06).</summary>
    [Description("Box 22: total amount invoiced.")]
    public decimal? TotalInvoiced { get; init; }

    /// <summary>Gets the exchange rate (box 23; 4/15; 14 09).</summary>
    [Description("Box 23: exchange rate.")]
    public decimal? ExchangeRate { get; init; }

    /// <summary>Gets the nature of transaction (box 24; 8/5; 99 05).</summary>
    [Description("Box 24: nature of transaction, one or two digits.")]
    public string? TransactionNature { get; init; }

    /// <summary>Gets the mode of transport at the border (box 25; 7/4; 19 03).</summary>
    [Description("Box 25: mode of transport at the border, one digit.")]
    public string? BorderTransportMode { get; init; }

    /// <summary>Gets the inland mode of transport (box 26; 7/5; 19 04).</summary>
    [Description("Box 26: inland mode of transport, one digit.")]
    public string? InlandTransportMode { get; init; }

    /// <summary>Gets the customs office of exit or entry (box 29; 5/12; 17 01).</summary>
    [Description("Box 29: customs office of exit or entry, two letters and six characters, such as DE004851.")]
    public string? BorderOffice { get; init; }

    /// <summary>Gets the location of the goods (box 30; 5/23; 16 15).</summary>
    [Description("Box 30: location of the goods.")]
    public string? GoodsLocation { get; init; }

    /// <summary>Gets the total gross weight in kilograms (6/5; 18 04 at the level of the declaration).</summary>
    [Description("Total gross mass of all items, where it is printed."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the items.</summary>
    [Description("Every item of goods, in order, over all continuation sheets.")]
    public IReadOnlyList<EuCustomsItem> Items { get; init; } = [];

    /// <summary>Gets the sum of all taxes.</summary>
    [Description("Total of all duties and taxes, where it is printed.")]
    public decimal? TaxTotal { get; init; }

    /// <summary>Gets the deferred payment (box 48; 2/6).</summary>
    [Description("Box 48: deferred payment account or authorisation.")]
    public string? DeferredPayment { get; init; }

    /// <summary>Gets the warehouse (box 49; 2/7; 12 11).</summary>
    [Description("Box 49: identification of the warehouse.")]
    public string? Warehouse { get; init; }

    /// <summary>Gets the place of the declaration (box 54).</summary>
    [Description("Box 54: place.")]
    public string? Place { get; init; }

    /// <summary>Gets the date of the declaration (box 54).</summary>
    [Description("Box 54: date.")]
    public DateOnly? DeclarationDate { get; init; }

    /// <summary>
    /// Checks the counts of items and packages, the sums of prices, weights and taxes, the codes of modes, procedures and tariff against the
    /// declaration type, containers against box 19, and the year and country of the MRN.
    /// </summary>
    /// <returns>The findings.</returns>
    public override IEnumerable<Finding> Validate() => EuCustomsRules.Check(this);
}

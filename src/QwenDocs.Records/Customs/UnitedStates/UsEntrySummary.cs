using System.ComponentModel;
using QwenDocs.Records.Customs.UnitedStates;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>An entry summary of US customs: CBP Form 7501.</summary>
/// <remarks>
/// Properties go by the labels of the form and not by its block numbers: the form of 2024 puts four blocks behind block 20, so that all later
/// numbers move, and older forms have numbers of their own. Source: the form and its instructions (OMB 1651-0022). Amounts are in US dollars.
/// </remarks>
[Description("An entry summary of US customs (CBP Form 7501). Find fields by their labels, for block numbers differ between editions. One record for the whole document, continuation sheets included.")]
[PrintedAs("ENTRY SUMMARY", "CBP Form 7501", "CUSTOMS FORM 7501")]
public record UsEntrySummary : CustomsDeclaration
{
    /// <summary>Gets filer code and entry number.</summary>
    [Description("Filer Code/Entry Number exactly as printed: three characters, seven digits and a check digit.")]
    [Identifying]
    public UsEntryNumber? EntryNumber { get; init; }

    /// <summary>Gets the entry type.</summary>
    [Description("Entry Type: the two digits, such as 01; without ABI/A and the like behind them.")]
    [Identifying]
    public string? EntryType { get; init; }

    /// <summary>Gets the date of the summary.</summary>
    [Description("Summary Date. Printed MM/DD/YYYY, as all dates on this form.")]
    public DateOnly? SummaryDate { get; init; }

    /// <summary>Gets the surety.</summary>
    [Description("Surety Number.")]
    [Identifying]
    public string? SuretyNumber { get; init; }

    /// <summary>Gets the bond type.</summary>
    [Description("Bond Type: one digit.")]
    public string? BondType { get; init; }

    /// <summary>Gets the port of entry (Schedule D).</summary>
    [Description("Port Code: four digits.")]
    public string? PortCode { get; init; }

    /// <summary>Gets the date of entry.</summary>
    [Description("Entry Date.")]
    public DateOnly? EntryDate { get; init; }

    /// <summary>Gets the importing carrier.</summary>
    [Description("Importing Carrier: vessel or airline.")]
    public string? ImportingCarrier { get; init; }

    /// <summary>Gets the mode of transport.</summary>
    [Description("Mode of Transport: two digits, such as 11 or 40.")]
    public string? TransportMode { get; init; }

    /// <summary>Gets the country of origin of all goods.</summary>
    [Description("Country of Origin; null where MULTI is printed, then the lines have theirs.")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the date of import.</summary>
    [Description("Import Date.")]
    public DateOnly? ImportDate { get; init; }

    /// <summary>Gets the bill of lading or air waybill.</summary>
    [Description("B/L or AWB Number: every number as printed, with the SCAC in front.")]
    public IReadOnlyList<string> TransportDocuments { get; init; } = [];

    /// <summary>Gets the manufacturer's identification code (MID).</summary>
    [Description("Manufacturer ID: two letters of the country and up to 13 characters; null where MULTI is printed.")]
    public string? ManufacturerId { get; init; }

    /// <summary>Gets the exporting country.</summary>
    [Description("Exporting Country; null where MULTI is printed.")]
    public CountryCode? ExportingCountry { get; init; }

    /// <summary>Gets the date of export.</summary>
    [Description("Export Date; null where MULTI is printed.")]
    public DateOnly? ExportDate { get; init; }

    /// <summary>Gets the number of the immediate transportation entry.</summary>
    [Description("I.T. Number.")]
    public string? ImmediateTransportationNumber { get; init; }

    /// <summary>Gets the date of the immediate transportation entry.</summary>
    [Description("I.T. Date.")]
    public DateOnly? ImmediateTransportationDate { get; init; }

    /// <summary>Gets the codes of missing documents.</summary>
    [Description("Missing Docs: codes.")]
    public string? MissingDocuments { get; init; }

    /// <summary>Gets the foreign port of lading (Schedule K).</summary>
    [Description("Foreign Port of Lading: five digits.")]
    public string? ForeignPortOfLading { get; init; }

    /// <summary>Gets the US port of unlading (Schedule D).</summary>
    [Description("U.S. Port of Unlading: four digits.")]
    public string? UsPortOfUnlading { get; init; }

    /// <summary>Gets the country of melt and pour, for steel (form of 2024).</summary>
    [Description("Country of Melt and Pour, for steel.")]
    public CountryCode? MeltAndPourCountry { get; init; }

    /// <summary>Gets the primary country of smelt, for aluminium (form of 2024).</summary>
    [Description("Primary Country of Smelt, for aluminum.")]
    public CountryCode? PrimarySmeltCountry { get; init; }

    /// <summary>Gets the secondary country of smelt, for aluminium (form of 2024).</summary>
    [Description("Secondary Country of Smelt, for aluminum.")]
    public CountryCode? SecondarySmeltCountry { get; init; }

    /// <summary>Gets the country of cast, for aluminium (form of 2024).</summary>
    [Description("Country of Cast, for aluminum.")]
    public CountryCode? CastCountry { get; init; }

    /// <summary>Gets the location of the goods.</summary>
    [Description("Location of Goods/G.O. Number.")]
    public string? GoodsLocation { get; init; }

    /// <summary>Gets the consignee's number.</summary>
    [Description("Consignee Number, such as 12-3456789XX.")]
    public string? ConsigneeNumber { get; init; }

    /// <summary>Gets the importer's number.</summary>
    [Description("Importer Number, such as 12-3456789XX.")]
    public string? ImporterNumber { get; init; }

    /// <summary>Gets the reference number.</summary>
    [Description("Reference Number.")]
    public string? ReferenceNumber { get; init; }

    /// <summary>Gets the ultimate consignee.</summary>
    [Description("Ultimate Consignee Name and Address.")]
    public Party? UltimateConsignee { get; init; }

    /// <summary>Gets the importer of record.</summary>
    [Description("Importer of Record Name and Address.")]
    public Party? ImporterOfRecord { get; init; }

    /// <summary>Gets the lines.</summary>
    [Description("Every line (Line No. 001, 002 …), in order, over all continuation sheets.")]
    public IReadOnlyList<UsEntryItem> Items { get; init; } = [];

    /// <summary>Gets the summary of other fees.</summary>
    [Description("Other Fee Summary: the total of each fee by its code, such as 499 and 501.")]
    public IReadOnlyList<UsEntryFee> Fees { get; init; } = [];

    /// <summary>Gets the total entered value.</summary>
    [Description("Total Entered Value.")]
    [Identifying]
    public decimal? TotalEnteredValue { get; init; }

    /// <summary>Gets the total duty.</summary>
    [Description("Totals: Duty.")]
    [Identifying]
    public decimal? DutyTotal { get; init; }

    /// <summary>Gets the total internal revenue tax.</summary>
    [Description("Totals: Tax.")]
    public decimal? TaxTotal { get; init; }

    /// <summary>Gets the total of fees and other charges.</summary>
    [Description("Totals: Other.")]
    public decimal? OtherTotal { get; init; }

    /// <summary>Gets the total.</summary>
    [Description("Totals: Total.")]
    public decimal? Total { get; init; }

    /// <summary>Gets broker or filer.</summary>
    [Description("Broker/Filer Information: name, address and telephone as printed.")]
    public string? Broker { get; init; }

    /// <summary>Gets the broker's or importer's file number.</summary>
    [Description("Broker/Importer File Number.")]
    public string? BrokerFileNumber { get; init; }

    /// <summary>
    /// Checks the sums of values, duties and fees, the total, codes and ports, the manufacturer's identification, the type against dumping cases,
    /// harbor maintenance fees against the mode of transport, and the dates.
    /// </summary>
    /// <returns>The findings.</returns>
    public override IEnumerable<Finding> Validate() => UsEntryRules.Check(this);
}

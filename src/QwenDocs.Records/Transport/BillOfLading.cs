using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>A bill of lading or sea waybill (UN/EDIFACT 1001 codes 705, 710 and 714), of a carrier or a forwarder.</summary>
/// <remarks>
/// Names follow the boxes of the carriers' common form (UN Layout Key, UN/ECE Recommendation 6). Weights are in kilograms, volumes in cubic metres.
/// What is not on the document is <see langword="null"/>.
/// </remarks>
[Description("A bill of lading (提单) or sea waybill. One record for the whole document, never one for each page.")]
public record BillOfLading : IValidatableRecord
{
    /// <summary>Gets the number of the bill of lading.</summary>
    [Description("Bill of lading number (B/L No., 提单号) exactly as printed.")]
    [Identifying]
    public string? Number { get; init; }

    /// <summary>Gets the number of the carrier's bill where this is a forwarder's.</summary>
    [Description("Number of the master bill of lading, where this is a house bill that names it.")]
    [Identifying]
    public string? MasterNumber { get; init; }

    /// <summary>Gets what kind of bill it is.</summary>
    [Description("Kind of bill as printed, such as ORIGINAL, COPY, SEA WAYBILL, TELEX RELEASE or SURRENDERED.")]
    public string? Kind { get; init; }

    /// <summary>Gets the number of the booking.</summary>
    [Description("Booking number.")]
    [Identifying]
    public string? BookingNumber { get; init; }

    /// <summary>Gets the carrier.</summary>
    [Description("Name of the carrier that the bill is signed for.")]
    public string? Carrier { get; init; }

    /// <summary>Gets the carrier's Standard Carrier Alpha Code (NMFTA).</summary>
    [Description("The carrier's SCAC, two to four letters, where it is printed.")]
    public string? CarrierScac { get; init; }

    /// <summary>Gets the shipper.</summary>
    [Description("The shipper (托运人).")]
    public Party? Shipper { get; init; }

    /// <summary>Gets the consignee; its name is <c>TO ORDER</c> and the like where the bill is negotiable.</summary>
    [Description("The consignee (收货人); the name is 'TO ORDER', 'TO ORDER OF …' where that is printed.")]
    public Party? Consignee { get; init; }

    /// <summary>Gets the party to notify.</summary>
    [Description("The notify party (通知人); the name is 'SAME AS CONSIGNEE' where that is printed.")]
    public Party? NotifyParty { get; init; }

    /// <summary>Gets the agent at destination.</summary>
    [Description("Agent at destination who releases the goods: name and address as printed.")]
    public string? DeliveryAgent { get; init; }

    /// <summary>Gets the ocean vessel.</summary>
    [Description("Name of the ocean vessel.")]
    [Identifying]
    public string? Vessel { get; init; }

    /// <summary>Gets the vessel's IMO number.</summary>
    [Description("IMO number of the vessel, seven digits, where it is printed.")]
    [Identifying]
    public ImoNumber? VesselImo { get; init; }

    /// <summary>Gets the voyage.</summary>
    [Description("Voyage number, such as 024W.")]
    [Identifying]
    public string? Voyage { get; init; }

    /// <summary>Gets the place of receipt.</summary>
    [Description("Place of receipt as printed.")]
    public string? PlaceOfReceipt { get; init; }

    /// <summary>Gets the port of loading.</summary>
    [Description("Port of loading (装货港) as printed.")]
    [Identifying]
    public string? PortOfLoading { get; init; }

    /// <summary>Gets the UN/LOCODE of the port of loading.</summary>
    [Description("UN/LOCODE of the port of loading, such as CNSHA, only where the code itself is printed.")]
    public UnLocode? PortOfLoadingCode { get; init; }

    /// <summary>Gets the port of discharge.</summary>
    [Description("Port of discharge (卸货港) as printed.")]
    [Identifying]
    public string? PortOfDischarge { get; init; }

    /// <summary>Gets the UN/LOCODE of the port of discharge.</summary>
    [Description("UN/LOCODE of the port of discharge, such as DEHAM, only where the code itself is printed.")]
    public UnLocode? PortOfDischargeCode { get; init; }

    /// <summary>Gets the place of delivery.</summary>
    [Description("Place of delivery or final destination as printed.")]
    public string? PlaceOfDelivery { get; init; }

    /// <summary>Gets the containers.</summary>
    [Identifying]
    [Description("Every container, in the order of the document, over all pages and riders.")]
    public IReadOnlyList<BillOfLadingContainer> Containers { get; init; } = [];

    /// <summary>Gets the goods.</summary>
    [Description("The goods: one entry for each description of goods with its marks, in the order of the document.")]
    public IReadOnlyList<BillOfLadingItem> Items { get; init; } = [];

    /// <summary>Gets the stated number of containers.</summary>
    [Description("Number of containers as stated, such as 2 for 2×40'HC.")]
    public int? ContainerCount { get; init; }

    /// <summary>Gets the total number of packages.</summary>
    [Description("Total number of packages.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the total gross weight in kilograms.</summary>
    [Description("Total gross weight of the goods, without the containers."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the total volume in cubic metres.</summary>
    [Description("Total measurement."), PrintedAs("Measurement", "CBM", "体积"), PrintedUnit("m³")]
    public decimal? Volume { get; init; }

    /// <summary>Gets the delivery term, where the description of goods has one.</summary>
    [Description("Delivery term with its place, such as FOB Ningbo, where it is printed among the goods.")]
    public Incoterm? DeliveryTerm { get; init; }

    /// <summary>Gets who pays the freight.</summary>
    [Description("prepaid for FREIGHT PREPAID (运费预付), collect for FREIGHT COLLECT (运费到付).")]
    public FreightPayment? FreightPayment { get; init; }

    /// <summary>Gets where the freight is payable.</summary>
    [Description("Place where the freight is payable.")]
    public string? FreightPayableAt { get; init; }

    /// <summary>Gets the number of originals.</summary>
    [Description("Number of original bills: 3 for THREE (3) or 3/3, 0 for a sea waybill that says none.")]
    public int? OriginalCount { get; init; }

    /// <summary>Gets the date on which the goods were on board.</summary>
    [Description("Date of the note 'shipped on board' or 'laden on board'.")]
    public DateOnly? OnBoardDate { get; init; }

    /// <summary>Gets the place of issue.</summary>
    [Description("Place of issue.")]
    public string? IssuePlace { get; init; }

    /// <summary>Gets the date of issue.</summary>
    [Description("Date of issue.")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets whether the carrier, the master or an agent has signed.</summary>
    [Description("By the carrier, the master or an agent for them."), PrintedAs("Signed for the Carrier", "Signed as Agent for the Carrier", "Signature", "Signed on behalf of the Carrier", "Authorized Signature")]
    public Mark? CarrierSignature { get; init; }

    /// <summary>
    /// Checks the totals against containers and goods, the number of containers and that none stands twice, the freight against the delivery term,
    /// the carrier's code, and the dates.
    /// </summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => BillOfLadingRules.Check(this);
}

using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>An air waybill (UN/EDIFACT 1001 codes 740 and 741), of an airline or a forwarder.</summary>
/// <remarks>
/// Names follow the boxes of the universal form (IATA Resolution 600a). Amounts are in <see cref="Currency"/>. What is not on the document is
/// <see langword="null"/>.
/// </remarks>
[Description("An air waybill (空运单). One record for the whole document, never one for each copy.")]
public record AirWaybill : IValidatableRecord
{
    /// <summary>Gets the airline's number.</summary>
    [Description("Master air waybill number exactly as printed: three digits of the airline and eight digits.")]
    [Identifying]
    public AirWaybillNumber? Number { get; init; }

    /// <summary>Gets the forwarder's number.</summary>
    [Description("House air waybill number (HAWB), where this is a forwarder's waybill.")]
    [Identifying]
    public string? HouseNumber { get; init; }

    /// <summary>Gets the airline.</summary>
    [Description("Name of the airline that issued the waybill.")]
    public string? Carrier { get; init; }

    /// <summary>Gets the shipper.</summary>
    [Description("The shipper.")]
    public Party? Shipper { get; init; }

    /// <summary>Gets the consignee.</summary>
    [Description("The consignee.")]
    public Party? Consignee { get; init; }

    /// <summary>Gets the carrier's agent.</summary>
    [Description("Issuing carrier's agent, name and city.")]
    public string? IssuingAgent { get; init; }

    /// <summary>Gets the agent's IATA code.</summary>
    [Description("Agent's IATA code, such as 08-3 1234/5678.")]
    public string? AgentIataCode { get; init; }

    /// <summary>Gets the airport of departure.</summary>
    [Description("Airport of departure as printed, name or code of three letters.")]
    [Identifying]
    public string? DepartureAirport { get; init; }

    /// <summary>Gets the airport of destination.</summary>
    [Description("Airport of destination as printed, name or code of three letters.")]
    [Identifying]
    public string? DestinationAirport { get; init; }

    /// <summary>Gets the flights.</summary>
    [Description("Flight numbers as printed, with their dates, such as LH8401/15.")]
    [Identifying]
    public IReadOnlyList<string> Flights { get; init; } = [];

    /// <summary>Gets the date of the first flight.</summary>
    [Description("Date of the first flight, where day, month and year are known.")]
    public DateOnly? FlightDate { get; init; }

    /// <summary>Gets the currency of the charges.</summary>
    [Description("Currency of the charges as ISO 4217 code of three letters.")]
    public CurrencyCode? Currency { get; init; }

    /// <summary>Gets who pays weight and valuation charges.</summary>
    [Description("Box WT/VAL: prepaid for PPD or PP, collect for COLL or CC.")]
    public FreightPayment? WeightChargePayment { get; init; }

    /// <summary>Gets who pays the other charges.</summary>
    [Description("Box Other: prepaid for PPD or PP, collect for COLL or CC.")]
    public FreightPayment? OtherChargesPayment { get; init; }

    /// <summary>Gets the value declared for carriage.</summary>
    [Description("Declared value for carriage as printed, 'NVD' included.")]
    public string? DeclaredValueForCarriage { get; init; }

    /// <summary>Gets the value declared for customs.</summary>
    [Description("Declared value for customs as printed, 'NCV' included.")]
    public string? DeclaredValueForCustoms { get; init; }

    /// <summary>Gets the amount of insurance.</summary>
    [Description("Amount of insurance as printed, 'NIL' or 'XXX' included.")]
    public string? InsuranceAmount { get; init; }

    /// <summary>Gets the handling information.</summary>
    [Description("Handling information as printed.")]
    public string? HandlingInformation { get; init; }

    /// <summary>Gets the lines of the rate description.</summary>
    [Description("Every line of the box with pieces, weights, rates and goods.")]
    public IReadOnlyList<AirWaybillItem> Items { get; init; } = [];

    /// <summary>Gets the total number of pieces.</summary>
    [Description("Total number of pieces, below the column.")]
    public int? PieceCount { get; init; }

    /// <summary>Gets the total gross weight, in kilograms or pounds as the lines say.</summary>
    [Description("Total gross weight, below the column.")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the prepaid charges.</summary>
    [Description("The column Prepaid of the charges.")]
    public AirWaybillCharges? Prepaid { get; init; }

    /// <summary>Gets the charges to collect.</summary>
    [Description("The column Collect of the charges.")]
    public AirWaybillCharges? Collect { get; init; }

    /// <summary>Gets the other charges one by one.</summary>
    [Description("The box Other Charges: one entry for each, such as AWC 15.00.")]
    public IReadOnlyList<AirWaybillOtherCharge> OtherCharges { get; init; } = [];

    /// <summary>Gets the date of execution.</summary>
    [Description("Date on which the waybill was executed.")]
    public DateOnly? IssueDate { get; init; }

    /// <summary>Gets the place of execution.</summary>
    [Description("Place where the waybill was executed.")]
    public string? IssuePlace { get; init; }

    /// <summary>Gets whether the shipper or its agent has signed.</summary>
    [Description("By the shipper or its agent."), PrintedAs("Signature of Shipper or his Agent")]
    public Mark? ShipperSignature { get; init; }

    /// <summary>Gets whether the carrier or its agent has signed.</summary>
    [Description("By the issuing carrier or its agent."), PrintedAs("Signature of Issuing Carrier or its Agent", "Signature of Carrier or its Agent")]
    public Mark? CarrierSignature { get; init; }

    /// <summary>
    /// Checks the totals of pieces and weight, the charges of each column and against the lines and the other charges, the columns against who pays,
    /// and the dates.
    /// </summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => AirWaybillRules.Check(this);
}

using System.Globalization;
using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>The weights and charges of an air waybill.</summary>
/// <remarks>
/// A piece is charged by weight or by volume, 6,000 cubic centimetres counting as a kilogram, whichever is more. Source: IATA's Air Cargo Tariff
/// rules. Second source: the Airports Authority of India's page on chargeable weight. Airlines agree on other ratios with their customers, and charge
/// whole unit load devices by the rate classes U, E and X: so these are warnings.
/// </remarks>
internal static class AirWaybillRules
{
    private const decimal KilogramsPerCubicMetre = 1_000_000m / 6_000;

    public static IEnumerable<Finding> Check(AirWaybill waybill) =>
        PrintedSum.Check(nameof(waybill.PieceCount), waybill.PieceCount, waybill.Items, item => item.PieceCount, "the lines' pieces")
            .Concat(PrintedSum.Check(nameof(waybill.GrossWeight), waybill.GrossWeight, waybill.Items, item => item.GrossWeight, "the lines' gross weights"))
            .Concat(Column(nameof(waybill.Prepaid), waybill.Prepaid, waybill, FreightPayment.Prepaid))
            .Concat(Column(nameof(waybill.Collect), waybill.Collect, waybill, FreightPayment.Collect))
            .Concat(OtherCharges(waybill))
            .Concat(DateOrder.Check(nameof(waybill.FlightDate), waybill.FlightDate, waybill.IssueDate, "date of the flight", "date of execution"));

    public static IEnumerable<Finding> Check(AirWaybillItem item)
    {
        bool isDevice = item.RateClass?.Trim().ToUpperInvariant() is "U" or "E" or "X";
        if (!isDevice && item.ChargeableWeight < item.GrossWeight)
            yield return Finding.Warning(nameof(item.ChargeableWeight), "The chargeable weight is below the gross weight; perhaps the two are exchanged.");
        if (!isDevice && item.WeightUnit?.Trim().ToUpperInvariant() is not "L" && Arithmetic.Compute(() => item.Volume * KilogramsPerCubicMetre) is { } byVolume && item.ChargeableWeight < Math.Floor(byVolume))
        {
            yield return Finding.Warning(
                nameof(item.ChargeableWeight),
                string.Create(CultureInfo.InvariantCulture, $"The chargeable weight is below that of the volume, {byVolume:0.#} kg; read weight, volume and dimensions again."));
        }

        // A minimum charge stands as the rate and as the total, whatever the weight.
        IEnumerable<Finding> product = item.RateClass?.Trim().ToUpperInvariant() is "M" || item.Rate == item.Total ? [] : LineProduct.Check(nameof(item.Total), item.ChargeableWeight, item.Rate, item.Total, priceBase: 1);
        foreach (Finding finding in product)
            yield return finding;
    }

    public static IEnumerable<Finding> Check(AirWaybillCharges charges)
    {
        decimal?[] parts = [charges.WeightCharge, charges.ValuationCharge, charges.Tax, charges.DueAgent, charges.DueCarrier];
        return parts.All(part => part is null) ? [] : Arithmetic.Compare(nameof(charges.Total), charges.Total, Arithmetic.Compute(() => parts.Sum()), "the sum of the column");
    }

    private static IEnumerable<Finding> Column(string name, AirWaybillCharges? column, AirWaybill waybill, FreightPayment payment)
    {
        if (column?.WeightCharge is not { } charge || charge == 0)
            yield break;
        string path = $"{name}.{nameof(column.WeightCharge)}";
        if (waybill.WeightChargePayment is { } stated && stated != payment)
            yield return Finding.Warning(path, "The weight charge stands in the column that the box WT/VAL does not mark; read box and columns again.");
        foreach (Finding finding in PrintedSum.Check(path, charge, waybill.Items, item => item.Total, "the lines' totals"))
            yield return finding;
    }

    private static IEnumerable<Finding> OtherCharges(AirWaybill waybill)
    {
        decimal?[] due = [waybill.Prepaid?.DueAgent, waybill.Prepaid?.DueCarrier, waybill.Collect?.DueAgent, waybill.Collect?.DueCarrier];
        return due.All(part => part is null)
            ? []
            : Arithmetic.Compare(
                nameof(waybill.OtherCharges),
                Arithmetic.Sum(waybill.OtherCharges, charge => charge.Amount),
                Arithmetic.Compute(() => due.Sum()),
                "the other charges due agent and due carrier",
                severity: FindingSeverity.Warning);
    }
}

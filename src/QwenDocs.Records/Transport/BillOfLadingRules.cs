using System.Globalization;
using QwenDocs.Records.Rules;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Transport;

/// <summary>The totals of a bill of lading, its containers, its freight beside the delivery term, and its dates.</summary>
/// <remarks>
/// The limits of a container are the 36,000 kg of ISO 668:2020 and, with room to spare, the 86 m³ of a 45 foot high cube. Freight against the
/// delivery term follows Incoterms® 2020; forwarders' bills depart from it now and then, so it is a warning.
/// </remarks>
internal static class BillOfLadingRules
{
    private const decimal MostKilograms = 36_000;
    private const decimal MostCubicMetres = 90;

    public static IEnumerable<Finding> Check(BillOfLading bill) =>
        Totals(bill).Concat(Containers(bill)).Concat(Freight(bill)).Concat(Scac(bill)).Concat(OnBoard(bill));

    public static IEnumerable<Finding> Check(BillOfLadingContainer container)
    {
        if (Arithmetic.Compute(() => container.GrossWeight + (container.TareWeight ?? 0)) is > MostKilograms)
            yield return Finding.Warning(nameof(container.GrossWeight), "No container may weigh more than 36,000 kg with its goods (ISO 668); the unit or the decimal separator may be misread.");
        if (container.Volume is > MostCubicMetres)
            yield return Finding.Warning(nameof(container.Volume), "No container holds more than 90 m³; the decimal separator may be misread, or this is the total.");
    }

    private static IEnumerable<Finding> Totals(BillOfLading bill) =>
        PrintedSum.Check(nameof(bill.PackageCount), bill.PackageCount, bill.Containers, container => container.PackageCount, "the containers' packages")
            .Concat(PrintedSum.Check(nameof(bill.GrossWeight), bill.GrossWeight, bill.Containers, container => container.GrossWeight, "the containers' gross weights"))
            .Concat(PrintedSum.Check(nameof(bill.Volume), bill.Volume, bill.Containers, container => container.Volume, "the containers' volumes"))
            .Concat(PrintedSum.Check(nameof(bill.PackageCount), bill.PackageCount, bill.Items, item => item.PackageCount, "the goods' packages", FindingSeverity.Warning))
            .Concat(PrintedSum.Check(nameof(bill.GrossWeight), bill.GrossWeight, bill.Items, item => item.GrossWeight, "the goods' gross weights", FindingSeverity.Warning))
            .Concat(PrintedSum.Check(nameof(bill.Volume), bill.Volume, bill.Items, item => item.Volume, "the goods' volumes", FindingSeverity.Warning));

    private static IEnumerable<Finding> Containers(BillOfLading bill)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int index = 0; index < bill.Containers.Count; index++)
        {
            if (bill.Containers[index].Number is { IsValid: true } number && !seen.Add(number.ToString()))
            {
                yield return Finding.Warning(
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(bill.Containers)}[{index}].{nameof(BillOfLadingContainer.Number)}"),
                    "The container stands twice; perhaps it was read twice, or one of the numbers is misread.");
            }
        }

        foreach (Finding finding in Arithmetic.Count(nameof(bill.ContainerCount), bill.ContainerCount, bill.Containers.Count, "containers"))
            yield return finding;
    }

    private static IEnumerable<Finding> Freight(BillOfLading bill)
    {
        if (bill.FreightPayment is { } payment && IncotermFreight.SellerPaysFreight(bill.DeliveryTerm) is { } sellerPays && sellerPays != (payment == FreightPayment.Prepaid))
        {
            string usual = sellerPays ? "prepaid" : "collect";
            yield return Finding.Warning(nameof(bill.FreightPayment), $"Under {bill.DeliveryTerm?.Code} freight is usually {usual}; read the freight clause and the delivery term again.");
        }
    }

    private static IEnumerable<Finding> Scac(BillOfLading bill)
    {
        if (bill.CarrierScac is { } scac && (scac.Length is < 2 or > 4 || !PrintedText.IsLetters(scac)))
            yield return Finding.Warning(nameof(bill.CarrierScac), "This is not a SCAC.", "two to four capital letters, such as MAEU");
    }

    /// <summary>A bill 'received for shipment' is issued before the goods are on board, and gets the note later (UCP 600, article 20); so it is a warning.</summary>
    private static IEnumerable<Finding> OnBoard(BillOfLading bill) =>
        DateOrder.Check(nameof(bill.IssueDate), bill.IssueDate, bill.OnBoardDate, "date of issue", "date on board");
}

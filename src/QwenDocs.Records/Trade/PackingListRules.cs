using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>The sums of a packing list, and each line's packages.</summary>
internal static partial class PackingListRules
{
    private const decimal CubicCentimetres = 1_000_000;

    public static IEnumerable<Finding> Check(PackingList list)
    {
        bool isOneUnit = list.Items.Select(item => UnitCode.Read(item.Unit).ToString()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;

        // Goods that share the package of the line above have no number or count of their own.
        return PrintedSum.Check(nameof(list.PackageCount), list.PackageCount, list.Items, item => item.PackageCount ?? (item.PackageNumbers is null ? 0 : null), "the lines' packages")
            .Concat(isOneUnit ? PrintedSum.Check(nameof(list.TotalQuantity), list.TotalQuantity, list.Items, item => item.Quantity, "the lines' quantities") : [])
            .Concat(PrintedSum.Check(nameof(list.NetWeight), list.NetWeight, list.Items, item => item.NetWeight, "the lines' net weights"))
            .Concat(PrintedSum.CheckGross(nameof(list.GrossWeight), list.GrossWeight, list.Items, item => item.GrossWeight))
            .Concat(PrintedSum.Check(nameof(list.Volume), list.Volume, list.Items, item => item.Volume, "the lines' volumes", FindingSeverity.Warning))
            .Concat(Arithmetic.NetWithinGross(nameof(list.NetWeight), list.NetWeight, list.GrossWeight));
    }

    public static IEnumerable<Finding> Check(PackingListItem item)
    {
        if (item.PackageCount is { } count && Numbered(item.PackageNumbers) is { } numbered && numbered != count)
        {
            yield return Finding.Warning(
                nameof(item.PackageCount),
                string.Create(CultureInfo.InvariantCulture, $"{count} packages are stated, but their numbers run over {numbered}; read both again."));
        }

        if (item.Quantity is { } quantity && Arithmetic.Compute(() => item.QuantityPerPackage * item.PackageCount) is { } packed && packed != quantity)
            yield return Finding.Warning(nameof(item.Quantity), $"{Arithmetic.Text(quantity)} is not the quantity in one package times the packages, which is {Arithmetic.Text(packed)}.");
        if (item.Volume is { } volume && Arithmetic.Compute(() => Size(item.PackageSize) * item.PackageCount / CubicCentimetres) is { } measured
            && !(Arithmetic.Compute(() => Math.Abs(volume - measured)) <= Math.Max(0.01m, measured / 100 * 3)))
        {
            yield return Finding.Warning(
                nameof(item.Volume),
                string.Create(CultureInfo.InvariantCulture, $"{volume} is not the volume of one package times the packages, which is {measured:0.###}."));
        }

        foreach (Finding finding in Arithmetic.NetWithinGross(nameof(item.NetWeight), item.NetWeight, item.GrossWeight))
            yield return finding;
    }

    /// <summary>Counts the packages in <c>1-10</c>, <c>C/NO. 1-10, 12</c> and <c>5</c>; null where letters or anything else make it doubtful.</summary>
    private static int? Numbered(string? numbers)
    {
        string text = Label().Replace(PrintedText.Fold(numbers), "");
        if (!Ranges().IsMatch(text))
            return null;
        int count = 0;
        foreach (Match range in Range().Matches(text))
        {
            int first = int.Parse(range.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            int last = range.Groups[2].Success ? int.Parse(range.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : first;
            if (last < first)
                return null;
            count += last - first + 1;
        }

        return count;
    }

    /// <summary>The volume of one package in cubic centimetres; null where the size is not three numbers in centimetres.</summary>
    private static decimal? Size(string? size)
    {
        Match match = Sides().Match(PrintedText.Fold(size).Replace(',', '.'));
        if (!match.Success)
            return null;
        decimal factor = match.Groups[4].Value.ToUpperInvariant() switch
        {
            "MM" => 0.001m,
            "M" => CubicCentimetres,
            _ => 1,
        };
        return Enumerable.Range(1, 3).Aggregate(factor, (volume, side) => volume * decimal.Parse(match.Groups[side].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\s*(?:(?:C/?NO|CTN|CARTON|PLT|PALLET|NO)S?\.?\s*(?:NO\.?)?|箱号)\s*[:：]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\d{1,6}(?:\s*[-~]\s*\d{1,6})?(?:\s*[,;]\s*\d{1,6}(?:\s*[-~]\s*\d{1,6})?)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"(\d+)(?:\s*[-~]\s*(\d+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\s*(\d+(?:\.\d+)?)\s*(?:CM|MM|M)?\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(?:CM|MM|M)?\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(CM|MM|M)?\s*(?:$|[/(,;])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sides();
}

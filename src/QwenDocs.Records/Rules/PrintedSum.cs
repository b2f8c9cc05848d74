using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Rules;

/// <summary>A total beside the figures that it is the sum of, each rounded where it was printed.</summary>
internal static class PrintedSum
{
    /// <summary>Finds a total that the lines do not add up to. Nothing is found where the total or a line's figure is missing.</summary>
    /// <remarks>
    /// A total with fewer decimals than its lines may be rounded. A difference that rounding of each line explains, as where a weight was shared
    /// out among the lines, is a warning at most.
    /// </remarks>
    public static IEnumerable<Finding> Check<T>(
        FieldPath path,
        decimal? total,
        IReadOnlyList<T> lines,
        Func<T, decimal?> figure,
        string what,
        FindingSeverity severity = FindingSeverity.Error)
    {
        if (total is not { } stated || Arithmetic.Sum(lines, figure) is not { } sum)
            yield break;
        int decimals = lines.Max(line => figure(line)?.Scale ?? 0);
        if (Arithmetic.Compute(() => Math.Abs(stated - sum)) is not { } difference || difference <= (stated.Scale < decimals ? HalfStep(stated.Scale) : 0))
            yield break;
        bool mayBeRounding = decimals > 0 && difference <= HalfStep(decimals) * lines.Count;
        yield return new Finding(
            mayBeRounding && severity > FindingSeverity.Warning ? FindingSeverity.Warning : severity,
            path,
            $"{Arithmetic.Text(stated)} is not the sum of {what}, which is {Arithmetic.Text(sum)}; look for a line that was left out, read twice or misread.")
        {
            Code = RuleCodes.Sum,
        };
    }

    /// <summary>Finds a gross weight below that of the lines, and warns of one above it: pallets may count in the total alone.</summary>
    public static IEnumerable<Finding> CheckGross<T>(FieldPath path, decimal? total, IReadOnlyList<T> lines, Func<T, decimal?> figure) =>
        Check(path, total, lines, figure, "the gross weights", total > Arithmetic.Sum(lines, figure) ? FindingSeverity.Warning : FindingSeverity.Error);

    private static decimal HalfStep(int scale) => new(5, 0, 0, isNegative: false, (byte)Math.Min(scale + 1, 28));
}

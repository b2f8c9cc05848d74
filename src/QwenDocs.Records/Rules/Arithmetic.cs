using System.Globalization;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Rules;

/// <summary>Sums and products on documents: compared after rounding, reported with both figures.</summary>
internal static class Arithmetic
{
    /// <summary>Computes what figures give; <see langword="null"/> where they are so large that no sum or product of them can be held.</summary>
    public static decimal? Compute(Func<decimal?> figure)
    {
        try
        {
            return figure();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Adds what is there; <see langword="null"/> when there is nothing, when one is missing or when the sum is too large.</summary>
    public static decimal? Sum<T>(IEnumerable<T> items, Func<T, decimal?> amount) => Compute(() => Add(items, amount));

    private static decimal? Add<T>(IEnumerable<T> items, Func<T, decimal?> amount)
    {
        decimal? sum = null;
        foreach (T item in items)
        {
            if (amount(item) is not { } value)
                return null;
            sum = (sum ?? 0) + value;
        }

        return sum;
    }

    public static bool Agree(decimal left, decimal right, int decimals = 2, decimal tolerance = 0) =>
        Compute(() => Math.Abs(Round(left, decimals) - Round(right, decimals))) <= tolerance;

    /// <summary>Finds a figure that is not what it must be. Nothing is found where one of the two is missing.</summary>
    public static IEnumerable<Finding> Compare(
        FieldPath path,
        decimal? stated,
        decimal? computed,
        string what,
        int decimals = 2,
        decimal tolerance = 0,
        FindingSeverity severity = FindingSeverity.Error)
    {
        if (stated is { } left && computed is { } right && !Agree(left, right, decimals, tolerance))
            yield return new Finding(severity, path, $"{Text(left)} is not {what}, which is {Text(Round(right, Math.Max(decimals, left.Scale)))}.");
    }

    /// <summary>Finds a number of entries that is not the number that the document states.</summary>
    public static IEnumerable<Finding> Count(FieldPath path, decimal? stated, int listed, string what)
    {
        if (stated is { } count && listed > 0 && count != listed)
            yield return Finding.Error(path, string.Create(CultureInfo.InvariantCulture, $"{Text(count)} is stated, but {listed} {what} are listed; look for one that was left out or read twice."));
    }

    /// <summary>Finds a net weight above the gross weight.</summary>
    public static IEnumerable<Finding> NetWithinGross(FieldPath path, decimal? net, decimal? gross)
    {
        if (net > gross)
            yield return Finding.Error(path, $"The net weight {Text(net.Value)} is above the gross weight {Text(gross.Value)}; perhaps they are exchanged.", code: RuleCodes.AboveGross);
    }

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static decimal Round(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}

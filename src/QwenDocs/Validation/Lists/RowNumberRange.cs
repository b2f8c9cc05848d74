using System.Globalization;

namespace QwenDocs.Validation.Lists;

/// <summary>A stretch of printed row numbers that a list lacks.</summary>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number.</param>
/// <param name="Step">By how much the numbers rise from row to row: 1, 5, 10, 100 or 1,000.</param>
/// <param name="Position">The number of entries of the list that stand before the stretch.</param>
internal sealed record RowNumberRange(int First, int Last, int Step, int Position)
{
    public int Count => ((Last - First) / Step) + 1;

    public bool Contains(int number) => number >= First && number <= Last;

    /// <summary>Returns the first stretches, cut where they would be more rows than a limit.</summary>
    public static IReadOnlyList<RowNumberRange> Take(IEnumerable<RowNumberRange> ranges, int limit)
    {
        List<RowNumberRange> taken = [];
        foreach (RowNumberRange range in ranges)
        {
            if (limit <= 0)
                break;
            taken.Add(range.Count <= limit ? range : range with { Last = range.First + ((limit - 1) * range.Step) });
            limit -= range.Count;
        }

        return taken;
    }

    /// <summary>Writes stretches: <c>4, 7 to 9, 12</c>.</summary>
    public static string Write(IEnumerable<RowNumberRange> ranges) => string.Join(", ", ranges);

    public override string ToString() => First == Last
        ? string.Create(CultureInfo.InvariantCulture, $"{First}")
        : string.Create(CultureInfo.InvariantCulture, $"{First} to {Last}");
}

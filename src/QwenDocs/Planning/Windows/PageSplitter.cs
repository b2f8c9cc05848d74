namespace QwenDocs.Planning.Windows;

/// <summary>Divides pages among as few requests as can be, in order: as evenly as that allows, and at natural places near the even ones.</summary>
/// <param name="tokens">The tokens of each page, label and marks included.</param>
/// <param name="overlap">How many pages of the request before are sent again.</param>
/// <param name="available">The tokens that a request can hold.</param>
/// <param name="maxPages">The most pages that a request may hold, 1 or more.</param>
internal sealed class PageSplitter(int[] tokens, int overlap, long available, int maxPages = int.MaxValue)
{
    // How far from the even place a natural one is looked for.
    private const int Reach = 6;

    private readonly long[] _sums = Sums(tokens);

    /// <summary>Divides the pages as evenly as few requests allow.</summary>
    /// <returns>For each request the index of its first page, overlap included, and the index after its last.</returns>
    public IReadOnlyList<(int Start, int End)> Split()
    {
        int[] needed = CountNeeded();
        List<(int Start, int End)> parts = [];
        for (int start = 0; start < tokens.Length;)
        {
            int end = Choices(start, needed).Even;
            parts.Add((FirstSent(start), end));
            start = end;
        }

        return parts;
    }

    /// <summary>Divides the pages at natural places near the even ones.</summary>
    /// <param name="isNatural">Tells whether the pages may be parted before the page of this index. It is asked for few places only.</param>
    /// <returns>For each request the index of its first page, overlap included, and the index after its last.</returns>
    public async ValueTask<IReadOnlyList<(int Start, int End)>> SplitAsync(Func<int, ValueTask<bool>> isNatural)
    {
        int[] needed = CountNeeded();
        List<(int Start, int End)> parts = [];
        for (int start = 0; start < tokens.Length;)
        {
            int end = await FindNaturalAsync(Choices(start, needed), isNatural).ConfigureAwait(false);
            parts.Add((FirstSent(start), end));
            start = end;
        }

        return parts;
    }

    private static async ValueTask<int> FindNaturalAsync((int Earliest, int Even, int Last) choices, Func<int, ValueTask<bool>> isNatural)
    {
        (int earliest, int even, int last) = choices;
        if (earliest == last)
            return even;
        for (int distance = 0; distance <= Reach; distance++)
        {
            if (even - distance >= earliest && await isNatural(even - distance).ConfigureAwait(false))
                return even - distance;
            if (distance > 0 && even + distance <= last && await isNatural(even + distance).ConfigureAwait(false))
                return even + distance;
        }

        return even;
    }

    /// <summary>The indexes at which the request that starts at an index may end.</summary>
    private (int Earliest, int Even, int Last) Choices(int start, int[] needed)
    {
        int last = Farthest(start);
        int left = needed[start];
        if (left == 1)
            return (tokens.Length, tokens.Length, tokens.Length);

        int earliest = last;
        while (earliest - 1 > start && needed[earliest - 1] <= left - 1)
            earliest--;
        long share = (_sums[^1] - _sums[start]) / left;
        int even = start + 1;
        while (even < last && _sums[even] - _sums[start] < share)
            even++;
        return (earliest, Math.Clamp(even, earliest, last), last);
    }

    /// <summary>The fewest requests for the pages from an index on. Taking as many as fit is optimal, for the order is kept.</summary>
    private int[] CountNeeded()
    {
        int[] needed = new int[tokens.Length + 1];
        for (int start = tokens.Length - 1; start >= 0; start--)
            needed[start] = 1 + needed[Farthest(start)];
        return needed;
    }

    private int Farthest(int start)
    {
        int first = FirstSent(start);
        // Pages of no tokens do not exist, so that equal sums do not either.
        int found = Array.BinarySearch(_sums, start + 1, _sums.Length - start - 1, _sums[first] + available);
        int end = found < 0 ? ~found - 1 : found;
        return Math.Max(start + 1, (int)Math.Min(end, first + (long)maxPages));
    }

    /// <summary>Pages that are sent again make way where the first new page would not fit beside them.</summary>
    private int FirstSent(int start)
    {
        int first = Math.Max(0, start - Math.Min(overlap, maxPages - 1));
        while (first < start && _sums[start + 1] - _sums[first] > available)
            first++;
        return first;
    }

    private static long[] Sums(int[] tokens)
    {
        long[] sums = new long[tokens.Length + 1];
        for (int index = 0; index < tokens.Length; index++)
            sums[index + 1] = sums[index] + tokens[index];
        return sums;
    }
}

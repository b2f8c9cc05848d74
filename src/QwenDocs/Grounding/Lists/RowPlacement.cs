namespace QwenDocs.Grounding.Lists;

/// <summary>Gives every entry of a list its rows, in the order of the list, so that the most values fall into their entry's rows.</summary>
/// <remarks>
/// Dynamic programming from the last entry to the first over the rows in which an entry may start. Only rows that print a value of the entry are tried,
/// and of those the most telling ones, so that time grows with the number of entries and not with entries × rows.
/// </remarks>
internal static class RowPlacement
{
    private const int MostRows = 26;
    private const int MostStarts = 48;

    // A value that lies below the start of its entry counts less: the next entry, or a sum, may be there already.
    private const double RowCost = 0.02;

    /// <param name="entries">The values of each entry.</param>
    /// <param name="rows">How many rows the document has.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static Band[] Place(IReadOnlyList<IReadOnlyList<EntryValue>> entries, int rows, CancellationToken cancellationToken)
    {
        int n = entries.Count;
        SuffixBest best = new(rows + 1);
        Dictionary<(int Entry, int Start), (int Next, (int Entry, int Start)? Then)> ways = [];
        for (int i = n - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<(int Start, double Score)> scores = [];
            foreach (int start in Starts(entries[i], i, n))
            {
                (double score, int next) = Score(entries[i], start, rows, best);
                scores.Add((start, score));
                ways[(i, start)] = (next, best.At(next));
            }

            // Only after all are scored: an entry does not follow itself.
            foreach ((int start, double score) in scores)
                best.Add(start, score, (i, start));
        }

        var bands = new Band[n];
        Array.Fill(bands, Band.Nowhere);
        for ((int Entry, int Start)? at = best.At(0); at is { } placed; at = ways[placed].Then)
            bands[placed.Entry] = new Band(placed.Start, ways[placed].Next - 1, Math.Min(rows - 1, placed.Start + MostRows));
        for (int i = n - 1, following = -1; i >= 0; i--)
        {
            if (!bands[i].IsPlaced)
                continue;
            if (following >= 0)
                bands[i] = bands[i] with { End = Math.Min(bands[i].End, bands[following].Start - 1) };
            following = i;
        }

        return bands;
    }

    /// <summary>The rows in which an entry may start: those of its rarest values; of a value that stands everywhere, those about its share of the document.</summary>
    private static List<int> Starts(IReadOnlyList<EntryValue> entry, int index, int count)
    {
        SortedSet<int> starts = [];
        foreach (EntryValue value in entry.OrderBy(value => value.Places.Count).ThenByDescending(value => value.Weight))
        {
            if (value.Places.Count <= MostStarts)
            {
                starts.UnionWith(value.Places.Select(place => place.Row));
            }
            else if (starts.Count < MostStarts)
            {
                int middle = (int)((long)value.Places.Count * index / Math.Max(1, count)), from = Math.Max(0, middle - (MostStarts / 2));
                starts.UnionWith(value.Places.Skip(from).Take(MostStarts).Select(place => place.Row));
            }

            if (starts.Count >= MostStarts * 2)
                break;
        }

        return [.. starts];
    }

    /// <summary>The best score of an entry that starts at a row, with that of the entries behind it, and the row where the next one may start.</summary>
    private static (double Score, int Next) Score(IReadOnlyList<EntryValue> entry, int start, int rows, SuffixBest best)
    {
        int last = Math.Min(rows - 1, start + MostRows), length = last - start + 1;
        Span<double> gains = stackalloc double[MostRows + 1];
        gains.Clear();
        foreach (EntryValue value in entry)
        {
            double got = 0;
            for (int i = FirstAt(value.Places, start); i < value.Places.Count && value.Places[i].Row <= last; i++)
            {
                (int row, double quality) = value.Places[i];
                double gain = (value.Weight * quality * (row == start ? 1.001 : 1)) - (RowCost * (row - start));
                if (gain <= got)
                    continue;
                gains[row - start] += gain - got;
                got = gain;
            }
        }

        double sum = 0, result = double.NegativeInfinity;
        int next = start + 1;
        for (int i = 0; i < length; i++)
        {
            sum += gains[i];
            double total = sum + best.Score(start + i + 1);
            if (total > result + 1e-9)
                (result, next) = (total, start + i + 1);
        }

        return (result, next);
    }

    private static int FirstAt(IReadOnlyList<(int Row, double Quality)> places, int row)
    {
        int low = 0, high = places.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (places[middle].Row < row)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

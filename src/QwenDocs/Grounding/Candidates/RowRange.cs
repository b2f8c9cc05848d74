namespace QwenDocs.Grounding.Candidates;

/// <summary>The rows in which a value may stand, both ends included.</summary>
internal readonly record struct RowRange(int First, int Last)
{
    public static RowRange All { get; } = new(0, int.MaxValue);

    public static RowRange None { get; } = new(0, -1);

    public bool Has(int row) => row >= First && row <= Last;

    /// <summary>Returns those of some places that begin in the rows; the places are in the order of rows.</summary>
    public static IEnumerable<T> In<T>(IReadOnlyList<T> places, RowRange rows, Func<T, int> rowOf)
    {
        int low = 0, high = places.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (rowOf(places[middle]) < rows.First)
                low = middle + 1;
            else
                high = middle;
        }

        for (int i = low; i < places.Count && rowOf(places[i]) <= rows.Last; i++)
            yield return places[i];
    }
}

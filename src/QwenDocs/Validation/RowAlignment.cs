namespace QwenDocs.Validation;

/// <summary>Finds which rows of two lists are the same: where lists overlap, and where one of them has more, fewer or other rows.</summary>
public static class RowAlignment
{
    // Larger tables are compared row by row at the same index: the matrix would take gigabytes.
    private const long MaxCells = 25_000_000;

    /// <summary>Counts how many rows at the end of one list stand again at the start of the next.</summary>
    /// <param name="leftCount">The number of rows of the first list.</param>
    /// <param name="rightCount">The number of rows of the next list.</param>
    /// <param name="areSame">Tests, the strictest first, that tell whether row i of the first list is row j of the next. The longest overlap by the first test that finds one is taken.</param>
    /// <returns>The number of rows that both lists have; 0 where they follow each other.</returns>
    public static int Overlap(int leftCount, int rightCount, params IReadOnlyList<Func<int, int, bool>> areSame)
    {
        ArgumentNullException.ThrowIfNull(areSame);
        foreach (Func<int, int, bool> isSame in areSame)
        {
            for (int count = Math.Min(leftCount, rightCount); count > 0; count--)
            {
                int start = leftCount - count;
                if (Enumerable.Range(0, count).All(index => isSame(start + index, index)))
                    return count;
            }
        }

        return 0;
    }

    /// <summary>Pairs the rows of two lists in their order, so that the pairs are as similar as can be (Needleman and Wunsch, 1970).</summary>
    /// <param name="leftCount">The number of rows of one list.</param>
    /// <param name="rightCount">The number of rows of the other list.</param>
    /// <param name="similarity">Tells how similar row i of the one and row j of the other are: 1 for the same, 0 or less for rows that are never paired.</param>
    /// <returns>The pairs in order; a row without a counterpart stands with <see langword="null"/>.</returns>
    public static IReadOnlyList<(int? Left, int? Right)> Align(int leftCount, int rightCount, Func<int, int, double> similarity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leftCount);
        ArgumentOutOfRangeException.ThrowIfNegative(rightCount);
        ArgumentNullException.ThrowIfNull(similarity);
        if ((leftCount + 1L) * (rightCount + 1L) > MaxCells)
            return [.. Enumerable.Range(0, Math.Max(leftCount, rightCount)).Select(index => (index < leftCount ? index : (int?)null, index < rightCount ? index : (int?)null))];

        double[,] pairs = new double[leftCount, rightCount];
        double[,] best = new double[leftCount + 1, rightCount + 1];
        for (int left = leftCount - 1; left >= 0; left--)
        {
            for (int right = rightCount - 1; right >= 0; right--)
            {
                pairs[left, right] = similarity(left, right);
                double paired = pairs[left, right] > 0 ? pairs[left, right] + best[left + 1, right + 1] : double.MinValue;
                best[left, right] = Math.Max(paired, Math.Max(best[left + 1, right], best[left, right + 1]));
            }
        }

        List<(int? Left, int? Right)> result = [];
        int row = 0;
        int column = 0;
        while (row < leftCount && column < rightCount)
        {
            if (pairs[row, column] > 0 && best[row, column] == pairs[row, column] + best[row + 1, column + 1])
                result.Add((row++, column++));
            else if (best[row, column] == best[row + 1, column])
                result.Add((row++, null));
            else
                result.Add((null, column++));
        }

        for (; row < leftCount; row++)
            result.Add((row, null));
        for (; column < rightCount; column++)
            result.Add((null, column));
        return result;
    }
}

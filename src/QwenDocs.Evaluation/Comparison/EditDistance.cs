using System.Buffers;

namespace QwenDocs.Evaluation.Comparison;

/// <summary>Counts how many characters have to be put in, left out or exchanged to make one text of another (V. I. Levenshtein, 1966).</summary>
internal static class EditDistance
{
    // What is longer is compared by what both begin and end with.
    private const int MaxLength = 4_000;

    /// <summary>Returns the share of the longer text's characters that need no change.</summary>
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int longest = Math.Max(left.Length, right.Length);
        return longest == 0 ? 1 : 1 - ((double)Distance(left, right) / longest);
    }

    public static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        int end = 0;
        while (end < left.Length && end < right.Length && left[^(end + 1)] == right[^(end + 1)])
            end++;
        left = left[..^end];
        right = right[..^end];
        if (left.IsEmpty || right.IsEmpty || left.Length > MaxLength || right.Length > MaxLength)
            return Math.Max(left.Length, right.Length);

        int[] distances = ArrayPool<int>.Shared.Rent(right.Length + 1);
        try
        {
            for (int column = 0; column <= right.Length; column++)
                distances[column] = column;
            for (int row = 1; row <= left.Length; row++)
            {
                int diagonal = distances[0];
                distances[0] = row;
                for (int column = 1; column <= right.Length; column++)
                {
                    int above = distances[column];
                    distances[column] = Math.Min(Math.Min(above, distances[column - 1]) + 1, diagonal + (left[row - 1] == right[column - 1] ? 0 : 1));
                    diagonal = above;
                }
            }

            return distances[right.Length];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(distances);
        }
    }
}

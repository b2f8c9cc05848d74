using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Candidates;

/// <summary>Where a text stands with few differences.</summary>
/// <param name="Offset">Where it begins in the folded print.</param>
/// <param name="Length">How many folded characters it covers.</param>
/// <param name="Cost">The sum of the differences: 1 for a changed character, 0.4 where the two look alike, 0.9 for one that is missing or too many.</param>
/// <param name="OnlyAlike">Whether all differences are characters that look alike.</param>
internal readonly record struct NearHit(int Offset, int Length, double Cost, bool OnlyAlike);

/// <summary>Finds folded text where it stands with few differences: by the runs of characters that are the same, and by aligning what stands there.</summary>
/// <remarks>The alignment is that of P. H. Sellers, The Theory and Computation of Evolutionary Distances (1980).</remarks>
internal static class NearText
{
    private const double Changed = 1;
    private const double Alike = 0.4;
    private const double Gap = 0.9;
    private const int Places = 6;
    private const int LongestText = 240;
    private static readonly string[] LookAlikes = ["o0qdc", "1ilt7j", "5s", "8b3", "2z", "6g", "uv", "ef", "rk", "mn", "hn", "a4"];

    /// <summary>Returns the best place, or null where nothing comes within the limit.</summary>
    /// <param name="print">The print.</param>
    /// <param name="folded">The folded text.</param>
    /// <param name="limit">How dear the differences may be.</param>
    /// <param name="accept">Which places count.</param>
    public static NearHit? Find(PrintIndex print, string folded, double limit, Func<TextHit, bool> accept)
    {
        if (folded.Length is < 3 or > LongestText)
            return null;
        NearHit? best = null;
        string text = print.Folded.Text;
        int slack = (int)Math.Ceiling(limit / Gap) + 17;
        foreach (int place in print.Folded.FindNear(folded, Places))
        {
            int start = Math.Max(0, place - 1), end = Math.Min(text.Length, place + folded.Length + slack);
            if (text.AsSpan(start, end - start).IndexOf('\n') is var stop and >= 0)
                end = start + stop;
            if (end - start < 2 || Align(text, start, end, folded) is not { Length: > 0 } hit || hit.Cost > limit || (best is { } known && known.Cost <= hit.Cost))
                continue;
            if (accept(print.Hit(hit.Offset, hit.Length)))
                best = hit;
        }

        return best;
    }

    private static NearHit? Align(string text, int start, int end, string claimed)
    {
        int m = claimed.Length, n = end - start;
        double[,] table = new double[m + 1, n + 1];
        for (int i = 1; i <= m; i++)
            table[i, 0] = i * Gap;
        for (int j = 1; j <= n; j++)
        {
            for (int i = 1; i <= m; i++)
                table[i, j] = Math.Min(table[i - 1, j - 1] + Cost(claimed[i - 1], text[start + j - 1]), Math.Min(table[i, j - 1], table[i - 1, j]) + Gap);
        }

        int at = 0;
        for (int j = 1; j <= n; j++)
        {
            if (table[m, j] < table[m, at])
                at = j;
        }

        bool onlyAlike = true;
        int x = m, y = at;
        while (x > 0)
        {
            if (y > 0 && Math.Abs(table[x, y] - table[x - 1, y - 1] - Cost(claimed[x - 1], text[start + y - 1])) < 1e-9)
            {
                onlyAlike &= Cost(claimed[x - 1], text[start + y - 1]) < Changed;
                x--;
                y--;
            }
            else if (y > 0 && Math.Abs(table[x, y] - table[x, y - 1] - Gap) < 1e-9)
            {
                onlyAlike = false;
                y--;
            }
            else
            {
                onlyAlike = false;
                x--;
            }
        }

        return new NearHit(start + y, at - y, table[m, at], onlyAlike);
    }

    private static double Cost(char claimed, char read)
    {
        if (claimed == read)
            return 0;
        foreach (string group in LookAlikes)
        {
            if (group.Contains(claimed) && group.Contains(read))
                return Alike;
        }

        return Changed;
    }
}

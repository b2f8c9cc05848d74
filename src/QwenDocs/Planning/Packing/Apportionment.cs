namespace QwenDocs.Planning.Packing;

/// <summary>Divides what several share, so that the parts add up to the whole exactly.</summary>
internal static class Apportionment
{
    /// <summary>Divides a whole number by weights; what rounding leaves goes to the largest remainders.</summary>
    public static int[] Of(int total, IReadOnlyList<int> weights)
    {
        long sum = weights.Sum(weight => (long)weight);
        if (sum == 0)
            return Of(total, [.. Enumerable.Repeat(1, weights.Count)]);
        int[] shares = [.. weights.Select(weight => (int)((Int128)total * weight / sum))];
        int[] byRemainder = [.. Enumerable.Range(0, weights.Count).OrderByDescending(index => (long)((Int128)total * weights[index] % sum))];
        int left = total - shares.Sum();
        for (int index = 0; index < left; index++)
            shares[byRemainder[index]]++;
        return shares;
    }

    /// <summary>Divides an amount of money by weights to a millionth of a cent; what rounding leaves goes to the last share.</summary>
    public static decimal[] Of(decimal total, IReadOnlyList<decimal> weights)
    {
        const int Digits = 8;
        decimal sum = weights.Sum();
        decimal[] shares = new decimal[weights.Count];
        decimal left = total;
        for (int index = 0; index < shares.Length; index++)
        {
            decimal share = sum == 0 ? total / shares.Length : total * weights[index] / sum;
            shares[index] = index == shares.Length - 1 ? left : Math.Min(left, Math.Round(share, Digits, MidpointRounding.ToZero));
            left -= shares[index];
        }

        return shares;
    }
}

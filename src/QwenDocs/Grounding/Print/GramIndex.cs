namespace QwenDocs.Grounding.Print;

/// <summary>Finds texts in a long text in a time that depends on how often they stand there, and not on its length.</summary>
/// <remarks>It keeps where each run of two and of four characters stands, by their hash; a search verifies the places of the rarest run of its text.</remarks>
internal sealed class GramIndex
{
    private const int Short = 2;
    private const int Long = 4;
    private const int Bits = 16;

    // What stands more often than this is too common to say where a misread text is.
    private const int MostCommon = 400;
    private const int Bucket = 16;

    private readonly string _text;
    private readonly (int[] Starts, int[] Places) _short;
    private readonly (int[] Starts, int[] Places) _long;

    public GramIndex(string text)
    {
        _text = text;
        _short = Build(Short);
        _long = Build(Long);
    }

    /// <summary>Returns where a text stands, in order.</summary>
    public IEnumerable<int> Find(string text)
    {
        if (text.Length == 0)
            yield break;
        if (text.Length < Short)
        {
            for (int at = _text.IndexOf(text, StringComparison.Ordinal); at >= 0; at = at + 1 < _text.Length ? _text.IndexOf(text, at + 1, StringComparison.Ordinal) : -1)
                yield return at;
            yield break;
        }

        int length = text.Length >= Long ? Long : Short;
        (int[] starts, int[] places) = length == Long ? _long : _short;
        int rarest = 0, fewest = int.MaxValue;
        for (int i = 0; i + length <= text.Length; i++)
        {
            int hash = Hash(text, i, length), count = starts[hash + 1] - starts[hash];
            if (count < fewest)
                (rarest, fewest) = (i, count);
        }

        int bucket = Hash(text, rarest, length);
        for (int i = starts[bucket]; i < starts[bucket + 1]; i++)
        {
            int at = places[i] - rarest;
            if (at >= 0 && at + text.Length <= _text.Length && string.CompareOrdinal(_text, at, text, 0, text.Length) == 0)
                yield return at;
        }
    }

    /// <summary>Returns where a text may stand with differences: where the most of its runs stand at their distance from each other, the best places first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many places to return.</param>
    public IEnumerable<int> FindNear(string text, int most)
    {
        int length = text.Length >= 8 ? Long : Short;
        if (text.Length < length)
            return [];
        (int[] starts, int[] places) = length == Long ? _long : _short;
        Dictionary<int, int> votes = [];
        int step = Math.Max(1, text.Length / 64);
        for (int i = 0; i + length <= text.Length; i += step)
        {
            int hash = Hash(text, i, length);
            if (starts[hash + 1] - starts[hash] > MostCommon)
                continue;
            for (int p = starts[hash]; p < starts[hash + 1]; p++)
            {
                int bucket = Math.Max(0, places[p] - i) / Bucket;
                votes[bucket] = votes.GetValueOrDefault(bucket) + 1;
            }
        }

        return votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(most).Select(vote => vote.Key * Bucket);
    }

    private (int[] Starts, int[] Places) Build(int length)
    {
        int[] starts = new int[(1 << Bits) + 1];
        int count = Math.Max(0, _text.Length - length + 1);
        for (int i = 0; i < count; i++)
            starts[Hash(_text, i, length) + 1]++;
        for (int i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        int[] places = new int[count], next = starts[..^1];
        for (int i = 0; i < count; i++)
            places[next[Hash(_text, i, length)]++] = i;
        return (starts, places);
    }

    private static int Hash(string text, int start, int length)
    {
        uint hash = 2166136261;
        for (int i = start; i < start + length; i++)
            hash = (hash ^ text[i]) * 16777619;
        return (int)((hash ^ (hash >> Bits)) & ((1 << Bits) - 1));
    }
}

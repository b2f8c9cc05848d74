namespace QwenDocs.Grounding.Lists;

/// <summary>The best placement of later entries from a row on: maxima over suffixes, in logarithmic time (P. M. Fenwick, 1994).</summary>
internal sealed class SuffixBest(int rows)
{
    private readonly (double Score, int Entry, int Start)[] _tree = new (double, int, int)[rows + 1];

    public double Score(int row) => Find(row).Score;

    /// <summary>Returns the entry that comes first in the best placement from a row on, and its row; null where none is placed.</summary>
    public (int Entry, int Start)? At(int row) => Find(row) is { Score: > 0 } found ? (found.Entry, found.Start) : null;

    public void Add(int row, double score, (int Entry, int Start) placed)
    {
        for (int i = rows - row; i < _tree.Length; i += i & -i)
        {
            if (score > _tree[i].Score)
                _tree[i] = (score, placed.Entry, placed.Start);
        }
    }

    private (double Score, int Entry, int Start) Find(int row)
    {
        (double Score, int Entry, int Start) best = default;
        for (int i = Math.Max(0, rows - row); i > 0; i -= i & -i)
        {
            if (_tree[i].Score > best.Score)
                best = _tree[i];
        }

        return best;
    }
}

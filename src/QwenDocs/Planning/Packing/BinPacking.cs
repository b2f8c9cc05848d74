namespace QwenDocs.Planning.Packing;

/// <summary>Fills requests with documents: each time the largest that still fits, which is first-fit decreasing, request by request.</summary>
/// <param name="capacity">The tokens that a request may take.</param>
/// <param name="maxDocuments">The most documents in one request.</param>
internal sealed class BinPacking(long capacity, int maxDocuments)
{
    // By weight, ascending; of equal ones the oldest is taken first, so that it stands last.
    private readonly List<(long Weight, int Key)> _waiting = [];
    private bool _isSorted = true;

    /// <summary>Gets the number of documents that wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>Adds a document.</summary>
    /// <param name="key">A number that is higher for later documents.</param>
    /// <param name="weight">The tokens that it takes.</param>
    public void Add(int key, long weight)
    {
        _waiting.Add((weight, -key));
        _isSorted = false;
    }

    /// <summary>Takes the documents of one request.</summary>
    /// <param name="startWithOldest">Whether the document with the lowest key is among them whatever its size, so that none waits for ever.</param>
    /// <returns>The keys, ascending; at least one document where any waits that fits.</returns>
    public List<int> Take(bool startWithOldest)
    {
        if (!_isSorted)
            _waiting.Sort();
        _isSorted = true;

        List<int> taken = [];
        long left = capacity;
        if (startWithOldest && _waiting.Count > 0)
        {
            int oldest = 0;
            for (int index = 1; index < _waiting.Count; index++)
                oldest = _waiting[index].Key > _waiting[oldest].Key ? index : oldest;
            Take(oldest, taken, ref left);
        }

        while (taken.Count < maxDocuments && LargestWithin(left) is >= 0 and var index)
            Take(index, taken, ref left);
        taken.Sort();
        return taken;
    }

    private void Take(int index, List<int> taken, ref long left)
    {
        left -= _waiting[index].Weight;
        taken.Add(-_waiting[index].Key);
        _waiting.RemoveAt(index);
    }

    private int LargestWithin(long left)
    {
        int found = _waiting.BinarySearch((left, int.MaxValue));
        return (found < 0 ? ~found : found) - 1;
    }
}

using QwenDocs.Planning.Packing;

namespace QwenDocs.Pipelines.Execution;

/// <summary>The documents from which the next request is filled.</summary>
internal sealed class PackingQueue<T>(int maxDocuments)
{
    private readonly List<QueuedDocument<T>> _waiting = [];

    public int Count => _waiting.Count;

    /// <summary>Gets the document that has waited longest.</summary>
    public QueuedDocument<T> Oldest => _waiting[0];

    public void Add(QueuedDocument<T> document) => _waiting.Add(document);

    /// <summary>Takes the documents of one request: one that is too large to be packed, or the oldest with those that fill its request best.</summary>
    public IReadOnlyList<QueuedDocument<T>> Take(PackingPlanner planning)
    {
        QueuedDocument<T>? large = _waiting.Find(document => document.Packable is not { } packable || !planning.Fits(packable));
        if (large is not null)
        {
            _waiting.Remove(large);
            return [large];
        }

        BinPacking packing = new(planning.AvailableTokens, maxDocuments);
        for (int index = 0; index < _waiting.Count; index++)
            packing.Add(index, planning.Weigh(_waiting[index].Packable!));
        List<QueuedDocument<T>> taken = [.. packing.Take(startWithOldest: true).Select(index => _waiting[index])];
        _waiting.RemoveAll(taken.Contains);
        return taken;
    }

    /// <summary>Gives all of them up.</summary>
    public void Cancel(CancellationToken cancellationToken)
    {
        foreach (QueuedDocument<T> document in _waiting)
        {
            document.Cancel(cancellationToken);
            document.Dispose();
        }

        _waiting.Clear();
    }
}

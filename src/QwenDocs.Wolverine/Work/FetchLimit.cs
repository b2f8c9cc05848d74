namespace QwenDocs.Wolverine.Work;

/// <summary>Lets Wolverine fetch as many documents as this process can begin at once, and no more: what would wait here is left to processes that have nothing to do.</summary>
internal sealed class FetchLimit(int maxConcurrency)
{
    // Of a message between its fetch and its handler. One that Wolverine drops on the way never begins, and nobody tells.
    private static readonly TimeSpan LongestArrival = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, long> _arriving = [];
    private TaskCompletionSource _room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>Gets or sets what tells the listener of the queue how many messages it may fetch the next time.</summary>
    public Action<int> SetPageSize { get; set; } = static _ => { };

    public void Begin(Guid message) => Add(1, message);

    public void End() => Add(-1, null);

    /// <summary>Waits until this process can begin a document, and keeps the place for a message until it begins.</summary>
    public async Task WaitForRoomAsync(Guid message, TimeProvider time, CancellationToken cancellationToken)
    {
        while (Reserve(message, time) is { } room)
        {
            await room.WaitAsync(LongestArrival, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task? Reserve(Guid message, TimeProvider time)
    {
        lock (_lock)
        {
            foreach ((Guid lost, _) in _arriving.Where(arrival => time.GetElapsedTime(arrival.Value) >= LongestArrival).ToArray())
                _arriving.Remove(lost);
            if (_underWay + _arriving.Count >= maxConcurrency)
                return _room.Task;
            _arriving[message] = time.GetTimestamp();
            return null;
        }
    }

    private void Add(int documents, Guid? message)
    {
        // In one piece: the last that is told must be the last that was counted.
        lock (_lock)
        {
            if (message is { } begun)
                _arriving.Remove(begun);
            _underWay += documents;
            SetPageSize(Math.Max(0, maxConcurrency - _underWay));
            if (documents < 0)
            {
                _room.SetResult();
                _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}

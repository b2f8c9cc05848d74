namespace QwenDocs.Wolverine.Work;

/// <summary>Lets Wolverine fetch as many documents as this process can begin at once, and no more: what would wait here is left to processes that have nothing to do.</summary>
internal sealed class FetchLimit(int maxConcurrency)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>Gets or sets what tells the listener of the queue how many messages it may fetch the next time.</summary>
    public Action<int> SetPageSize { get; set; } = static _ => { };

    public void Begin() => Add(1);

    public void End() => Add(-1);

    /// <summary>Waits until this process can begin a document.</summary>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (FindRoom() is { } room)
            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task? FindRoom()
    {
        lock (_lock)
            return _underWay < maxConcurrency ? null : _room.Task;
    }

    private void Add(int documents)
    {
        // In one piece: the last that is told must be the last that was counted.
        lock (_lock)
        {
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

namespace QwenDocs.Grounding;

/// <summary>Ends a comparison when its time is over, or when the caller cancels it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public TimeLimit(TimeSpan limit, TimeProvider timeProvider, CancellationToken caller)
    {
        _caller = caller;
        _time = new CancellationTokenSource(limit, timeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, caller);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Gets a value indicating whether it is the time that ended a comparison, and not the caller.</summary>
    public bool IsOver => _time.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Throws where the caller has cancelled.</summary>
    public void ThrowIfCanceled() => _caller.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}

namespace QwenDocs.Tests.Pipelines;

/// <summary>
/// A clock by which time goes on as usual, but on which time limits end only when a test says so: for the request concerned alone, and
/// without a wait. What else is under way has all the time that it needs, however slow the machine is.
/// </summary>
internal sealed class LimitClock : TimeProvider
{
    private readonly AsyncLocal<string?> _request = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Request, TimeSpan Limit), Limit> _running = [];
    private readonly HashSet<(string Request, TimeSpan Limit)> _ended = [];

    /// <summary>Names the request that all limits set in this flow belong to.</summary>
    public void Enter(string request) => _request.Value = request;

    /// <summary>Ends a limit of a request: now, or as soon as it is set.</summary>
    public void End(string request, TimeSpan limit)
    {
        lock (_gate)
        {
            if (_running.Remove((request, limit), out Limit? running))
                running.Fire();
            else
                _ended.Add((request, limit));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Limit limit = new(this, _request.Value ?? string.Empty, callback, state);
        limit.Change(dueTime, period);
        return limit;
    }

    private sealed class Limit(LimitClock clock, string request, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _due = Timeout.InfiniteTimeSpan;

        // Never inside the caller, who may be in the middle of something.
        public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback(state));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (clock._running.GetValueOrDefault((request, _due)) == this)
                    clock._running.Remove((request, _due));
                _due = dueTime;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                if (clock._ended.Remove((request, dueTime)))
                    Fire();
                else
                    clock._running[(request, dueTime)] = this;
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

namespace QwenDocs.Endpoints.Throttling;

/// <summary>A number of requests that grows and shrinks with what the server says; waiters are served in their order.</summary>
internal sealed class AdaptiveConcurrencyLimiter(ThrottlingOptions options, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private double _limit = options.InitialConcurrency;
    private int _inFlight;
    private int _round;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private double? _best;
    private double _recent;
    private int _answersThisRound;

    public int Limit
    {
        get
        {
            lock (_gate)
                return (int)_limit;
        }
    }

    /// <summary>Gets the number of decreases so far. A request that was sent before the last one says nothing new.</summary>
    public int Round
    {
        get
        {
            lock (_gate)
                return _round;
        }
    }

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> waiter;
        lock (_gate)
        {
            if (_waiting.Count == 0 && HasRoom)
            {
                _inFlight++;
                return;
            }

            waiter = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((Waiter)state!).Cancel(token), new Waiter(this, waiter)))
            await waiter.Value.Task.ConfigureAwait(false);
    }

    public void Exit()
    {
        lock (_gate)
        {
            _inFlight--;
            LetIn();
        }
    }

    public void Answered(int round, double pace)
    {
        lock (_gate)
        {
            _best = Math.Min(pace, (_best ?? pace) * 1.01);
            _recent = _answersThisRound == 0 ? pace : _recent + (0.2 * (pace - _recent));
            _answersThisRound++;
            if (round == _round && _recent > options.LatencyTolerance * _best && _answersThisRound >= _limit)
                Decrease(0.9);
            else if (_inFlight >= (int)_limit)
                _limit = Math.Min(options.MaxConcurrency, _limit + (1 / _limit));
            LetIn();
        }
    }

    public void Refused(int round, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            if (round == _round)
                Decrease(0.5);
            if (retryAfter is not { } wait || wait <= TimeSpan.Zero)
                return;
            DateTimeOffset until = timeProvider.GetUtcNow() + wait;
            if (until <= _pausedUntil)
                return;
            _pausedUntil = until;
        }

        _ = ResumeAsync(retryAfter.Value);
    }

    private bool HasRoom => _inFlight < (int)_limit && timeProvider.GetUtcNow() >= _pausedUntil;

    private void Decrease(double factor)
    {
        _limit = Math.Max(options.MinConcurrency, _limit * factor);
        _round++;
        _answersThisRound = 0;
    }

    private void LetIn()
    {
        while (_waiting.First is { } first && HasRoom)
        {
            _waiting.RemoveFirst();
            if (first.Value.TrySetResult())
                _inFlight++;
        }
    }

    private async Task ResumeAsync(TimeSpan wait)
    {
        await Task.Delay(wait, timeProvider).ConfigureAwait(false);
        lock (_gate)
            LetIn();
    }

    private sealed record Waiter(AdaptiveConcurrencyLimiter Limiter, LinkedListNode<TaskCompletionSource> Node)
    {
        public void Cancel(CancellationToken cancellationToken)
        {
            lock (Limiter._gate)
            {
                // Whoever was let in already keeps its place and gives it back.
                if (Node.Value.TrySetCanceled(cancellationToken) && Node.List is { } list)
                    list.Remove(Node);
            }
        }
    }
}

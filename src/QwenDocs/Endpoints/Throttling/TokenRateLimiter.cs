namespace QwenDocs.Endpoints.Throttling;

/// <summary>A bucket of tokens that fills with the time. It may be overdrawn: whoever overdraws it waits until it is level again, and so nobody is passed by.</summary>
/// <remarks><c>System.Threading.RateLimiting</c> has such buckets, but they cannot be driven by a <see cref="TimeProvider"/>.</remarks>
internal sealed class TokenRateLimiter(int tokensPerMinute, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly double _perSecond = tokensPerMinute / 60.0;
    private readonly double _most = tokensPerMinute / 2.0;
    private double _tokens = tokensPerMinute / 2.0;
    private long _filledAt = timeProvider.GetTimestamp();

    public async Task TakeAsync(int tokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan wait;
        lock (_gate)
        {
            Fill();
            _tokens -= tokens;
            wait = _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _perSecond);
        }

        if (wait == TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Correct(tokens, 0);
            throw;
        }
    }

    /// <summary>Gives back what was expected and takes what it really was.</summary>
    public void Correct(int expected, int actual)
    {
        lock (_gate)
        {
            Fill();
            _tokens = Math.Min(_most, _tokens + expected - actual);
        }
    }

    private void Fill()
    {
        long now = timeProvider.GetTimestamp();
        _tokens = Math.Min(_most, _tokens + (timeProvider.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
        _filledAt = now;
    }
}

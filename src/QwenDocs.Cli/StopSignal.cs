namespace QwenDocs.Cli;

/// <summary>What Ctrl-C asks for: a batch ends what it has begun first; pressed again, and in every other command, it ends at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _cancelled = new();
    private volatile bool _isDisposed;

    /// <summary>Gets the token that ends the begun work.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Gets the token after which nothing further is begun.</summary>
    public CancellationToken Draining => _draining.Token;

    /// <summary>Gets or sets a value indicating whether the command that runs ends what it has begun before it stops.</summary>
    public bool CanDrain { get; set; }

    /// <summary>Gets or sets how far the command is, in words: what a person is told whose Ctrl-C ended it.</summary>
    public string? Reached { get; set; }

    /// <summary>Takes a Ctrl-C.</summary>
    /// <returns>Whether there was something to end; else the process itself is meant.</returns>
    public bool Press()
    {
        if (_isDisposed || _cancelled.IsCancellationRequested)
            return false;
        if (CanDrain && !_draining.IsCancellationRequested)
            _draining.Cancel();
        else
            _cancelled.Cancel();
        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _draining.Dispose();
        _cancelled.Dispose();
    }
}

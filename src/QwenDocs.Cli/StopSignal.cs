namespace QwenDocs.Cli;

/// <summary>What Ctrl-C asks for: a batch ends what it has begun first; pressed again, and in every other command, it ends at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>Gets the token that ends the begun work.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Gets the token after which nothing further is begun.</summary>
    public CancellationToken Draining => _draining.Token;

    /// <summary>Gets or sets a value indicating whether the command that runs ends what it has begun before it stops.</summary>
    public bool CanDrain { get; set; }

    public void Press()
    {
        if (CanDrain && !_draining.IsCancellationRequested)
            _draining.Cancel();
        else
            _cancelled.Cancel();
    }

    public void Dispose()
    {
        _draining.Dispose();
        _cancelled.Dispose();
    }
}

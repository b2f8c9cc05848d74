namespace QwenDocs.Endpoints.Http;

/// <summary>What happens to one request over all its attempts: who is told of its growing answer, and when it began.</summary>
internal sealed class ResponseListener(IProgress<ModelResponseUpdate>? progress, TimeProvider timeProvider, CancellationToken caller = default)
{
    private readonly long _started = timeProvider.GetTimestamp();
    private long _attemptStarted;
    private bool _hasText;

    /// <summary>Gets the number of attempts so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets the time from the request to the first text of the answer that counts, when it was streamed.</summary>
    public TimeSpan? TimeToFirstText { get; private set; }

    /// <summary>Gets the time from the attempt to its first text, when it was streamed.</summary>
    public TimeSpan? FirstTextOfAttempt { get; private set; }

    /// <summary>Gets a value indicating whether the caller, and no time limit, ended the request.</summary>
    public bool IsCancelled => caller.IsCancellationRequested;

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_started);

    public void BeginAttempt()
    {
        Attempts++;
        if (_hasText)
            progress?.Report(new ModelResponseUpdate(string.Empty, IsRestart: true));
        _hasText = false;
        TimeToFirstText = null;
        FirstTextOfAttempt = null;
        _attemptStarted = timeProvider.GetTimestamp();
    }

    public void Add(string text)
    {
        _hasText = true;
        TimeToFirstText ??= Elapsed;
        FirstTextOfAttempt ??= timeProvider.GetElapsedTime(_attemptStarted);
        progress?.Report(new ModelResponseUpdate(text));
    }
}

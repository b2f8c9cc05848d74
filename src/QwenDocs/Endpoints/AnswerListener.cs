namespace QwenDocs.Endpoints;

/// <summary>What happens to one request over all its attempts: who is told of its growing answer, and when it began.</summary>
internal sealed class AnswerListener(IProgress<ChatUpdate>? progress, TimeProvider timeProvider)
{
    private readonly long _started = timeProvider.GetTimestamp();
    private bool _hasText;

    /// <summary>Gets the number of attempts so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets the time from the request to the first text of the answer that counts, when it was streamed.</summary>
    public TimeSpan? TimeToFirstText { get; private set; }

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_started);

    public void BeginAttempt()
    {
        Attempts++;
        if (_hasText)
            progress?.Report(new ChatUpdate(string.Empty, IsRestart: true));
        _hasText = false;
        TimeToFirstText = null;
    }

    public void Add(string text)
    {
        _hasText = true;
        TimeToFirstText ??= Elapsed;
        progress?.Report(new ChatUpdate(text));
    }
}

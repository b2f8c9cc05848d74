using QwenDocs.Pipelines;

namespace QwenDocs.Cli.Batches;

/// <summary>How far a batch is.</summary>
/// <param name="total">The number of its files.</param>
/// <param name="time">The clock.</param>
internal sealed class BatchState(int total, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public int Total => total;

    public PipelineSummary Summary { get; } = new();

    /// <summary>Gets the number of files that are done.</summary>
    public int Done { get; private set; }

    /// <summary>Gets the number of files that failed or have no record.</summary>
    public int Failed { get; private set; }

    public int FromJournal { get; private set; }

    /// <summary>Gets or sets why no further file is begun; <see langword="null"/> as long as they are.</summary>
    public string? Stopping { get; set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Gets an estimate of the time that is left, by the files that this run has worked on; <see langword="null"/> where it has none yet.</summary>
    public TimeSpan? Left => Done - FromJournal is > 0 and var worked ? Elapsed / worked * (total - Done) : null;

    public void Add(PipelineOutcome outcome)
    {
        Done++;
        FromJournal += outcome.IsFromJournal ? 1 : 0;
        Failed += outcome.IsSuccess ? 0 : 1;
    }
}

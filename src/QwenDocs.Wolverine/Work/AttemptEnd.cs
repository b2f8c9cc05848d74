using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine.Work;

/// <summary>How an attempt at a document ended; without anything, its outcome was written.</summary>
internal sealed record AttemptEnd
{
    /// <summary>Gets the number of the attempt; <see langword="null"/> where nothing was sent.</summary>
    public int? Attempt { get; init; }

    /// <summary>Gets why it is tried again later.</summary>
    public FailureInfo? Failure { get; init; }

    /// <summary>Gets how long to wait for the worker that is at the document.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Gets a value indicating whether the document is another worker's by now.</summary>
    public bool IsRefused { get; init; }
}

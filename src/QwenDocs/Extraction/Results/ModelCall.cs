using QwenDocs.Endpoints;

namespace QwenDocs.Extraction;

/// <summary>One call of the model on the way to a record, and what came of it.</summary>
/// <param name="Reason">Why it was called.</param>
/// <param name="RequestNumber">The number of the plan's request that it belongs to, counted from 1; 0 for a second look, which belongs to none.</param>
/// <param name="Response">The answer, or <see langword="null"/> when there was none.</param>
/// <param name="Failure">Why there was no answer, or why nothing was sent; the record is then made of the answers before.</param>
public sealed record ModelCall(ModelCallReason Reason, int RequestNumber, ModelResponse? Response, QwenDocsException? Failure = null)
{
    /// <summary>Gets the time from the call to the end of its answer, failed attempts and the waits between them included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the number of attempts that failed on the way to the answer, or to giving up.</summary>
    public int FailedAttempts => Response?.Metadata.FailedAttempts.Count ?? FailedAttemptsOf(Failure);

    /// <summary>Gets a value indicating whether the answer came from a cache, so that no model was asked.</summary>
    public bool IsFromCache => Response?.Metadata.IsFromCache == true;

    /// <summary>Gets a value indicating whether another endpoint answered in place of the first one.</summary>
    public bool IsFallback => Response?.Metadata.FallbackReason is not null;

    /// <summary>Gets the time from sending to the first piece of the answer; <see langword="null"/> where it was not measured.</summary>
    public TimeSpan? TimeToFirstToken => Response?.Metadata.TimeToFirstToken;

    /// <summary>Returns the number of attempts that failed before an exception: those of an endpoint, or none.</summary>
    internal static int FailedAttemptsOf(Exception? failure) => (failure as EndpointException)?.FailedAttempts.Count ?? 0;
}

namespace QwenDocs.Pipelines;

/// <summary>Remembers which documents were begun and what came of them, so that a pipeline that was stopped goes on where it was: see <see cref="PipelineOptions.Journal"/>.</summary>
/// <remarks>
/// <see cref="JsonLinesJournal"/> keeps it in a file. Implement it for a database: what a method has written must outlive the process when its task completes. Members are called from
/// several threads at once. What they throw ends the run: documents that are under way come out, no further one is begun.
/// </remarks>
public interface IExtractionJournal
{
    /// <summary>Gets what is known of a piece of work.</summary>
    /// <param name="key">The work.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state; <see cref="JournalState.Unknown"/> where nothing is known.</returns>
    ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default);

    /// <summary>Writes that work is about to be paid for. Nothing is sent before this has completed.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where another process is at the same work, or has completed it since it was looked up (<see cref="JournalAttempt.KnownCompletion"/>): this one then leaves it alone.</returns>
    ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default);

    /// <summary>Writes what came of work. It takes the place of what was known before.</summary>
    /// <param name="entry">What came of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where another process has taken the work over meanwhile: what that one writes stands.</returns>
    ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default);
}
